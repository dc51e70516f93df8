"""Gương: an embeddable rules engine that says why.

    import guong

    rules = guong.load("scholarship.guong")
    outcome = rules["scholarship"].evaluate({"average": 7.95, "conduct": "tốt"})
    print(outcome.verdict)
    print(outcome.explain(language="en"))
"""

from ._native import version as __version__
from .explanations import Change, Explanation, Margin, MissingFact, Node, html_page, markdown
from .functions import FunctionFailure
from .outcomes import WITHHELD, Bounds, Outcome, Withheld
from .records import Records, RefusedRecord
from .reports import Error, Finding, RecordsError, Report, ReportWarning, RulesError, UnknownNameError
from .rules import Criterion, RecordType, Rules, load, load_text
from .testing import Coverage, TestReport, TestResult, assert_verdict, coverage, failed_tests, run_tests
from .words import Status, Verdict

__all__ = [
    "WITHHELD",
    "Bounds",
    "Change",
    "Coverage",
    "Criterion",
    "Error",
    "Explanation",
    "Finding",
    "FunctionFailure",
    "Margin",
    "MissingFact",
    "Node",
    "Outcome",
    "RecordType",
    "Records",
    "RecordsError",
    "RefusedRecord",
    "Report",
    "ReportWarning",
    "Rules",
    "RulesError",
    "Status",
    "TestReport",
    "TestResult",
    "UnknownNameError",
    "Verdict",
    "Withheld",
    "__version__",
    "assert_verdict",
    "coverage",
    "failed_tests",
    "html_page",
    "load",
    "load_text",
    "markdown",
    "run_tests",
]
