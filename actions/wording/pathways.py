"""Pathways of a decision in the order in which a clerk would speak of them."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

Pathway: TypeAlias = dict[str, Any]
Decision: TypeAlias = dict[str, Any]

# From the highest result to the lowest; where the document leaves several open, the lowest of them counts.
_HEIGHTS = (
    "高级工",
    "初级职称",
    "二级/技师|^技师",
    "一级/高级技师|^高级技师",
    "相应档次",
    "中级职称",
    "特级技师",
    "副高级|^高级职称",
    "首席技师",
    "正高级",
)
_WANTED = (
    ("title-full-senior", "正高|教高|正高级"),
    ("title-associate-senior", "副高|(?<!正)高级工程师"),
    ("title-intermediate", "中级职称|中级(?!工)|(?<!高级)(?<!助理)工程师"),
    ("title-junior", "初级职称|助工|助理工程师"),
    ("title-exceptional", "破格"),
    ("title-recognition", "认定|直认"),
    ("skill-chief-technician", "首席"),
    ("skill-special-technician", "特级"),
    ("skill-senior-technician", "高级技师"),
    ("skill-technician", "(?<!高级)(?<!特级)(?<!首席)技师"),
    ("skill-senior-worker", "高级工(?!程)"),
    ("dual-certification", "一评双证|双证|两个证"),
    ("contest-title", "以赛代评|换职称"),
    ("contest-skill-certificate", "换什么证|换证|换等级"),
)


def best_first(pathways: list[Pathway]) -> list[Pathway]:
    """Higher results first; what no single person can claim comes last."""
    return sorted(pathways, key=lambda path: -_height(path["grants"]))


def _height(grants: str) -> int:
    return next((height for height, words in enumerate(_HEIGHTS, start=1) if re.search(words, grants)), 0)


def can_apply(decision: Decision) -> list[Pathway]:
    """Open, and of use: what the person does not hold yet."""
    return best_first([path for path in decision["pathways"] if path["status"] == "open" and not path["already_held"]])


def open_but_held(decision: Decision) -> list[Pathway]:
    """Open, but the person holds the result already."""
    return best_first([path for path in decision["pathways"] if path["status"] == "open" and path["already_held"]])


def waiting(decision: Decision) -> list[Pathway]:
    """Only time is missing: the nearest day first."""
    paths = [path for path in decision["pathways"] if path["status"] == "not_yet" and not path["already_held"]]
    return sorted(best_first(paths), key=lambda path: path["earliest"] or "9999")


def undecided(decision: Decision) -> list[Pathway]:
    """Some fact is missing; the fewest first."""
    paths = [path for path in decision["pathways"] if path["status"] == "unknown" and not path["already_held"]]
    return sorted(best_first(paths), key=lambda path: len(path["missing"]))


def stopped_by_employer(decision: Decision) -> list[Pathway]:
    """Closed by employer or post, although the person's own conditions are met."""
    return best_first([path for path in decision["pathways"] if _only_employer(path, "open")])


def stopped_by_employer_and_time(decision: Decision) -> list[Pathway]:
    """Closed by employer or post; of the person's own conditions only time is missing."""
    return best_first([path for path in decision["pathways"] if _only_employer(path, "not_yet")])


def stopped_by_employer_at_least(decision: Decision) -> list[Pathway]:
    """Closed by employer or post, whatever the person's own conditions turn out to be; the nearest first."""
    paths = best_first([path for path in decision["pathways"] if _only_employer(path, "unknown")])
    return sorted(paths, key=lambda path: -sum(reason["state"] == "met" for reason in own_reasons(path)))


def near_misses(decision: Decision) -> list[Pathway]:
    """Closed by the person's own conditions, the fewest lacking first."""
    paths = [
        path
        for path in decision["pathways"]
        if path["status"] == "closed" and path["personal_status"] == "closed" and not path["already_held"]
    ]
    touched = [path for path in paths if any(reason["state"] == "met" for reason in own_reasons(path))]
    nearest = sorted(best_first(touched), key=lambda path: len(lacking(path)))
    return [path for path in nearest if len(lacking(path)) == 1] or nearest[:1]


def own_reasons(path: Pathway) -> list[dict[str, Any]]:
    """The conditions on the person."""
    return [reason for reason in path["reasons"] if not reason.get("scope")]


def lacking(path: Pathway) -> list[str]:
    """What is known to fail, in the decision's own words."""
    return list(dict.fromkeys(reason["text"] for reason in path["reasons"] if reason["state"] == "unmet"))


def quote_of(path: Pathway) -> str:
    """The verbatim words of the pathway's own clause: of its most specific condition on the person."""
    quoted = [reason for reason in path["reasons"] if reason["quote"]]
    own = [reason for reason in quoted if not reason.get("scope") and path["clause"].startswith(reason["clause"])]
    candidates = own or [reason for reason in quoted if not reason.get("scope")] or quoted
    return str(max(candidates, key=_specific)["quote"]) if candidates else ""


def _specific(reason: dict[str, Any]) -> tuple[int, int]:
    return len(reason["clause"]), len(reason["quote"])


def wanted(text: str, decision: Decision) -> Pathway | None:
    """The pathway whose result a question names; the last one named, as in 技师可以评工程师吗."""
    places = [(match.start(), len(match[0]), name) for name, words in _WANTED for match in re.finditer(words, text)]
    if not places:
        return None
    name = max(places)[2]
    return next((path for path in decision["pathways"] if path["id"] == name), None)


def _only_employer(path: Pathway, own: str) -> bool:
    personal = bool(own_reasons(path)) and not path["already_held"]
    return personal and path["status"] == "closed" and path["personal_status"] == own
