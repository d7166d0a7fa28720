"""Slips are recognised by their sound, as a class; an ordinary word is never taken for a word of the policy."""

from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from bot.understanding import normalise, read
from bot.understanding.lexicon import content
from bot.understanding.writing import homophones, sounds

TODAY = date(2026, 11, 22)
ORDINARY = [
    line
    for line in Path(__file__).with_name("ordinary.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
LEVELS: dict[str, dict[str, Any]] = {
    "技师": {"skill_levels": {"technician": None}},
    "高级技师": {"skill_levels": {"senior_technician": None}},
    "高级工": {"skill_levels": {"senior_worker": None}},
    "助理工程师": {"titles": {"junior": None}},
    "副高": {"titles": {"associate_senior": None}},
    "正高": {"titles": {"full_senior": None}},
}
NAMES: dict[str, dict[str, Any]] = {
    "广汽集团": {"employer": "pilot", "enterprise": "gac"},
    "广州地铁": {"employer": "pilot", "enterprise": "guangzhou_metro"},
    "广州数科": {"employer": "pilot", "enterprise": "guangzhou_digital"},
}
AWARDS: dict[str, dict[str, Any]] = {
    "全国技能大赛": {"contest_awards": [{"contest": "national", "prize": "gold"}]},
    "世界技能大赛": {"contest_awards": [{"contest": "worldskills", "prize": "gold"}]},
}


def facts_of(text: str, asking: str | None = None) -> dict[str, Any]:
    """What is read, but for what follows from a title and for what is read off a trade."""
    implied = {"has_held_title", "has_applied_for_title", "in_pilot_field", "is_frontline"}
    return {key: value for key, value in read(text, today=TODAY, asking=asking).facts.items() if key not in implied}


def heard(text: str) -> str:
    """Return *text* with its slips put right."""
    return normalise(text).text.replace(",", "，")


def misheard(word: str, step: int) -> list[str]:
    """Return *word* with one character wrong, in every step-th way that is no word itself."""
    wrong = [
        word[:place] + other + word[place + 1 :]
        for place, character in enumerate(word)
        for other in sounds.alike(character)
        if other != character and other in _USUAL
    ]
    return [slip for slip in wrong if not homophones.is_real(slip, 0, len(slip))][::step]


_USUAL = {character for text, *_ in [(line,) for line in ORDINARY] for character in text}
"""Characters that people use; nobody slips into 熵."""


@pytest.mark.parametrize("word", LEVELS)
def test_a_level_with_one_wrong_character_is_the_level(word: str) -> None:
    """Whichever of the characters that sound like the right one was typed."""
    said = [(f"我有{slip}证", LEVELS[word]) for slip in misheard(word, 1)]
    assert len(said) > 5
    assert [(text, facts_of(text)) for text, expected in said if facts_of(text) != expected] == []


@pytest.mark.parametrize(("names", "way"), [(NAMES, "我在{}上班"), (AWARDS, "我拿过{}金牌")], ids=["firms", "contests"])
def test_a_long_name_with_one_wrong_character_is_the_name(names: dict[str, dict[str, Any]], way: str) -> None:
    said = [(way.format(slip), facts) for name, facts in names.items() for slip in misheard(name, 5)]
    assert [(text, facts_of(text)) for text, expected in said if facts_of(text) != expected] == []


TIMES = {
    "2013念11月": "2013-11",
    "二零一三粘11月": "2013-11",
    "2020年3约": "2020-03",
    "2020念3约5好": "2020-03-05",
    "去念9月": "2025-09",
    "取年9月": "2025-09",
    "前念": "2024",
    "今念三月": "2026-03",
    "二0二一年": "2021",
}


@pytest.mark.parametrize("slip", TIMES)
def test_a_word_for_time_is_known_by_its_numbers(slip: str) -> None:
    """念, 约 and 好 are words; between numbers they are 年, 月 and 号."""
    ways = ["高级工，{}", "高级工{}考的", "高级工是{}发的证", "我{}拿的高级工"]
    read_as = {"skill_levels": {"senior_worker": TIMES[slip]}}
    assert [way for way in ways if facts_of(way.format(slip)) != read_as] == []
    answered = facts_of(slip, "skill_levels.senior_worker")
    assert answered == read_as


def test_a_word_for_a_length_is_known_by_its_numbers() -> None:
    said = product(
        ("助工{}三年了", "助工，{}三年", "助工评了{}三年"), (("慢", "满"), ("漫", "满"), ("块", "快"), ("筷", "快"))
    )
    assert [
        way.format(slip)
        for way, (slip, right) in said
        if facts_of(way.format(slip)) != facts_of(way.format(right)) or not facts_of(way.format(slip))
    ] == []


FRAMES = {
    "高级机师证": "高级技师证",
    "我有机师证": "我有技师证",
    "助攻证": "助工证",
    "助功满五年": "助工满五年",
    "没评国职称": "没评过职称",
    "拿国金牌": "拿过金牌",
    "考国技师": "考过技师",
    "能抱技师吗": "能报技师吗",
    "没抱过名": "没报过名",
    "烤到技师": "考到技师",
    "19年平的": "19年评的",
    "想品助工": "想评助工",
    "技师正": "技师证",
    "发正那天": "发证那天",
    "再地铁上班": "在地铁上班",
    "一只在做": "一直在做",
    "部是": "不是",
    "不队，是技师": "不对，是技师",
    "四的": "是的",
    "我同是老王": "我同事老王",
    "转人功": "转人工",
    "从新开始": "重新开始",
    "加入我明年考到": "假如我明年考到",
    "哪里半": "哪里办",
    "没油": "没有",
    "没又职称": "没有职称",
    "我友高级工": "我有高级工",
    "要是我掉到地铁": "要是我调到地铁",
    "一直在做没听过": "一直在做没停过",
    "私起": "私企",
    "职称是政高": "职称是正高",
    "派前到广汽": "派遣到广汽",
    "国有启业，市蜀的": "国有企业，市属的",
    "找水问": "找谁问",
    "是的把": "是的吧",
    "省塞一等讲": "省赛一等奖",
    "三年版": "三年半",
    "四年零": "四年多",
    "2022年元约": "2022年元月",
    "我老破是技师": "我老婆是技师",
    "边条路快": "哪条路快",
    "上年9月考": "去年9月考",
    "如果我下年考": "如果我明年考",
}


@pytest.mark.parametrize("slip", FRAMES)
def test_a_slip_that_is_a_word_is_known_by_its_neighbours(slip: str) -> None:
    assert heard(slip) == FRAMES[slip]


@pytest.mark.parametrize("line", ORDINARY)
def test_ordinary_words_stay_as_they_are(line: str) -> None:
    """Each sentence alone, and after words that might tempt."""
    for sentence in line.split("，"):
        assert heard(sentence) == sentence
        assert heard(f"我{sentence}") == f"我{sentence}"
        assert heard(f"听说{sentence}了") == f"听说{sentence}了"


FIRMS = [
    *(
        "广州数控",
        "广州地质勘察院",
        "广州钢铁厂",
        "广钢集团",
        "光启科技",
        "广奇科技",
        "广启公司",
        "广州刚性包装",
        "数控机床厂",
    ),
    *(
        "数可公司",
        "术科训练中心",
        "广州地平线",
        "广州地税局",
        "广州杠杆公司",
        "广旗公司",
        "广器阀门厂",
        "光气化工厂",
        "广州缸套厂",
    ),
    *("数码城", "数客科技", "广州气体厂", "推广起重机的公司", "广州岗亭制造厂"),
]


@pytest.mark.parametrize("firm", FIRMS)
def test_a_firm_that_sounds_like_one_of_the_four_is_none_of_them(firm: str) -> None:
    assert facts_of(f"我在{firm}上班").get("employer") not in {"pilot", "pilot_subsidiary"}


@pytest.mark.parametrize(
    "slip", ["广气集团", "光汽集团", "广起", "广骑传祺", "数颗", "广州数刻", "广州底铁", "地贴集团", "广州岗集团"]
)
def test_a_firm_of_the_four_misspelt_is_that_firm(slip: str) -> None:
    assert facts_of(f"我在{slip}上班").get("employer") in {"pilot", "pilot_subsidiary"}


def test_ordinary_words_are_listed_for_a_reason() -> None:
    """A word that sounds like nothing else protects nothing."""
    listed = content.read_file("homophones")
    spelled = {word for frame in content.read_file("frames")["frames"] for word in frame.get("spelled", [])}
    assert spelled & set(listed["long"]) == set()
    assert not set(listed["real_words"]) & {*listed["long"], *listed["short"]}


def test_places_in_the_original_are_kept() -> None:
    """What is shown to the person is what he wrote."""
    normal = normalise("我是高级记师，2013念11月")
    assert normal.text == "我是高级技师,2013年11月"
    assert normal.surface(2, 6) == "高级记师"
