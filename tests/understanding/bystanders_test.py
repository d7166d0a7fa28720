"""A company that is a place, a vehicle, a purchase, a topic or another's says nothing of the speaker."""

from __future__ import annotations

from datetime import date

import pytest

from bot.understanding import read

TODAY = date(2026, 11, 22)
NO_EMPLOYER = {
    "what one rides": (
        "你们在地铁几号线上",
        "我在地铁上，晚点说",
        "我刚下地铁",
        "地铁口走过去要多久",
        "地铁2号线能到你们那吗",
    ),
    "where one waits": ("在白云机场接人呢，回头聊", "我在白云机场候机"),
    "whoever is asked": (
        "你们办公点在地铁哪个站附近",
        "你是广汽的机器人吗",
        "你们归市里管还是省里管",
        "你们办公室在几楼",
        "你在区政府吗",
    ),
    "what one drives or buys": ("我开的是广本", "我修的都是丰田", "我买了台埃安", "家里换了辆传祺"),
    "whose people speak": ("广汽的人说可以直接认定", "广州港的领导告诉我能评", "广汽来学校招人我没去"),
    "what the world tells": ("我看到广州港公示了", "广州港那个公示里没我", "新闻说广汽有人拿了证", "广汽杯是什么比赛"),
    "what is asked of it": ("广汽现在工资多少", "地铁招不招人", "广州港是市属的吗", "数科算市属的吗"),
    "where one was for a time": ("我在广汽实习过", "在广州港见习过"),
    "another's": ("我老婆在区政府", "我爸，技师，退休了", "我侄子在地铁"),
    "a platform": ("我是美团骑手", "我在广州跑美团"),
    "money and not a state": ("失业金怎么领", "失业金点领", "失业保险交了几年"),
}
STILL_TOLD = {
    "我在地铁上班": "pilot",
    "地铁上做维修的": "pilot",
    "我在广汽本田做涂装": "joint_venture",
    "我是埃安的焊工": "pilot_subsidiary",
    "我在白云机场修行李传送带": "guangzhou_other",
    "我在區政府辦公室上班，管檔案的": "non_enterprise",
    "我在荔湾区政府办上班": "non_enterprise",
    "我是海珠区政府的": "non_enterprise",
    "区政府办的厂，我在里面开车": "district",
    "黄埔区的国企，我在那上班": "district",
    "失业大半年了": "none",
    "我退休三年了": "none",
}


@pytest.mark.parametrize("sentence", [sentence for sentences in NO_EMPLOYER.values() for sentence in sentences])
def test_what_is_only_of_the_world_is_nobodys_employer(sentence: str) -> None:
    """我刚下地铁."""
    facts = read(sentence, today=TODAY).as_dict()["facts"]
    assert not {"employer", "enterprise", "is_frontline", "in_pilot_field"} & set(facts)


@pytest.mark.parametrize(("sentence", "employer"), STILL_TOLD.items())
def test_what_is_told_beside_the_same_words_is_read(sentence: str, employer: str) -> None:
    """我在地铁上班."""
    assert read(sentence, today=TODAY).as_dict()["facts"]["employer"] == employer


@pytest.mark.parametrize("sentence", ["我在黄埔一家国企", "在天河一家国企上班", "广州一家国企"])
def test_where_a_state_firm_lies_is_not_whose_it_is(sentence: str) -> None:
    """在黄埔一家国企: of whom it is has to be asked."""
    reading = read(sentence, today=TODAY).as_dict()
    assert "employer" not in reading["facts"]
    assert [entry["word"] for entry in reading["clarify"]] == ["国企"]


@pytest.mark.parametrize(
    "sentence", ["没在企业待过一天", "从来没在企业干过", "冇喺公司做过，一直系学校", "一天企业都没待过"]
)
def test_who_was_never_in_an_enterprise_has_no_year_in_one(sentence: str) -> None:
    """没在企业待过一天."""
    assert read(sentence, today=TODAY).as_dict()["facts"]["guangzhou_enterprise_one_year"] is False


@pytest.mark.parametrize(
    "sentence", ["没在企业干过三年", "没在企业待过一天能报吗", "我徒弟没在企业待过一天", "要是没在企业干过呢"]
)
def test_a_longer_time_a_question_and_another_say_nothing_of_it(sentence: str) -> None:
    """没在企业干过三年: perhaps two."""
    assert "guangzhou_enterprise_one_year" not in read(sentence, today=TODAY).as_dict()["facts"]


@pytest.mark.parametrize(
    ("sentence", "employer"),
    [
        ("我不是派遣我是跟地铁直接签的合同", "pilot"),
        ("我是开地铁的三号线司机", "pilot"),
        ("后来去东莞打工两年，2023年回广州地铁接着干", "pilot"),
        ("2015年应聘上广州港", "pilot"),
        ("后来去东莞打工两年", "outside_guangzhou"),
        ("我在东莞打工", "outside_guangzhou"),
    ],
)
def test_where_somebody_ended_up_is_his_employer(sentence: str, employer: str) -> None:
    """2023年回广州地铁接着干."""
    assert read(sentence, today=TODAY).as_dict()["facts"]["employer"] == employer


def test_a_notice_told_before_says_whose_plan_it_is() -> None:
    """人事发通知了，今年搞一评双证."""
    told = read("人事发通知了，今年搞一评双证", today=TODAY).as_dict()["facts"]
    heard = read("听说人事发通知了，今年搞一评双证吗", today=TODAY).as_dict()["facts"]
    assert told == {"plan_offers_dual_certification": True}
    assert "plan_offers_dual_certification" not in heard
