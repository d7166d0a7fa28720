"""Remarks that stand beside a fact and change what it says: whose it is, when it was, that it is only wished."""

from datetime import date
from typing import Any

import pytest

from bot.understanding import read

TODAY = date(2026, 11, 22)


def facts_of(text: str, asking: str | None = None) -> dict[str, Any]:
    """What the sentence asserts about the speaker."""
    facts: dict[str, Any] = read(text, today=TODAY, asking=asking).as_dict()["facts"]
    return facts


@pytest.mark.parametrize(
    "text",
    [
        "我有高工，证书在老家，想再换个技能的证行不行",
        "我是高工，可以报技能等级吗",
        "高工，打算考个技能证",
        "I am 高工，can I apply技能等级?",
    ],
)
def test_the_ambiguous_word_is_not_settled_by_what_is_only_wished_or_asked(text: str) -> None:
    reading = read(text, today=TODAY).as_dict()
    assert reading["ambiguous"] == ["高工"]
    assert "skill_levels" not in reading["facts"]
    assert "titles" not in reading["facts"]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("我是高工，工程师那个", {"titles": {"associate_senior": None}}),
        ("高工，工人技能那种", {"skill_levels": {"senior_worker": None}}),
    ],
)
def test_the_ambiguous_word_is_settled_by_what_is_said_of_it(text: str, level: dict[str, Any]) -> None:
    assert level.items() <= facts_of(text).items()


@pytest.mark.parametrize(
    "text", ["特级技师 assessment 的 deadline 是几号？", "技师 exam 在哪里", "高级技师 review 的 fee 是多少"]
)
def test_an_event_named_in_english_is_no_certificate(text: str) -> None:
    assert "skill_levels" not in facts_of(text)


@pytest.mark.parametrize("unwilling", ["不肯去", "不愿去", "不想去", "懒得去", "打死不去"])
def test_whoever_will_not_go_to_the_office_is_on_the_front_line(unwilling: str) -> None:
    assert facts_of(f"我副高三年多了，还在一线倒班，{unwilling}办公室")["is_frontline"] is True


def test_the_door_of_the_office_is_no_post() -> None:
    assert facts_of("我天天跟机器打交道，办公室的门朝哪开我都不知道").get("is_frontline") is not False


@pytest.mark.parametrize("whose", ["我弟弟的", "我哥的", "我姐姐的", "他们的", "我师傅的"])
def test_a_medal_of_somebody_else_is_not_the_speakers(whose: str) -> None:
    awards = facts_of(f"全国赛的奖牌是{whose}，我自己只有世界技能大赛优胜奖")["contest_awards"]
    assert awards == [{"contest": "worldskills", "prize": "excellence"}]


@pytest.mark.parametrize("event", ["他出世那年", "我儿子出生那年", "我结婚那年", "我毕业那年"])
def test_the_year_of_an_event_is_not_the_year_told_before(event: str) -> None:
    levels = facts_of(f"今年孩子上学，高级工是{event}拿的").get("skill_levels", {})
    assert levels.get("senior_worker") != "2026"


@pytest.mark.parametrize("scorn", ["哪止", "何止", "岂止", "哪里止"])
def test_a_length_that_falls_short_is_not_taken(scorn: str) -> None:
    assert facts_of(f"我技师{scorn}七年，09年10月发的")["skill_levels"] == {"technician": "2009-10"}


@pytest.mark.parametrize("year", ["二零", "二〇"])
def test_a_year_read_out_by_digits_is_no_length(year: str) -> None:
    assert facts_of(f"应该是{year}年十月", "skill_levels.technician")["skill_levels"] == {"technician": "2020-10"}


@pytest.mark.parametrize("errand", ["支援过九个月", "帮忙了三个月", "学习了两个月", "出差过一个月"])
def test_an_errand_elsewhere_is_no_employer_there(errand: str) -> None:
    assert "employer" not in facts_of(f"只是去上海厂{errand}，照样天天在喷漆", "worked_since_skill")


def test_the_years_that_tell_when_are_not_those_of_the_break() -> None:
    assert facts_of("前两年生孩子歇了半年，其他时间都在岗", "worked_since_skill")["worked_since_skill"] == {
        "gap_days": 182
    }


@pytest.mark.parametrize("then", ["那时候还没评职称", "当时还没评职称", "那会儿还没有职称"])
def test_what_was_not_yet_then_may_be_now(then: str) -> None:
    assert "titles" not in facts_of(f"我一五年借调到工会，{then}")


@pytest.mark.parametrize("day", ["冬至那天", "冬至当天", "冬至"])
def test_the_winter_solstice_is_a_day(day: str) -> None:
    assert facts_of(f"高级工是前年{day}发的证")["skill_levels"] == {
        "senior_worker": {"earliest": "2024-12-21", "latest": "2024-12-22"}
    }
