"""No level, number or date in a sentence that is not in the decision or in the facts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

from actions import rules
from actions.wording import details, facts, names
from actions.wording.answer import answer, short, so_far
from actions.wording.difference import difference
from actions.wording.earliest import earliest
from actions.wording.missing import still_missing
from actions.wording.way_on import way_on
from tests.actions.people import people

TODAY = date(2026, 11, 22)
HOTLINE = "12333"
# Longest first, so that 高级技师 is not read as 技师, nor 副高级职称 as 高级职称.
WORDS = (
    "正高级", "副高级", "高级技师", "特级技师", "首席技师", "高级工", "中级工", "初级工", "学徒工", "技师",
    "高级职称", "中级职称", "初级职称", "金牌", "银牌", "铜牌", "优胜奖",
)  # fmt: skip
DATE = re.compile(r"(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?")
NUMBER = re.compile(r"\d+")
LEVEL = re.compile("|".join(WORDS))


def dates(text: str) -> Iterator[str]:
    """Every date in a text, as ISO."""
    for year, month, day in DATE.findall(text):
        yield "-".join([year, *(f"{int(part):02d}" for part in (month, day) if part)])


def stated(value: object) -> tuple[set[str], set[str], set[str]]:
    """Dates, other numbers and level words that a decision and the facts contain."""
    raw = json.dumps(value, ensure_ascii=False)
    iso = set(re.findall(r"\d{4}(?:-\d{2}){0,2}", raw)) | set(dates(raw))
    return iso, set(NUMBER.findall(raw)), set(LEVEL.findall(raw))


def labels(person: dict[str, Any]) -> str:
    """The Chinese names of the levels, prizes and honours among the facts."""
    said = [names.level_name(fact, level) for fact in names.level_facts() for level in person.get(fact) or {}]
    said += [
        names.award_name("contest_awards", award["contest"], award["prize"])
        for award in person.get("contest_awards") or []
    ]
    return " ".join(said)


def invented(text: str, source: object) -> list[str]:
    """What the text states although the source does not."""
    iso, numbers, levels = stated(source)
    wrong = [day for day in dates(text) if day not in iso]
    wrong += [number for number in NUMBER.findall(DATE.sub("", text)) if number not in numbers]
    return wrong + [level for level in LEVEL.findall(text) if level not in levels]


def test_an_answer_states_nothing_that_the_decision_does_not() -> None:
    chance = Random(1)
    for person in people(1500, seed=2):
        day = date.fromordinal(TODAY.toordinal() + chance.choice((0, 0, 1, 365, 2000)))
        decision = rules.decide(person, day)
        supposing = rules.decide({**dict.fromkeys(rules.WORK_GOES_ON, True), **person}, day)
        text = "\n".join([answer(decision, supposing), short(decision), so_far(decision)])
        assert invented(text, [decision, supposing, labels(person)]) == [], person


def test_details_state_nothing_that_the_decision_does_not() -> None:
    for person in people(300, seed=3):
        decision = rules.decide(person, TODAY)
        said = [details.explain(decision, None), details.everything(decision), earliest(decision, None)]
        text = "\n".join([*said, way_on(decision).replace(HOTLINE, "")])
        assert invented(text, [decision, labels(person)]) == [], person


def test_a_what_if_states_nothing_that_the_two_decisions_do_not() -> None:
    supposed = people(300, seed=5)
    for person in people(300, seed=4):
        other = next(supposed)
        before, after = rules.decide(person, TODAY), rules.decide({**person, **other}, TODAY)
        text = difference(before, after, facts.read_back(other), rules.label)
        assert invented(text, [before, after, other, labels(other)]) == [], (person, other)


def test_reading_back_states_nothing_that_was_not_told() -> None:
    for person in people(500, seed=6):
        assert invented(facts.read_back(person), [person, labels(person)]) == [], person


def test_what_is_missing_names_only_what_some_pathway_needs() -> None:
    for person in people(200, seed=7):
        decision = rules.decide(person, TODAY)
        said = still_missing(decision, lambda _fact: "")
        needed = {names.fact_label(fact) for path in decision["pathways"] for fact in path["missing"]}
        mentioned = {line.split("：")[0] for line in said.splitlines()[1:]}
        assert mentioned <= needed, person
        assert bool(mentioned) == bool(needed), person


def test_the_answer_fits_a_phone() -> None:
    lengths = sorted(len(answer(rules.decide(person, TODAY))) for person in people(300, seed=8))
    assert lengths[len(lengths) // 2] <= 350
    assert lengths[-1] <= 450


def test_what_to_do_now_fits_half_a_phone() -> None:
    assert max(len(way_on(rules.decide(person, TODAY))) for person in people(150, seed=9)) <= 250


def test_the_check_itself_finds_an_invented_level_date_and_number() -> None:
    decision = rules.decide({"employer": "pilot"}, TODAY)
    assert invented("首席技师要满99年，从2031年5月6日起", [[]]) == ["2031-05-06", "99", "首席技师"]
    assert invented("正高级", decision) == []
