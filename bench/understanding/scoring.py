"""Counting what was read right: facts are broken into the smallest statements that can be right or wrong."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

Atom = tuple[str, ...]

LEVEL_MAPS = {"skill_levels", "titles", "qualifications"}
DATES = {"guangzhou_enterprise_since"}
ANYTHING = "*"
_YEAR, _MONTH = 4, 7


def atoms(facts: dict[str, Any]) -> dict[Atom, Any]:
    """Return the statements in *facts*; the value is what has to agree (a date, a number or nothing)."""
    found: dict[Atom, Any] = {}
    for key, value in facts.items():
        if value == ANYTHING:
            found[key, ANYTHING] = None
        elif key in LEVEL_MAPS:
            found |= _level_atoms(key, value)
        elif key == "contest_awards":
            found |= {(key, "none"): None} if not value else {}
            found |= {(key, *_award(award)): None for award in value}
        elif key == "honours":
            found |= {(key, "none"): None} if not value else {}
            found |= {(key, honour): None for honour in value}
        elif key in DATES:
            found[key, "date"] = value
        elif isinstance(value, dict):
            found[key, "gap"] = value["gap_days"]
        else:
            found[key, str(value)] = None
    return found


def _level_atoms(key: str, levels: dict[str, Any]) -> dict[Atom, Any]:
    found: dict[Atom, Any] = {} if levels else {(key, "none"): None}
    for level, when in levels.items():
        found[key, level] = None
        if when is not None:
            found[key, level, "date"] = when
    return found


def _award(award: dict[str, Any]) -> tuple[str, str]:
    contest = str(award.get("contest"))
    return contest, str(award.get("prize")) if contest != "other" else "any"


def agree(expected: Any, found: Any) -> bool:  # noqa: ANN401  any JSON
    """Tell whether what was read is what the label means: the same date, a window with the right ends."""
    if expected in (found, ANYTHING):
        return True
    if isinstance(expected, dict) and "between" in expected:
        return isinstance(found, int) and expected["between"][0] <= found <= expected["between"][1]
    if not isinstance(expected, str | dict) or not isinstance(found, str | dict):
        return False
    first, last = interval(found)
    if "about" in expected and isinstance(expected, dict):
        inside, outside = expected["about"]["must_contain"], expected["about"]["must_not_contain"]
        return all(first <= date.fromisoformat(day) <= last for day in inside) and not any(
            first <= date.fromisoformat(day) <= last for day in outside
        )
    return interval(expected) == (first, last)


def interval(when: str | dict[str, str]) -> tuple[date, date]:
    """Return the first and the last day that a date leaves open."""
    if isinstance(when, dict):
        return interval(when["earliest"])[0], interval(when["latest"])[1]
    if len(when) == _YEAR:
        return date(int(when), 1, 1), date(int(when), 12, 31)
    if len(when) == _MONTH:
        start = date.fromisoformat(f"{when}-01")
        return start, (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return date.fromisoformat(when), date.fromisoformat(when)


def allowed(atom: Atom, value: Any, labels: dict[Atom, Any]) -> bool:  # noqa: ANN401  any JSON
    """Tell whether a statement that was read stands in the labels, at its value."""
    return (atom[0], ANYTHING) in labels or (atom in labels and agree(labels[atom], value))


@dataclass
class Score:
    """Right, wrong and missed statements; sentences with a wrong one."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    sentences: int = 0
    with_wrong: int = 0
    exact: int = 0

    def add(
        self, expected: dict[str, Any], optional: dict[str, Any], found: dict[str, Any]
    ) -> tuple[list[Any], list[Any]]:
        """Count one sentence; return what was wrong and what was missed. What is optional counts neither way."""
        want, may, got = atoms(expected), atoms(optional), atoms(found)
        right = [atom for atom, value in got.items() if allowed(atom, value, want)]
        wrong = [(atom, value) for atom, value in got.items() if atom not in right and not allowed(atom, value, may)]
        missed = [(atom, value) for atom, value in want.items() if atom not in right]
        self.right += len(right)
        self.wrong += len(wrong)
        self.missed += len(missed)
        self.sentences += 1
        self.with_wrong += bool(wrong)
        self.exact += not wrong and not missed
        return wrong, missed

    @property
    def precision(self) -> float:
        """Of what was read, the part that is right."""
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        """Of what was said, the part that was read right."""
        return self.right / max(self.right + self.missed, 1)


@dataclass
class Report:
    """All figures of one system on one set of sentences."""

    facts: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    intents: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    ambiguous: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    errors: list[dict[str, Any]] = field(default_factory=list)

    def add(self, row: dict[str, Any], found: dict[str, Any], intent: str) -> None:
        """Count one labelled sentence."""
        groups = ("all", f"register {row['register']}", f"kind {row['kind']}")
        wrong, missed = [], []
        well_meant = {row["intent"], *row.get("intent_also", ())}
        for group in groups:
            wrong, missed = self.facts[group].add(row["facts"], row.get("optional", {}), found["facts"])
            self.intents[group][0] += intent in well_meant
            self.intents[group][1] += 1
        more = self.facts["hypothetical"].add(
            row["hypothetical"], row.get("hypothetical_optional", {}), found["hypothetical"]
        )
        denied = self.facts["negated (second measure)"].add(row["negated"], found["negated"], found["negated"])
        self.confusion[row["intent"] if intent not in well_meant else intent, intent] += 1
        unclear = self._count_ambiguous(row, found)
        if wrong or missed or any(more) or any(denied) or intent not in well_meant or unclear:
            error = {"row": row, "wrong": wrong, "missed": missed, "what-if wrong": more[0], "what-if missed": more[1]}
            self.errors.append(error | {"denied missed": denied[1], "intent": intent, "unclear": unclear})

    def _count_ambiguous(self, row: dict[str, Any], found: dict[str, Any]) -> str:
        want, may = row["ambiguous"], row.get("ambiguous_optional", [])
        missed = [word for word in want if not any(_same(word, other) for other in found["ambiguous"])]
        extra = [other for other in found["ambiguous"] if not any(_same(word, other) for word in [*want, *may])]
        if want:
            labels = atoms(row["facts"]) | atoms(row.get("optional", {}))
            self.ambiguous[0] += 1
            self.ambiguous[1] += not missed
            self.ambiguous[2] += any(not allowed(atom, value, labels) for atom, value in atoms(found["facts"]).items())
        self.ambiguous[3] += bool(extra)
        return (f"missed {missed} " if missed else "") + (f"needless {extra}" if extra else "")


def _same(label: str, word: str) -> bool:
    return any(form in word or word in form for form in label.split("|"))
