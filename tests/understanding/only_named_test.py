"""A level, a prize or an honour that is only named is no fact: on a board, as a nickname, in a demand, as nothing."""

from datetime import date
from itertools import product
from typing import Any

import pytest

from bot.understanding import read

TODAY = date(2026, 11, 22)
LEVELS = ["技师", "高级技师", "首席技师"]
SHOWN = ["车间墙上贴着{}的照片", "厂门口挂着{}的牌匾", "宣传栏里登着{}的事迹", "名片上印着{}", "微信名叫{}"]
CALLED = ["人家都喊我张{}", "工友叫我{}", "我外号叫{}"]
DEMANDED = ["凭啥卡我们{}三年", "{}三年这条件太苛刻了", "三年{}才给报，凭什么", "得{}三年，太坑", "{}四年起步，太难"]
WORTH = ["{}证就是一张废纸", "有{}证也没用", "{}满街都是", "我们厂{}多得很"]
OTHERS = ["我培训过很多{}", "我教出来的{}", "给我安排个{}咨询", "评委都是{}吧", "群里说{}能直接评"]


def reading_of(text: str, asking: str | None = None) -> dict[str, Any]:
    """What is read in the sentence."""
    reading: dict[str, Any] = read(text, today=TODAY, asking=asking).as_dict()
    return reading


@pytest.mark.parametrize(("pattern", "level"), list(product(SHOWN + CALLED + DEMANDED + WORTH + OTHERS, LEVELS)))
def test_a_level_that_is_only_named_is_not_held(pattern: str, level: str) -> None:
    assert "skill_levels" not in reading_of(pattern.format(level))["facts"]


@pytest.mark.parametrize(
    ("honour", "pattern"),
    list(
        product(
            ["全国技术能手", "省劳模"],
            ["光荣榜上有{}", "宣传栏里贴着{}的照片", "我们单位出过{}", "我们公司评过{}的人有两个"],
        )
    ),
)
def test_an_honour_on_a_board_or_of_others_is_not_the_speakers(honour: str, pattern: str) -> None:
    assert "honours" not in reading_of(pattern.format(honour))["facts"]


@pytest.mark.parametrize("text", ["厂长给我挂了个首席技师的牌", "老板封我做首席技师", "公司内部封的特级技师"])
def test_what_the_firm_calls_one_is_asked_about(text: str) -> None:
    reading = reading_of(text)
    assert "skill_levels" not in reading["facts"]
    assert len(reading["ambiguous"]) == 1


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("证上写着技师", "technician"),
        ("等级那栏写着二级/技师", "technician"),
        ("攞住个技师牌", "technician"),
        ("我高级技师三年了，凭啥不让报", "senior_technician"),
        ("我手上的高级技师证是去年拿的", "senior_technician"),
    ],
)
def test_what_the_paper_says_is_held(text: str, level: str) -> None:
    assert level in reading_of(text)["facts"]["skill_levels"]


@pytest.mark.parametrize("text", ["什么比赛我都没参加过", "什么比赛都没参加过", "任何比赛我都没参加过"])
def test_whoever_took_part_in_no_contest_has_no_prize(text: str) -> None:
    assert reading_of(text)["facts"]["contest_awards"] == []


@pytest.mark.parametrize("contest", ["省赛", "大湾区那个焊接邀请赛", "市里那场技能比赛"])
def test_a_prize_of_a_local_contest_is_told_without_its_colour(contest: str) -> None:
    awards = reading_of(f"{contest}拿过奖")["facts"]["contest_awards"]
    assert [award["contest"] for award in awards] == ["other"]


def test_a_title_never_given_leaves_open_whether_it_was_applied_for() -> None:
    assert reading_of("我连助工都没评过")["facts"] == {"titles": {}}


@pytest.mark.parametrize("text", ["职称一次没报", "职称一次都没报过", "职称一回也没申报过"])
def test_not_once_applied_for(text: str) -> None:
    assert reading_of(text)["facts"]["has_applied_for_title"] is False


@pytest.mark.parametrize("text", ["一样都没有，连中级工都没考", "什么证都没有，连技师都没考过"])
def test_not_even_a_level_says_that_there_is_none(text: str) -> None:
    assert reading_of(text, "skill_levels")["facts"]["skill_levels"] == {}


@pytest.mark.parametrize("text", ["技师证考了三年才考到", "高级工我考了五年才拿下", "技师证评了两年总算下来"])
def test_the_years_it_took_are_not_those_for_which_it_is_held(text: str) -> None:
    levels = reading_of(text)["facts"]["skill_levels"]
    assert list(levels.values()) == [None]


@pytest.mark.parametrize("complaint", ["要求太苛刻", "这条件也太高了", "门槛不合理"])
def test_years_complained_of_are_a_demand(complaint: str) -> None:
    assert reading_of(f"技师三年，{complaint}")["facts"] == {}


@pytest.mark.parametrize(
    "text",
    [
        "是我爱人拿的{}，我只是帮他打听一下",
        "系我老公考嘅{}",
        "我教过的一个学生拿了{}，他能评什么",
        "我认识的一个师傅有{}",
        "那我是从{}那天算，还是从入职那天算",
        "倘使我先把{}考下来，再等一年，能报职称吗",
        "{}呢样嘢系评㗎定系聘㗎",
    ],
)
@pytest.mark.parametrize("level", LEVELS)
def test_a_level_of_others_of_a_rule_or_of_a_supposition_is_not_held(text: str, level: str) -> None:
    assert "skill_levels" not in reading_of(text.format(level))["facts"]


def test_the_years_of_a_certificate_hired_out_date_nothing() -> None:
    assert reading_of("证书挂靠一年给多少")["facts"] == {}


def test_the_meaning_of_a_title_that_is_asked_for_is_no_title() -> None:
    assert reading_of("附件1里面的高级职称是指副高还是正高")["facts"] == {}


@pytest.mark.parametrize("modest", ["我可不敢当", "我真不配", "俺可担不起"])
@pytest.mark.parametrize("level", LEVELS[1:])
def test_a_level_that_is_too_great_an_honour_is_not_held(level: str, modest: str) -> None:
    text = f"{level}{modest}，我也就是个普通技师"
    assert reading_of(text)["facts"] == {"skill_levels": {"technician": None}}


@pytest.mark.parametrize("before", ["前面说的", "刚才填的", "之前讲的那个"])
def test_what_was_said_before_and_is_put_otherwise_now_is_not_held(before: str) -> None:
    assert reading_of(f"{before}中级工，其实是中级职称")["facts"] == {"titles": {"intermediate": None}}
