"""Answers that cross with the next question: what names its own subject answers nothing else."""

from datetime import date

import pytest

from bot.understanding import read

TODAY = date(2026, 11, 22)
HELD = ["titles", "qualifications", "contest_awards", "honours"]
YES_OR_NO = [
    "plan_covers_me",
    "in_pilot_field",
    "is_frontline",
    "plan_offers_dual_certification",
    "plan_offers_enterprise_contest",
]


def facts(text, asking):
    """What is read of the speaker."""
    return read(text, today=TODAY, asking=asking).facts


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("没得过奖", "contest_awards"),
        ("什么比赛都没参加过", "contest_awards"),
        ("没有职称", "titles"),
        ("从来没评过职称", "titles"),
        ("没有技能等级证", "skill_levels"),
        ("没有荣誉称号", "honours"),
        ("唔系，我坐写字楼㗎", "is_frontline"),
        ("没断过", "worked_since_skill"),
    ],
)
def test_a_denial_that_names_its_subject_denies_nothing_else(words, about):
    """Else somebody with a title would be told that he has none."""
    for asked in HELD:
        if asked != about:
            assert asked not in facts(words, asked), asked


@pytest.mark.parametrize("asked", ["contest_awards", "honours", "skill_levels"])
def test_never_having_applied_says_nothing_of_prizes_and_certificates(asked):
    assert asked not in facts("没有，从来没申报过", asked)


@pytest.mark.parametrize(
    "words", ["有，副高，前年批下来的", "yes，助理工程师", "没断过", "一直没停过", "没有职称", "没得过奖", "技师，四年"]
)
@pytest.mark.parametrize("asked", YES_OR_NO)
def test_the_answer_to_another_question_is_no_yes_or_no(asked, words):
    """Else 有，副高 would say that the employer's plan covers somebody."""
    assert asked not in facts(words, asked)


@pytest.mark.parametrize("words", ["南粤技术能手，2021年", "技师，四年了", "全国技能大赛铜牌，2023年"])
@pytest.mark.parametrize("asked", ["guangzhou_enterprise_since", "guangzhou_enterprise_one_year"])
def test_the_day_of_a_certificate_or_prize_is_not_the_first_day_at_work(asked, words):
    assert asked not in facts(words, asked)


@pytest.mark.parametrize("words", ["好", "好的", "好吧", "行", "行吧", "可以", "ok", "嗯好", "那好吧", "知道了"])
@pytest.mark.parametrize("asked", YES_OR_NO)
def test_merely_agreeing_says_nothing(asked, words):
    """Else 好吧 would say that the employer runs a contest, and open a pathway."""
    assert asked not in facts(words, asked)


@pytest.mark.parametrize(
    ("words", "asked", "value"),
    [
        ("没有，只有技师证", "titles", {}),
        ("没有，就一个高级工证", "contest_awards", []),
        ("是，一直开岸桥", "is_frontline", True),
        ("对，天天在一线", "worked_since_skill", True),
        ("包括的，我们都是地铁的", "plan_covers_me", True),
        ("报过，没评上", "has_applied_for_title", True),
        ("是的", "plan_covers_me", True),
        ("没有", "honours", []),
    ],
)
def test_what_explains_the_answer_leaves_it_as_it_is(words, asked, value):
    assert facts(words, asked)[asked] == value


def test_a_bare_day_told_late_is_kept():
    """2022年12月 answers the question before; whether the plan covers somebody has no day."""
    assert facts("2022年12月", "plan_covers_me") == {"skill_levels": {"unspecified": "2022-12"}}
    assert facts("去年办过一届", "plan_offers_enterprise_contest").get("skill_levels") is None


@pytest.mark.parametrize(
    "asked", [*YES_OR_NO, *HELD, "worked_since_skill", "title_matches_post", "has_applied_for_title"]
)
@pytest.mark.parametrize(
    "words", ["那我要是已经有助工了呢", "如果没有呢", "要是中间停过呢", "假如单位有呢", "万一不对口呢", "如果是的话呢"]
)
def test_a_what_if_answers_nothing(asked, words):
    """Else 那我要是有助工了呢 would say that the work went on, and open a pathway."""
    assert asked not in facts(words, asked)


MENDED = {
    "不对，21年的": {"skill_levels": {"unspecified": "2021"}},
    "说错了，是2020年12月": {"skill_levels": {"unspecified": "2020-12"}},
    "哦不对，前面说错了，证是19年的": {"skill_levels": {"unspecified": "2019"}},
    "不是，我是高级工": {"skill_levels": {"senior_worker": None}},
    "不对不对，助工": {"titles": {"junior": None}},
    "唔啱，我系广汽嘅": {"employer": "pilot", "enterprise": "gac"},
}
ASKED = [*YES_OR_NO, *HELD, "title_matches_post", "worked_since_skill", "has_applied_for_title"]


@pytest.mark.parametrize(
    ("words", "asked"), [(words, asked) for words, mended in MENDED.items() for asked in ASKED if asked not in mended]
)
def test_what_takes_back_something_told_before_is_no_no(words, asked):
    """Else a mended date would say that the post is outside the field, or that nobody won a prize."""
    mended, reading = MENDED[words], read(words, today=TODAY, asking=asked)
    assert {fact: value for fact, value in reading.facts.items() if fact in {*mended, asked}} == mended
    assert reading.correction
    assert reading.answer is None


@pytest.mark.parametrize(
    ("words", "asked", "value"),
    [
        ("不是，坐办公室的", "is_frontline", False),
        ("不对，我不在一线", "is_frontline", False),
        ("不是，两码事", "title_matches_post", False),
        ("不是", "in_pilot_field", False),
    ],
)
def test_a_no_that_goes_on_about_what_was_asked_stays_a_no(words, asked, value):
    assert facts(words, asked)[asked] is value


WORK = ["worked_since_skill", "worked_since_title", "worked_since_skill_in_occupation"]
MATCH = ["title_matches_post", "skill_matches_post"]
OFFERS = ["plan_offers_dual_certification", "plan_offers_enterprise_contest"]
ALL = [*WORK, *MATCH, *OFFERS, "plan_covers_me", "in_pilot_field", "is_frontline", "titles", "contest_awards"]
"""Facts that a yes or a no answers."""
MEANT_FOR = {
    ("没评过", "没评上", "从来没申报过", "冇评过", "没报过", "报过一次"): ["titles"],
    ("没得过", "没拿过", "得过"): ["titles", "contest_awards"],
    ("没得过奖", "没参加过比赛", "冇攞过奖"): ["contest_awards", "plan_offers_enterprise_contest"],
    ("没断过", "没停过", "冇停过", "中间没断", "没转过岗"): WORK,
    ("对口", "不对口", "专业对口的", "对不上", "对得上"): [*MATCH, "in_pilot_field"],
    ("在一线", "不在一线"): [*WORK, "is_frontline", "in_pilot_field"],
    ("包括", "不包括", "包括的"): [*OFFERS, "plan_covers_me"],
    ("没搞双证", "有双证"): ["plan_offers_dual_certification"],
    ("搞过比武", "年年有比武"): ["plan_offers_enterprise_contest", "contest_awards"],
}


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (words, asked)
        for answers, meant in MEANT_FOR.items()
        for words in answers
        for asked in ALL
        if asked not in meant
    ],
)
def test_an_answer_whose_verb_is_of_something_else_is_no_yes_or_no(words, asked):
    """Else 没评过, said a question too late, would put the post outside the field and close every pathway."""
    reading = read(words, today=TODAY, asking=asked)
    assert asked not in reading.facts
    assert reading.answer not in {"yes", "no"}


@pytest.mark.parametrize(
    ("words", "asked", "value"),
    [
        ("没断过", "worked_since_skill", True),
        ("没评过", "titles", {}),
        ("没报过", "has_applied_for_title", False),
        ("没得过", "contest_awards", []),
        ("对口", "title_matches_post", True),
        ("不对口", "skill_matches_post", False),
        ("包括", "plan_covers_me", True),
        ("不是", "in_pilot_field", False),
        ("有的", "plan_offers_enterprise_contest", True),
    ],
)
def test_the_same_verbs_answer_their_own_question(words, asked, value):
    assert facts(words, asked)[asked] == value
