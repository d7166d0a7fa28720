"""What is said is attached to the right thing: to the speaker, to the level, to nothing."""

from datetime import date
from typing import Any

import pytest

from bot.understanding import read
from bot.understanding.lexicon import content

TODAY = date(2026, 11, 22)


def reading(text: str, asking: str | None = None) -> dict[str, Any]:
    """Return the reading of a sentence."""
    return read(text, today=TODAY, asking=asking).as_dict()


def test_each_level_keeps_its_own_date() -> None:
    facts = reading("五年前我是高级工，现在是技师")["facts"]["skill_levels"]
    assert facts["technician"] is None
    assert facts["senior_worker"] == {"earliest": "2021-05-22", "latest": "2022-05-22"}


def test_years_of_trying_are_no_years_of_holding() -> None:
    found = reading("技师考了三年都没考过")
    assert found["facts"] == {}
    assert found["negated"] == {"skill_levels": {"technician": None}}


@pytest.mark.parametrize(
    "text",
    [
        "再过五年退休",
        "我老公是高级技师",
        "听说广汽有个首席技师",
        "我们厂有三个高级技师",
        "帮我弟问的，他是高级工，在广汽",
        "技师能评什么职称",
        "想考技师",
        "我报了今年的技师",
        "公司要求中级职称五年以上",
        "拿到高级工有没有补贴",
        "技师学院在哪里",
    ],
)
def test_what_is_not_said_of_the_speaker_is_no_fact(text: str) -> None:
    assert reading(text)["facts"] == {}


def test_a_what_if_is_kept_apart() -> None:
    found = reading("我现在是高级工，如果我明年拿到技师")
    assert found["facts"] == {"skill_levels": {"senior_worker": None}}
    assert found["hypothetical"] == {"skill_levels": {"technician": "2027"}}


@pytest.mark.parametrize(
    ("text", "facts", "negated"),
    [
        ("不是高级工", {}, {"skill_levels": {"senior_worker": None}}),
        ("没有职称", {"titles": {}}, {}),
        ("哪有什么职称", {"titles": {}}, {}),
        ("我不是没有职称，我有助理工程师", {"titles": {"junior": None}}, {}),
        ("什么证都没有", {"skill_levels": {}}, {}),
        ("报过一次助工没评上", {"has_applied_for_title": True, "titles": {}}, {}),
        ("从来没评过", {"has_applied_for_title": False, "titles": {}}, {}),
    ],
)
def test_denials(text: str, facts: dict[str, Any], negated: dict[str, Any]) -> None:
    found = reading(text)
    assert (found["facts"], found["negated"]) == (facts, negated)


@pytest.mark.parametrize(
    ("text", "level"),
    [("我是高级工，不对，我是技师", "technician"), ("我是技师哦不是高级技师", "senior_technician")],
)
def test_what_is_taken_back_does_not_count(text: str, level: str) -> None:
    found = reading(text)
    assert found["facts"] == {"skill_levels": {level: None}}
    assert found["correction"]


def test_a_length_is_taken_back_too() -> None:
    when = reading("技师三年…哦不四年")["facts"]["skill_levels"]["technician"]
    assert when == {"earliest": "2022-05-22", "latest": "2023-05-22"}


@pytest.mark.parametrize(
    ("text", "asking", "facts"),
    [
        ("没有", "titles", {"titles": {}}),
        ("没有", "contest_awards", {"contest_awards": []}),
        ("对", "is_frontline", {"is_frontline": True}),
        ("没毛病", "in_pilot_field", {"in_pilot_field": True}),
        ("没断过", "worked_since_skill", {"worked_since_skill": True}),
        ("一直", "worked_since_title", {"worked_since_title": True}),
        ("没干过", "worked_since_skill", {"worked_since_skill": False}),
        ("中间转去办公室两年", "worked_since_skill", {"worked_since_skill": {"gap_days": 730}}),
        ("三级", "skill_levels", {"skill_levels": {"senior_worker": None}}),
        ("中级", "titles", {"titles": {"intermediate": None}}),
        ("不知道", "employer", {}),
        ("第二个", "employer", {}),
    ],
)
def test_an_answer_is_read_in_the_light_of_the_question(text: str, asking: str, facts: dict[str, Any]) -> None:
    assert reading(text, asking)["facts"] == facts


def test_the_number_of_a_choice_and_not_knowing_are_told() -> None:
    assert reading("第二个", "employer")["choice"] == 2
    assert reading("不知道", "employer")["answer"] == "unknown"


def test_the_sentence_of_the_main_job() -> None:
    text = "我是技师，2022年3月15号拿的证，在广州地铁上班，一直在一线做车辆检修"
    assert reading(text)["facts"] == {
        "skill_levels": {"technician": "2022-03-15"},
        "employer": "pilot",
        "enterprise": "guangzhou_metro",
        "in_pilot_field": True,
        "is_frontline": True,
        "worked_since_skill": True,
    }


@pytest.mark.parametrize(
    ("text", "employer"),
    [
        ("在广汽埃安", "pilot_subsidiary"),
        ("广汽丰田的", "joint_venture"),
        ("劳务派遣到广州地铁", "pilot_dispatched"),
        ("在广州地铁下属的子公司", "pilot_subsidiary"),
        ("广州数控的", "guangzhou_other"),
        ("我在深圳地铁", "outside_guangzhou"),
        ("以前在广汽，现在在私企", "guangzhou_other"),
        ("住在佛山，在广州港上班", "pilot"),
    ],
)
def test_employers_and_their_look_alikes(text: str, employer: str) -> None:
    assert reading(text)["facts"]["employer"] == employer


AMBIGUOUS = [
    "高工",
    "国赛铜牌",
    "一级",
    "二级",
    "高级",
    "中级",
    "劳模",
    "五一劳动奖章",
    "主管技师",
    "电工证",
    "二级建造师",
    "资格证",
    "预备技师",
]


@pytest.mark.parametrize("word", AMBIGUOUS)
def test_a_word_with_two_meanings_is_asked_and_no_fact(word: str) -> None:
    found = reading(f"我有{word}")
    assert found["facts"] == {}
    assert found["ambiguous"]
    question = found["clarify"][0]
    assert question["question"].endswith("？")
    assert len(question["choices"]) >= 2


def test_the_date_said_beside_an_unclear_word_waits_in_its_choices() -> None:
    choices = reading("高工证，2021年的")["clarify"][0]["choices"]
    assert choices[0]["facts"] == {"skill_levels": {"senior_worker": "2021"}}


@pytest.mark.parametrize(
    ("text", "asking", "value"),
    [
        ("差不多对口吧", "title_matches_post", True),
        ("对不上", "title_matches_post", False),
        ("没有中断", "worked_since_title", True),
        ("我们公司有", "plan_offers_dual_certification", True),
        ("才半年", "guangzhou_enterprise_one_year", False),
        ("两年", "guangzhou_enterprise_one_year", True),
        ("半年", "guangzhou_enterprise_gap_days", 182),
    ],
)
def test_an_answer_that_is_neither_yes_nor_no_still_answers(text: str, asking: str, value: object) -> None:
    assert reading(text, asking)["facts"] == {asking: value}


def test_a_subsidiary_as_an_answer_leads_to_the_question_of_which_group() -> None:
    question = reading("子公司", "employer")["clarify"][0]
    assert question["choices"][0]["facts"] == {"employer": "pilot_subsidiary", "enterprise": "gac"}


@pytest.mark.parametrize("text", ["统计师", "会计师", "我是设计师"])
def test_a_word_that_ends_like_a_slip_is_no_level(text: str) -> None:
    assert "skill_levels" not in reading(text)["facts"]


def test_every_word_of_the_lexicon_is_read_without_a_fault() -> None:
    """Ten thousand words, each alone; a trap never becomes a fact."""
    for word, entry in content.entries().items():
        found = reading(word)
        if entry.kind == content.TRAP:
            assert not set(found["facts"]) & {"skill_levels", "titles", "employer"}, word


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("一级技师", "senior_technician"),
        ("二级技师", "technician"),
        ("三级/高级工", "senior_worker"),
        ("电工三级", "senior_worker"),
        ("老的国家职业资格一级证书", "senior_technician"),
        ("技能等级：二级", "technician"),
        ("搞几工", "senior_worker"),
        ("gaojigong zheng", "senior_worker"),
    ],
)
def test_a_level_by_whatever_name(text: str, level: str) -> None:
    assert reading(text)["facts"] == {"skill_levels": {level: None}}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("由高级工升到技师，2022年", {"skill_levels": {"senior_worker": None, "technician": "2022"}}),
        ("助工和技师证都是2021年的", {"titles": {"junior": "2021"}, "skill_levels": {"technician": "2021"}}),
        ("去年考技师挂了，今年考过了", {"skill_levels": {"technician": "2026"}}),
        ("今年报了中级", {}),
        ("我91年的，18年高级工", {"skill_levels": {"senior_worker": "2018"}}),
        ("好几年前考的技师", {"skill_levels": {"technician": None}}),
        ("职称中级，技能高级工", {"titles": {"intermediate": None}, "skill_levels": {"senior_worker": None}}),
    ],
)
def test_a_date_goes_where_it_belongs(text: str, facts: dict[str, Any]) -> None:
    assert reading(text)["facts"] == facts


@pytest.mark.parametrize(
    "text",
    [
        "国赛银牌，全国技能大赛的",
        "国赛银牌，就是全国技能大赛那个",
        "我拿过国赛银牌（中华人民共和国职业技能大赛）",
        "国赛银牌，不是院校那种，是全国技能大赛",
    ],
)
def test_a_contest_that_is_named_beside_an_unsure_word_is_the_one_that_was_meant(text: str) -> None:
    found = reading(text)
    assert found["facts"] == {"contest_awards": [{"contest": "national", "prize": "silver"}]}
    assert found["clarify"] == []


@pytest.mark.parametrize("text", ["国赛银牌，世赛没去过", "国赛银牌，世界技能大赛想去", "国赛银牌"])
def test_a_contest_that_was_not_entered_explains_nothing(text: str) -> None:
    found = reading(text)
    assert "contest_awards" not in found["facts"]
    assert [item["word"] for item in found["clarify"]] == ["国赛"]


@pytest.mark.parametrize("text", ["软件工程师，中级，2021年评的", "我是工程师，中级职称，2021年评的"])
def test_a_word_of_which_every_meaning_is_told_already_is_not_asked_about(text: str) -> None:
    found = reading(text)
    assert found["facts"] == {"titles": {"intermediate": "2021"}}
    assert found["clarify"] == found["ambiguous"] == []


def test_a_word_that_may_mean_more_than_is_told_is_asked_about() -> None:
    assert [item["word"] for item in reading("高工，高级工证也有")["clarify"]] == ["高工"]


@pytest.mark.parametrize("text", ["技师 21年 地铁", "高级工21年"])
def test_two_digits_behind_a_level_are_its_year_and_nothing_is_asked(text: str) -> None:
    found = reading(text)
    assert [*found["facts"]["skill_levels"].values()] == ["2021"]
    assert found["clarify"] == []


@pytest.mark.parametrize(
    ("text", "word"),
    [("劳模，广州港，没报过职称", "劳模"), ("国企的高级技师，没职称", "国企"), ("有资格证没职称", "资格证")],
)
def test_having_no_title_settles_no_word_that_is_of_something_else(text: str, word: str) -> None:
    assert word in [item["word"] for item in reading(text)["clarify"]]


@pytest.mark.parametrize("text", ["公司每年选首席技师，今年轮到我", "厂里今年评的首席技师是我"])
def test_a_chief_technician_chosen_by_the_company_is_asked_about(text: str) -> None:
    found = reading(text)
    assert "skill_levels" not in found["facts"]
    assert found["clarify"]
