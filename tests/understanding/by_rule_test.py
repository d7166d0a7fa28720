"""What no list holds: titles by series, contests and honours of a firm or a town, what is said of whoever has it."""

from datetime import date
from itertools import product
from typing import Any

import pytest

from bot.understanding import read

TODAY = date(2026, 11, 22)
SERIES = ["会计师", "经济师", "统计师", "审计师", "政工师", "实验师", "工艺美术师", "农艺师"]
GRADES = {"助理": "junior", "": "intermediate", "高级": "associate_senior", "正高级": "full_senior"}
HOLDERS = ["厂里", "公司", "集团", "车间", "区里", "市里", "省", "全市", "县里", "行业"]
CONTESTS = ["技术比武", "职工技能大赛", "岗位技能竞赛", "焊工比赛", "技能大比武"]
HONOURS = ["先进", "先进个人", "标兵", "优秀员工", "岗位能手"]


def reading_of(text: str, asking: str | None = None) -> dict[str, Any]:
    """The reading of one message."""
    return read(text, today=TODAY, asking=asking).as_dict()


def contests_of(text: str) -> list[str]:
    """The contests in which the speaker says that he won something."""
    return [award["contest"] for award in reading_of(text)["facts"].get("contest_awards", [])]


def test_a_title_of_any_series_is_of_the_grade_that_stands_before_it() -> None:
    """助理统计师, 统计师, 高级统计师, 正高级统计师."""
    misread = [
        text
        for (prefix, grade), series, frame in product(GRADES.items(), SERIES, ["我是{}", "{}，前年评的", "有{}证"])
        if set(reading_of(text := frame.format(prefix + series))["facts"].get("titles", {})) != {grade}
    ]
    assert not misread


def test_a_contest_of_a_firm_or_a_town_is_another_contest() -> None:
    """Whoever holds it and whatever it is called, it is none of the two of Annex 1."""
    texts = [
        frame.format(holder + contest)
        for holder, contest, frame in product(HOLDERS, CONTESTS, ["{}拿过第一名", "我得过{}二等奖", "{}，冠军"])
    ]
    misread = [text for text in texts if contests_of(text) != ["other"]]
    assert not misread


def test_an_honour_of_a_firm_or_a_town_is_below_that_of_a_province() -> None:
    """厂里先进, 集团标兵, 区里的岗位能手."""
    givers = ["厂里", "公司", "集团", "车间", "单位", "区里", "市里"]
    misread = [
        text
        for giver, honour, frame in product(givers, HONOURS, ["我是{}", "评过{}", "{}，去年的"])
        if reading_of(text := frame.format(giver + honour))["facts"].get("honours") != ["below_provincial"]
    ]
    assert not misread


@pytest.mark.parametrize("thing", ["先进设备", "先进技术", "工匠学院", "先进班组", "标兵单位"])
def test_a_thing_that_only_sounds_like_an_honour_is_none(thing: str) -> None:
    """公司先进设备 is no honour of anybody."""
    assert "honours" not in reading_of(f"我们公司{thing}很多")["facts"]


@pytest.mark.parametrize(
    "text",
    [
        "只拿过省赛名次的人，有没有门路换职称",
        "没高级工、只得世赛优胜奖的人，报不报得中级",
        "技师和高级技师，各需多少年",
        "员级和助理级，文件里的初级指的是哪个",
        "凭啥市劳模不算，省劳模就算",
        "为什么高级技师要等四年，技师就三年",
        "中介说包过技师",
        "花钱买个高级技师证",
        "给我排个路子，五年内上副高",
        "高级工往上走，职称那头能对上哪一级",
    ],
)
def test_what_is_said_of_whoever_has_it_is_nobodys(text: str) -> None:
    """A question about a rule, a bought certificate and a plan say nothing of the speaker."""
    assert not reading_of(text)["facts"]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("电工证考到三级了", {"skill_levels": {"senior_worker": None}}),
        ("钳工，五级", {"skill_levels": {"junior_worker": None}}),
        ("建筑中级，2018评的", {"titles": {"intermediate": "2018"}}),
        ("师兄评了副高，我还是中级", {"titles": {"intermediate": None}}),
        ("徒弟考了技师，我才三级", {"skill_levels": {"senior_worker": None}}),
    ],
)
def test_what_stands_beside_a_grade_settles_its_system(text: str, facts: dict[str, Any]) -> None:
    """A trade before it, a review after it, or what somebody else holds."""
    told = reading_of(text)["facts"]
    assert {key: told.get(key) for key in facts} == facts
