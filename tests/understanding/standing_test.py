"""What somebody holds, denies, wants or tells of others, in every combination of words from closed sets.

Each class is a table of templates and of words to fill them with. All the sentences that this makes are read, and all
of them have to be read right, so that the class holds and not the sentence.
"""

from collections.abc import Iterable
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.understanding import read

TODAY = date(2026, 11, 22)
WAYS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("standing.yaml").read_text(encoding="utf-8"))
SKILLS = {
    "高级工": "senior_worker",
    "技师": "technician",
    "高级技师证": "senior_technician",
    "特级技师": "special_technician",
    "中级工": "intermediate_worker",
}
TITLES = {
    "助工": "junior",
    "助理工程师": "junior",
    "中级职称": "intermediate",
    "副高": "associate_senior",
    "正高": "full_senior",
}
LEVELS: dict[str, dict[str, Any]] = {word: {"skill_levels": {level: None}} for word, level in SKILLS.items()}
LEVELS |= {word: {"titles": {level: None}} for word, level in TITLES.items()}
LOWER_AND_HIGHER = [("技师", "高级工"), ("高级技师证", "技师"), ("副高", "助工")]
TOPICS: dict[str, tuple[list[str], dict[str, Any] | list[str]]] = {
    "titles": (["职称", "技术职称", "職稱"], {}),
    "skill_levels": (["技能证", "等级证书", "职业资格证"], {}),
    "contest_awards": (["奖", "奖项", "比赛奖"], []),
    "honours": (["荣誉", "荣誉称号", "表彰"], []),
}
CONTESTS = {
    "世赛": "worldskills",
    "世界技能大赛": "worldskills",
    "全国技能大赛": "national",
    "中华人民共和国职业技能大赛": "national",
}
PRIZES = {"金牌": "gold", "银牌": "silver", "铜牌": "bronze", "优胜奖": "excellence"}


def facts_of(text: str, asking: str | None = None) -> dict[str, Any]:
    """What the sentence asserts about the speaker, but for what follows from a title or from none."""
    facts = read(text, today=TODAY, asking=asking).as_dict()["facts"]
    return {key: value for key, value in facts.items() if key not in {"has_held_title", "has_applied_for_title"}}


def misread(sentences: Iterable[tuple[str, dict[str, Any]]]) -> list[tuple[str, dict[str, Any]]]:
    """Return the sentences that are not read as they should, with what was read."""
    return [(text, facts_of(text)) for text, expected in sentences if facts_of(text) != expected]


def with_a_level(sentences: Iterable[str]) -> list[tuple[str, dict[str, Any]]]:
    """Return the sentences in which a level is read; that none is held may follow from the lowest being denied."""
    found = [(text, facts_of(text)) for text in sentences]
    return [(text, facts) for text, facts in found if facts.get("skill_levels") or facts.get("titles")]


def test_a_level_that_is_said_to_be_held_is_held() -> None:
    assert misread((way.format(x=word), LEVELS[word]) for way, word in product(WAYS["held"], LEVELS)) == []


@pytest.mark.parametrize("kind", ["denied", "still to come"])
def test_a_level_that_is_denied_or_still_to_come_is_not_held(kind: str) -> None:
    assert with_a_level(way.format(x=word) for way, word in product(WAYS[kind], LEVELS)) == []


def test_what_others_hold_is_not_held_by_the_speaker() -> None:
    filled = product(WAYS["of them"], WAYS["people"], ("技师", "助工"))
    assert with_a_level(way.format(p=person, x=word) for way, person, word in filled) == []
    assert with_a_level(way.format(x=word) for way, word in product(WAYS["crowds"], LEVELS)) == []


def test_beside_what_others_hold_the_speaker_keeps_his_own() -> None:
    people = [person for person in WAYS["people"] if "有" not in person]
    filled = product(WAYS["of both"], people, LOWER_AND_HIGHER)
    assert misread((way.format(p=who, x=own, y=theirs), LEVELS[own]) for way, who, (theirs, own) in filled) == []


@pytest.mark.parametrize("topic", TOPICS)
def test_nothing_of_a_kind_is_nothing_in_every_way_of_saying_it(topic: str) -> None:
    words, nothing = TOPICS[topic]
    said = ["".join(parts) for parts in product(words, WAYS["topic tails"], WAYS["nothing"])]
    said += [way.format(t=word) for way, word in product(WAYS["without"], words)]
    assert [text for text in said if facts_of(text).get(topic) != nothing] == []


def test_what_is_taken_back_is_not_held() -> None:
    pairs = product(WAYS["repairs"], [("技师", "高级技师证"), *((low, high) for high, low in LOWER_AND_HIGHER)])
    assert misread((f"我是{slip}{repair}{meant}", LEVELS[meant]) for repair, (slip, meant) in pairs) == []


@pytest.mark.parametrize("kind", ["supposed", "asked"])
def test_what_is_only_supposed_or_asked_about_is_no_fact(kind: str) -> None:
    said = [way.format(x=word) for way, word in product(WAYS[kind], LEVELS)]
    assert [(text, facts_of(text)) for text in said if facts_of(text)] == []


def test_an_award_that_was_won_is_read() -> None:
    filled = product(WAYS["won"], CONTESTS.items(), PRIZES.items())
    assert (
        misread(
            (way.format(c=contest, z=prize), {"contest_awards": [{"contest": where, "prize": what}]})
            for way, (contest, where), (prize, what) in filled
        )
        == []
    )


def test_an_award_that_was_not_won_is_not_read() -> None:
    said = [way.format(c=contest, z=prize) for way, contest, prize in product(WAYS["not won"], CONTESTS, PRIZES)]
    assert [(text, facts_of(text)) for text in said if facts_of(text).get("contest_awards")] == []


def test_a_level_beside_a_negation_that_nothing_explains_is_no_fact() -> None:
    assert (
        with_a_level(way.format(x=word) for way, word in product(WAYS["unexplained"], ("技师", "高级工", "助工"))) == []
    )


@pytest.mark.parametrize("topic", TOPICS)
def test_a_short_no_to_what_was_asked_is_nothing_of_it(topic: str) -> None:
    nothing = TOPICS[topic][1]
    assert [text for text in WAYS["none at all"] if facts_of(text, topic).get(topic) != nothing] == []


@pytest.mark.parametrize(("kind", "matching"), [("the same", True), ("not the same", False)])
def test_paper_and_post_match_or_do_not_whatever_was_asked(kind: str, *, matching: bool) -> None:
    said = [
        (fact, way.format(w=word)) for fact, words in WAYS["papers"].items() for word in words for way in WAYS[kind]
    ]
    assert [(text, facts_of(text)) for fact, text in said if facts_of(text).get(fact) is not matching] == []


@pytest.mark.parametrize("asking", ["title_matches_post", "skill_matches_post"])
def test_two_trades_that_are_named_say_whether_they_are_one(asking: str) -> None:
    assert [text for text, same in WAYS["trades"] if facts_of(text, asking).get(asking) is not same] == []


def test_that_nothing_lies_below_is_no_denial_of_what_was_told() -> None:
    read_as = [(text, facts_of(text, "skill_levels_complete")) for text in WAYS["none below"]]
    assert [(text, facts) for text, facts in read_as if facts != {"skill_levels_complete": True}] == []


@pytest.mark.parametrize(("kind", "answer"), [("never applied", False), ("applied", True)])
def test_whether_a_title_was_ever_applied_for_is_told_in_many_words(kind: str, *, answer: bool) -> None:
    asking = "has_applied_for_title"
    told = [(text, read(text, today=TODAY, asking=asking).as_dict()["facts"].get(asking)) for text in WAYS[kind]]
    assert [(text, said) for text, said in told if said is not answer] == []


@pytest.mark.parametrize("asking", [*TOPICS, "qualifications", "has_held_title"])
def test_to_deny_something_else_is_no_answer(asking: str) -> None:
    told = [(text, read(text, today=TODAY, asking=asking).as_dict()["facts"]) for text in WAYS["no answer"]]
    assert [(text, facts) for text, facts in told if asking in facts] == []
