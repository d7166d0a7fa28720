"""What is said of whoever gets it, of the others here, of one scope only; and what is told all the same."""

from datetime import date
from itertools import product
from typing import Any

import pytest

from bot.understanding import read

TODAY = date(2026, 11, 22)
LEVELS: dict[str, dict[str, Any]] = {
    "高级工": {"skill_levels": {"senior_worker": None}},
    "技师": {"skill_levels": {"technician": None}},
    "助工": {"titles": {"junior": None}},
    "副高": {"titles": {"associate_senior": None}},
}
OF_ANYBODY = [
    "说是考到{x}每月多三百",
    "谁拿到{x}就给奖励两千",
    "听说评上{x}工资涨一级",
    "考下来{x}，积分入户加多少分",
    "你给我讲讲{x}往上还分哪几档",
    "给我说一下{x}",
    "车间里拿了{x}的就老李一个",
    "部门里就一个{x}，还快退休了",
    "班组里总共就两个{x}",
    "我报过{x}",
]
HELD = [
    "老师你好我是{x}想咨询下",
    "我是{x}想了解一下政策",
    "我还在广州读技校没毕业手上有个{x}",
    "有个{x}，再没别的了",
    "我手里就一个{x}",
]


def facts_of(text: str, asking: str | None = None) -> dict[str, Any]:
    """What the sentence asserts about the speaker."""
    facts: dict[str, Any] = read(text, today=TODAY, asking=asking).as_dict()["facts"]
    return facts


@pytest.mark.parametrize("way", OF_ANYBODY)
def test_what_is_said_of_anybody_is_not_the_speakers(way: str) -> None:
    told = [(word, facts_of(way.format(x=word))) for word in LEVELS]
    assert [(word, facts) for word, facts in told if facts.get("skill_levels") or facts.get("titles")] == []


@pytest.mark.parametrize("way", HELD)
def test_what_is_told_in_passing_is_held(way: str) -> None:
    for word, expected in LEVELS.items():
        assert facts_of(way.format(x=word)).items() >= expected.items(), word


def test_a_level_that_is_yet_to_come_is_told_from_the_question_after_it() -> None:
    facts = facts_of("我在总装线上十一年了高级工一二年技师一八年高级技师还没考想问下能不能报职称")
    assert facts["skill_levels"] == {"senior_worker": "2012", "technician": "2018"}


@pytest.mark.parametrize("topic", ["证", "职称", "荣誉"])
@pytest.mark.parametrize(
    "way", ["没{t}的工人能评吗", "没有{t}的职工怎么办", "没有{t}是不是就报不了", "没{t}会不会不让报"]
)
def test_who_holds_nothing_is_asked_about(way: str, topic: str) -> None:
    assert facts_of(way.format(t=topic)) == {}


def test_nothing_of_one_scope_is_not_nothing() -> None:
    scopes, topics = ["省级", "全国的", "市里的"], {"荣誉": "honours", "奖": "contest_awards"}
    for scope, (word, fact) in product(scopes, topics.items()):
        assert fact not in facts_of(f"{scope}{word}没有，厂里的有"), scope


@pytest.mark.parametrize("said", ["没得牌", "没拿牌", "没拿到任何奖", "没拿到名次"])
def test_who_took_part_and_won_nothing_has_no_award(said: str) -> None:
    assert facts_of(f"世赛我去过，{said}")["contest_awards"] == []


@pytest.mark.parametrize("helps", ["技术指导", "教练", "裁判", "志愿者"])
def test_who_helps_at_a_contest_won_nothing_there(helps: str) -> None:
    assert facts_of(f"本人没拿过奖，是全国技能大赛广东队的{helps}").get("contest_awards", []) == []


def test_what_is_had_is_had_though_its_worth_is_asked() -> None:
    for text in ("有个广州市技术能手算不算", "羊城工匠算不算省级以上？我就这一个荣誉"):
        assert facts_of(text)["honours"] == ["below_provincial"]


@pytest.mark.parametrize("asking", ["contest_awards", "honours"])
def test_no_entry_for_a_contest_is_no_title(asking: str) -> None:
    assert facts_of("没有，连报名都没报过", asking) == {asking: []}


@pytest.mark.parametrize(
    "text", ["没那玩意儿，俺从来没往上报过", "职称未评过，亦未报过名", "职称从来没申报过，能破格吗"]
)
def test_never_applied_in_other_words(text: str) -> None:
    assert facts_of(text, "titles")["has_applied_for_title"] is False


def test_no_certificate_of_any_trade() -> None:
    assert facts_of("我没考过任何工种的等级证")["skill_levels"] == {}


@pytest.mark.parametrize(
    "way",
    [
        "报名表上填的是{x}",
        "等评上{x}我就不在一线了",
        "别人都说我该评{x}了",
        "那{x}我什么时候可以报呢",
        "外省考的{x}，在广州用得上吗？",
    ],
)
def test_what_is_filled_in_waited_for_or_due_is_not_held(way: str) -> None:
    told = [(word, facts_of(way.format(x=word))) for word in LEVELS]
    assert [(word, facts) for word, facts in told if facts.get("skill_levels") or facts.get("titles")] == []


@pytest.mark.parametrize(
    "way",
    [
        "我在广汽装发动机手上是{x}",
        "正高我还没考上哦就是{x}",
        "正高跳过了，直接{x}",
        "国家承认的那本是{x}",
        "技能那边只有个{x}",
        "职称那边只有个{x}",
    ],
)
def test_what_is_told_beside_another_or_of_the_paper_is_held(way: str) -> None:
    for word, expected in LEVELS.items():
        assert facts_of(way.format(x=word)).items() >= expected.items(), word


@pytest.mark.parametrize(
    ("text", "contest", "prize"),
    [
        ("哎我写错了，不是铜牌，是优胜奖", None, "excellence"),
        ("wait，是silver，不是gold", None, "silver"),
        ("全国技能大赛金牌，呃，不是金，是银", "national", "silver"),
        ("银牌，不是金牌，全国那个", "national", "silver"),
    ],
)
def test_a_prize_that_is_put_right(text: str, contest: str | None, prize: str) -> None:
    assert facts_of(text, "contest_awards")["contest_awards"] == [{"contest": contest, "prize": prize}]


@pytest.mark.parametrize("said", ["职称？没有，一回都没评过", "0职称", "职称没评过技能证有高级工"])
def test_no_title_in_other_words(said: str) -> None:
    facts = facts_of(said, "titles")
    assert facts["titles"] == {}
    assert "has_applied_for_title" not in facts


def test_an_honour_of_elsewhere_is_not_denied_by_what_was_not_given_here() -> None:
    facts = facts_of("我江苏过来的在江苏得过省劳模广州这边还没给我评过什么")
    assert facts["honours"] == ["provincial_model_worker"]


@pytest.mark.parametrize("after", ["都系做返维修，冇停过手", "就一直在装配线", "一直没换过"])
def test_getting_it_tells_since_when_the_work_goes_on(after: str) -> None:
    assert "skill_levels" not in facts_of(f"考完技师{after}", "worked_since_skill")
