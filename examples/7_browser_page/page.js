// Judges what stands in the form, whenever it changes, and says why.
import { open } from "guong";

const verdicts = { eligible: "Đủ tiêu chuẩn", ineligible: "Chưa đủ tiêu chuẩn", undetermined: "Chưa đủ căn cứ" };
const signs = {
  met: ["✓", "đạt"],
  unmet: ["✗", "chưa đạt"],
  undetermined: ["?", "chưa rõ"],
  not_applicable: ["–", "không xét"],
};
const factOf = {
  hộ_nghèo: (text) => text === "true",
  con_đang_học: Number,
  điểm: Number,
};

const form = document.querySelector("#facts");

/** An element with a class, or none, and what it holds: texts or elements. */
function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

/** What was filled in; what is empty is left out: unknown. */
function record() {
  const filled = [...new FormData(form)].filter(([, text]) => text !== "");
  return Object.fromEntries(filled.map(([name, text]) => [name, factOf[name]?.(text) ?? text]));
}

/** One item of the criterion, with those below it. */
function itemOf({ label, cite, text, kind, status, children }) {
  const [sign, words] = signs[status];
  const mark = element("span", "sign", sign);
  mark.role = "img";
  mark.ariaLabel = words;
  const item = element("li", "", mark, element("span", "label", label));
  item.dataset.status = status;
  if (cite) item.append(element("span", "cite", cite));
  if (kind === "condition") item.append(element("span", "text", text));
  if (children.length > 0) item.append(element("ul", "", ...children.map(itemOf)));
  return item;
}

/** A heading and a list under it; nothing where there is nothing to list. */
function listed(heading, lines) {
  if (lines.length === 0) return [];
  return [element("h3", "", heading), element("ul", "", ...lines.map((line) => element("li", "", line)))];
}

function show({ verdict, because, missing, changes }) {
  const heading = document.querySelector("#verdict");
  heading.textContent = verdicts[verdict];
  heading.dataset.verdict = verdict;
  document.querySelector("#items").replaceChildren(...because.children.map(itemOf));
  document.querySelector("#more").replaceChildren(
    ...listed("Cần biết thêm", missing.map(({ label }) => label)),
    ...listed("Sẽ đủ tiêu chuẩn nếu", verdict === "ineligible" ? changes.slice(0, 1).flat().map(({ text }) => text) : []),
  );
}

const guong = await open();
const rules = guong.loadText("support.guong", await (await fetch("support.guong")).text());

function judge() {
  const outcome = rules.evaluate("hỗ_trợ", record());
  show(outcome.explain({ language: "vi", changeSets: 1 }));
  outcome.free();
}

form.addEventListener("input", judge);
form.addEventListener("reset", () => setTimeout(judge)); // the fields are emptied after this
judge();
