"""How a notebook shows an explanation: a tree that opens and closes, in the colours of the notebook. The page of `Explanation.to_html` is for people who
have no notebook; it would bring styles of its own into the cell.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .explanations import Explanation, Node

_MARKS = {"met": ("✓", "#2a7d46"), "unmet": ("✗", "#c0392b"), "undetermined": ("?", "#b7791f"), "not_applicable": ("–", "#777777")}
_HEADINGS = {"en": ("Missing", "What would make it eligible", "or"), "vi": ("Còn thiếu", "Cần thay đổi để đủ điều kiện", "hoặc")}
_STATUS_OF = {"eligible": "met", "ineligible": "unmet", "undetermined": "undetermined"}


def cell(why: Explanation) -> str:
    """The explanation as HTML for the output of a cell. What rules and records say is escaped."""
    criterion = why.data["criterion"]
    title = criterion["title"] or criterion["name"]
    cite = f" ({criterion['cite']})" if criterion["cite"] else ""
    verdict = why.to_text().partition("\n")[0]
    head = f"{_mark(_STATUS_OF[why.verdict])} <b>{escape(verdict)}</b> · {escape(title + cite)}"
    return f'<div lang="{why.language}" style="line-height:1.5"><div>{head}</div>{_tree(why.because)}{_lists(why)}</div>'


def _tree(root: Node) -> str:
    """Without recursion: explanations may nest deeper than Python follows. What did not come out well stands open."""
    out: list[str] = []
    waiting: list[Node | str] = list(reversed(root.children)) or [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            out.append(node)
        elif node.children:
            out.append(f'<details style="margin-left:1.2em"{"" if node.status == "met" else " open"}><summary>{_line(node)}</summary>')
            waiting.append("</details>")
            waiting.extend(reversed(node.children))
        else:
            out.append(f'<div style="margin-left:1.2em">{_line(node)}</div>')
    return "".join(out)


def _line(node: Node) -> str:
    cite = f' <span style="opacity:.65">({escape(node.cite)})</span>' if node.cite else ""
    said = f'<span style="opacity:.8">{escape(node.text)}</span>' if node.text else ""
    between = " — " if node.label and said else ""
    return f"{_mark(node.status)} {escape(node.label)}{cite}{between}{said}"


def _lists(why: Explanation) -> str:
    missing, changes, alternatively = _HEADINGS[why.language]
    out = ""
    if why.missing:
        out += f"<div><b>{missing}</b></div><ul>" + "".join(f"<li>{escape(each.label)} <code>{escape(each.at)}</code></li>" for each in why.missing) + "</ul>"
    if why.changes:
        sets = ["".join(f"<li>{escape(each.text)}</li>" for each in together) for together in why.changes]
        out += f"<div><b>{changes}</b></div><ul>" + f"</ul><div>{alternatively}</div><ul>".join(sets) + "</ul>"
    return out


def _mark(status: str) -> str:
    sign, colour = _MARKS[status]
    return f'<span style="color:{colour};font-weight:bold">{sign}</span>'
