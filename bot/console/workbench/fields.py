"""From facts to the fields of the form: every fact that is declared, in the order of the declarations."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.console.workbench import dates
from bot.console.workbench.typed import GAP, NONE_HELD, UNTOLD
from bot.gateway.fact_words import spoken_date, spoken_facts
from policy_rules import Policy
from policy_rules.facts.declarations import AwardsFact, ChoiceFact, LevelsFact, SetFact

Json = dict[str, Any]
Options = tuple[tuple[str, str], ...]
SPARE_ROWS = 4
NOT_ASKED = ("", "未问")
NONE = (NONE_HELD, "没有")
ANOTHER = ("", "（再加一项）")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a field that may have several: a selection, and what belongs to it."""

    value: str
    options: Options
    text: str = ""
    problem: str = ""
    read_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One fact as it stands in the form; `original` is what it was before a what-if, where it differs."""

    name: str
    label: str
    type: str
    value: str = ""
    text: str = ""
    options: Options = ()
    second_options: Options = ()
    rows: tuple[Row, ...] = ()
    known: bool = False
    problem: str = ""
    read_as: str = ""
    original: str = ""
    help: str = ""


def fields(
    policy: Policy,
    facts: Json,
    *,
    problems: Mapping[str, str] | None = None,
    texts: Mapping[str, str] | None = None,
    baseline: Json | None = None,
) -> tuple[Field, ...]:
    """Return the form."""
    writer = _Writer(policy, facts, problems or {}, texts or {}, baseline)
    return tuple(writer.field(name) for name in policy.declarations.facts)


class _Writer:
    def __init__(
        self, policy: Policy, facts: Json, problems: Mapping[str, str], texts: Mapping[str, str], baseline: Json | None
    ) -> None:
        self._policy = policy
        self._facts = facts
        self._problems = problems
        self._texts = texts
        self._before = None if baseline is None else _in_words(policy, baseline)

    def field(self, name: str) -> Field:
        declaration = self._policy.declarations.facts[name]
        parts: Json = getattr(self, f"_{declaration.type}")(name, declaration, self._facts.get(name))
        question = self._policy.questions.get(name)
        common: Json = {
            "name": name,
            "label": declaration.label,
            "type": declaration.type,
            "known": self._facts.get(name) is not None,
            "problem": self._problems.get(name, ""),
            "original": self._original(name),
            "help": question.help if question and not self._is_worded(question.help) else "",
        }
        return Field(**{**common, **parts})

    @staticmethod
    def _is_worded(text: str) -> bool:
        return "{" in text

    def _original(self, name: str) -> str:
        if self._before is None or self._before.get(name) == _in_words(self._policy, self._facts).get(name):
            return ""
        return self._before.get(name, NOT_ASKED[1])

    def _choice(self, name: str, declaration: ChoiceFact, value: str | None) -> Json:
        del name
        return {"value": value or "", "options": (NOT_ASKED, *declaration.values.items())}

    def _bool(self, name: str, declaration: object, value: bool | None) -> Json:  # noqa: FBT001 - a fact's value
        del name, declaration
        options = (NOT_ASKED, ("true", "是"), ("false", "否"))
        return {"value": "" if value is None else str(value).lower(), "options": options}

    def _work(self, name: str, declaration: object, value: bool | Json | None) -> Json:  # noqa: FBT001 - as above
        del declaration
        options = (NOT_ASKED, ("true", "一直是"), ("false", "没有"), (GAP, "是，中间断过（天数）"))
        gap = f"{name}.gap"
        if isinstance(value, Mapping):
            return {"value": GAP, "options": options, "text": str(value["gap_days"])}
        if gap in self._problems:
            return {"value": GAP, "options": options, "text": self._texts.get(gap, ""), "problem": self._problems[gap]}
        return {"value": "" if value is None else str(value).lower(), "options": options}

    def _levels(self, name: str, declaration: LevelsFact, value: Json | None) -> Json:
        named = {level: declaration.name_of(level) for level in (*declaration.levels, *declaration.groups)}
        options = tuple(reversed(named.items()))
        rows = [self._level_row(f"{name}.{level}", level, when, options) for level, when in (value or {}).items()]
        return {"rows": _padded(rows, options, none=value == {})}

    def _level_row(self, place: str, level: str, when: object, options: Options) -> Row:
        text = self._texts.get(place) or dates.written(when)
        read_as = spoken_date(when) if when is not None else ""
        return Row(level, options, text, self._problems.get(place, ""), read_as)

    def _set(self, name: str, declaration: SetFact, value: list[str] | None) -> Json:
        del name
        options = tuple(declaration.values.items())
        return {"rows": _padded([Row(one, options) for one in value or ()], options, none=value == [])}

    def _awards(self, name: str, declaration: AwardsFact, value: list[Json] | None) -> Json:
        del name
        options = (*declaration.contests.items(), (UNTOLD, "没说哪个比赛"))
        rows = [Row(award.get("contest") or UNTOLD, options, award.get("prize") or "") for award in value or ()]
        prizes = (("", "没说奖项"), *declaration.prizes.items())
        return {"rows": _padded(rows, options, none=value == []), "second_options": prizes}

    def _when(self, name: str, declaration: object, value: object) -> Json:
        del declaration
        read_as = spoken_date(value) if value is not None else ""
        return {"text": self._texts.get(name) or dates.written(value), "read_as": read_as}

    def _days(self, name: str, declaration: object, value: int | None) -> Json:
        del declaration
        return {"text": self._texts.get(name) or ("" if value is None else str(value))}


def _padded(rows: list[Row], options: Options, *, none: bool) -> tuple[Row, ...]:
    """The rows, and empty ones to go on; the first row also says whether it was asked at all."""
    spare = max(SPARE_ROWS, len(rows) + 1) - len(rows)
    padded = [*rows, *(Row("", options) for _ in range(spare))]
    first, others = padded[0], padded[1:]
    first = Row(
        NONE_HELD if none else first.value, (NOT_ASKED, NONE, *options), first.text, first.problem, first.read_as
    )
    others = [Row(row.value, (ANOTHER, *options), row.text, row.problem, row.read_as) for row in others]
    return (first, *others)


def _in_words(policy: Policy, facts: Json) -> dict[str, str]:
    return {name: words for name, _, words in spoken_facts(policy.declarations, facts)}
