"""What people say in the middle of a talk: breaks told by what they did, run-ons that end in a question."""

from datetime import date

import pytest

from bot.understanding import read

TODAY = date(2026, 11, 22)


def facts(text, asking=None):
    """What is read of the speaker."""
    return read(text, today=TODAY, asking=asking).facts


@pytest.mark.parametrize("asked", ["worked_since_skill", "worked_since_title"])
@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("断过，2022年跑了一整年外卖，后来又回来做钣金", 365),
        ("前年曾调往保安处九个月，之后归队", 274),
        ("在后勤待了三个月，别的时间都在吊机上", 91),
        ("2010年把腰弄伤了，坐了半年办公室，其他时间都在岗", 182),
        ("中间去物流那边顶了三个月的班其他没有", 91),
        ("刚才说错了，调离的时间是六个月，不是九个月", 182),
        ("做了一年销售，去年才回到技术岗", 365),
    ],
)
def test_a_break_is_told_by_what_was_done_and_by_the_coming_back(words: str, days: int, asked: str) -> None:
    said = facts(words, asked)[asked]
    assert abs(said["gap_days"] - days) <= 5


@pytest.mark.parametrize(
    ("words", "enterprise"),
    [
        ("广州港的拖车司机干了十五年了什么等级证都没有还有没有路子", "guangzhou_port"),
        ("你好广汽冲压的高级技师二零二二年十二月发的证副高是不是就能报了", "gac"),
        ("地铁的检修工有技师证能不能评工程师", "guangzhou_metro"),
    ],
)
def test_who_somebody_is_is_told_whatever_he_asks_in_the_same_breath(words: str, enterprise: str) -> None:
    assert facts(words)["enterprise"] == enterprise


@pytest.mark.parametrize("words", ["广州港的司机能报吗", "广汽的技师怎么报名", "地铁的员工有没有补贴"])
def test_whoever_asks_about_people_of_a_company_does_not_say_that_he_is_one(words: str) -> None:
    assert "employer" not in facts(words)


@pytest.mark.parametrize("asks", ["是不是就能报了", "是不是可以评了", "能不能报"])
def test_what_is_asked_for_at_the_end_of_a_run_on_is_not_held(asks: str) -> None:
    said = facts(f"我高级技师证二零二二年十二月发的到下个月就满四年了副高{asks}")
    assert said["skill_levels"] == {"senior_technician": "2022-12"}
    assert "titles" not in said


@pytest.mark.parametrize(
    "words", ["你干嘛要分是国家的还是省里的", "那高级职称是自动给还是要评审", "你问是国家的还是省里的"]
)
def test_asking_back_which_of_two_tells_neither(words: str) -> None:
    assert facts(words) == {}


@pytest.mark.parametrize("asked", ["worked_since_skill", "is_frontline", "plan_covers_me"])
def test_a_no_to_what_was_told_before_is_no_answer(asked: str) -> None:
    assert asked not in facts("不是不是，我刚才说的去年是错的，那个证是前年六月二十八号发的", asked)


def test_the_day_of_the_calendar_is_the_first_day_whatever_length_is_told_beside_it() -> None:
    said = facts("七月份入职的到现在四个多月", "guangzhou_enterprise_since")
    assert said["guangzhou_enterprise_since"] == "2026-07"


@pytest.mark.parametrize(
    "words", ["人在佛山顺德的家电厂", "我在东莞长安一个五金厂", "在江苏昆山上班", "人在深圳宝安，家具厂做木工"]
)
def test_a_place_told_twice_as_exactly_is_one_place(words: str) -> None:
    assert facts(words)["employer"] == "outside_guangzhou"
