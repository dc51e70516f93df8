#include "html_style.hpp"

namespace guong::inline v0::html {

// Closed branches cannot be opened on paper: `::details-content` shows what is inside them. Browsers that do not know it print them as they stand.
std::string_view style() noexcept {
    return R"css(
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1b1b1b; --faint: #595959; --line: #d4d4d4; --good: #14692b; --bad: #a3161a; --open: #7a4b00;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #16181b; --ink: #e9e9e9; --faint: #a9a9a9; --line: #41454a; --good: #7bd08f; --bad: #ff9a94; --open: #f0bd66; }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 50rem; padding: 1rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 "Noto Sans", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere;
}
h1, h2, h3 { line-height: 1.25; margin: 1.5rem 0 .5rem; }
h1 { font-size: 1.4rem; margin-top: 0; }
h2 { font-size: 1.2rem; }
h3 { font-size: 1.05rem; }
p { margin: .15rem 0; }
article { border-top: 2px solid var(--line); margin-top: 2rem; padding-top: 1rem; }
article:only-of-type { border: 0; margin: 0; padding: 0; }
article > h2:first-child { margin-top: 0; }
table { border-collapse: collapse; width: 100%; margin: .75rem 0; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .5rem .35rem 0; text-align: left; vertical-align: top; }
a { color: inherit; }
dl { margin: .5rem 0; }
dt { color: var(--faint); font-size: .875rem; }
dd { margin: 0 0 .4rem; }
ul, ol { margin: .25rem 0; padding-left: 1.4rem; }
.tree ul { border-left: 2px solid var(--line); list-style: none; margin-left: .3rem; padding-left: .8rem; }
.tree > ul { border: 0; margin-left: 0; padding-left: 0; }
.tree li { margin: .6rem 0; }
.tree .below { padding-left: 1.1rem; }
summary { cursor: pointer; padding-left: 1.1rem; text-indent: -1.1rem; }
.leaf { padding-left: 1.1rem; text-indent: -1.1rem; }
.answer { font-weight: 600; }
.good { color: var(--good); }
.bad { color: var(--bad); }
.open { color: var(--open); }
.neutral, .cite, .ground, .place, .advice { color: var(--faint); }
.ground { font-size: .9375rem; }
.place { font-size: .8125rem; }
.value { font-weight: 600; }
.advice { border-top: 1px solid var(--line); font-size: .875rem; margin-top: 2rem; padding-top: .5rem; }
.up { font-size: .875rem; }
@page { size: A4; margin: 20mm 15mm 20mm 30mm; }
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --faint: #444; --line: #999; --good: #000; --bad: #000; --open: #000; }
  body { max-width: none; padding: 0; font: 12pt/1.4 "Times New Roman", "Liberation Serif", "Noto Serif", serif; }
  h1, h2, h3, summary, .leaf { break-after: avoid; }
  p, td, dd { orphans: 3; widows: 3; }
  article { break-before: page; border: 0; margin: 0; padding: 0; }
  article:only-of-type { break-before: auto; }
  summary { list-style: none; }
  summary::-webkit-details-marker { display: none; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
  .up { display: none; }
}
)css";
}

} // namespace guong::inline v0::html
