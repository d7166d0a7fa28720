"""Plans, advice, suppositions and what came of them: every template with every level or employer of a closed set."""

from datetime import date
from itertools import product
from typing import Any

from bot.understanding import read

TODAY = date(2026, 11, 22)
LEVELS: dict[str, dict[str, Any]] = {
    "技师": {"skill_levels": {"technician": None}},
    "特级技师": {"skill_levels": {"special_technician": None}},
    "副高": {"titles": {"associate_senior": None}},
}
PLANNED = [
    "2028年先报{x}，会不会稳些",
    "明年我再申报{x}",
    "后年打算去报{x}",
    "经理建议我去报{x}，靠谱不",
    "师傅劝我考{x}",
]
MOVES = [
    "明年去广州找个{e}的厂干",
    "领导说有机会把我调去{e}",
    "明年跳到{e}",
    "我辞职去{e}上班，是不是就能报？假设啊，还没辞",
]
REACHED = [
    "考{x}那会儿考官特别凶，差点没过，不过好歹拿到了",
    "评{x}时专家挺严，还好最后拿到了",
    "师傅骂我笨，{x}考了三回，最后还是考过了",
    "要不是师傅逼着我，我可能还在打杂，2018年总算把{x}拿下来了",
]


def facts_of(text: str) -> dict[str, Any]:
    """What the sentence asserts of the speaker."""
    return read(text, today=TODAY).facts


def test_a_level_that_is_planned_or_advised_is_not_held() -> None:
    sentences = [way.format(x=word) for way, word in product(PLANNED, LEVELS)]
    assert [text for text in sentences if {"skill_levels", "titles"} & set(facts_of(text))] == []


def test_what_is_held_beside_a_plan_is_held() -> None:
    for word, facts in LEVELS.items():
        assert facts_of(f"我明年报高级技师，我有{word}").items() >= facts.items()


def test_an_employer_one_may_move_to_employs_nobody_yet() -> None:
    sentences = [way.format(e=word) for way, word in product(MOVES, ("广州地铁", "区属国企", "广州港集团"))]
    assert [text for text in sentences if "employer" in facts_of(text)] == []


def test_who_is_excluded_is_not_the_speaker() -> None:
    for word, way in product(("学校老师", "广州港", "事业单位"), ("被排除在外，依据是哪一条", "为什么被排除")):
        assert "employer" not in facts_of(word + way)


def test_what_was_reached_in_the_end_is_held() -> None:
    for way, (word, facts) in product(REACHED, LEVELS.items()):
        (key, levels), text = next(iter(facts.items())), way.format(x=word)
        assert set(facts_of(text).get(key, {})) == set(levels), text
