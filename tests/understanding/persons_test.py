"""Of whom a sentence speaks, whatever the word for the person: every template with every word of a closed set."""

from collections.abc import Iterable
from datetime import date
from itertools import product
from typing import Any

from bot.understanding import read

TODAY = date(2026, 11, 22)
LEVELS: dict[str, dict[str, Any]] = {
    "技师": {"skill_levels": {"technician": None}},
    "高级工": {"skill_levels": {"senior_worker": None}},
    "副高": {"titles": {"associate_senior": None}},
}
FUNCTIONS = [
    "教练",
    "健身教练",
    "导师",
    "校长",
    "工长",
    "教研组长",
    "项目经理",
    "房东",
    "大学室友",
    "相亲对象",
    "党支部书记",
]
OWNERS = ["我", "我们", "咱们", "我哋", "我们单位的", "我们车间"]
STRANGERS = [
    "那位焊工",
    "这位同志",
    "还有个小姑娘",
    "有个小伙子",
    "刚才那位钳工",
    "有个老师傅",
    "有位大姐",
    "小儿",
    "小女",
    "犬子",
    "家父",
]
OF_HIM = ["{p}是{x}", "{p}有{x}，羡慕", "{p}早就是{x}了，他能报吗", "{p}去年考了{x}"]
AND_I_LOOKED = ["{p}的证我看了，是{x}", "{p}我记得是{x}", "{p}那本证，我查过，是{x}"]
ONESELF = ["阿伯", "阿叔", "笔者", "在下", "鄙人", "本人", "老汉我", "小弟", "阿叔我"]
OF_MYSELF = ["{p}是{x}", "{p}有{x}，请问能报吗", "{p}早就是{x}了", "{p}系{x}，仲有冇我份"]
BYSTANDERS = ["老婆", "师傅", "领导", "同事", "孩子他妈", "我妈", "我们校长", "隔壁老王"]
BESIDE = [
    "{p}催我来问，我是{x}",
    "{p}没证都涨工资，我有{x}",
    "{p}是高级技师，我自己是{x}",
    "{p}开吊机，到我这辈是{x}",
    "{p}笑我，可我手里有{x}",
]


def held(text: str) -> dict[str, Any]:
    """The levels that the sentence says the speaker holds."""
    facts = read(text, today=TODAY).facts
    return {key: facts[key] for key in ("skill_levels", "titles") if facts.get(key)}


def misread(sentences: Iterable[tuple[str, dict[str, Any]]]) -> list[tuple[str, dict[str, Any]]]:
    """Return the sentences that are not read as they should, with what was read."""
    return [(text, held(text)) for text, expected in sentences if held(text) != expected]


def test_what_somebody_of_any_function_holds_is_his() -> None:
    people = [owner + function for owner, function in product(OWNERS, FUNCTIONS)]
    assert misread((way.format(p=person, x="技师"), {}) for way, person in product(OF_HIM, people)) == []


def test_what_a_stranger_or_a_child_of_the_speaker_holds_is_his() -> None:
    assert misread((way.format(p=p, x=x), {}) for way, p, x in product(OF_HIM, STRANGERS, LEVELS)) == []


def test_who_only_looks_at_the_certificate_of_another_does_not_hold_it() -> None:
    people = ["他", "她", "我老公", *STRANGERS]
    assert misread((way.format(p=p, x="高级工"), {}) for way, p in product(AND_I_LOOKED, people)) == []


def test_an_award_that_belongs_to_another_is_his() -> None:
    for person in ("我弟弟", "我师弟", "我徒弟", "同事"):
        for text in (f"全国技能大赛的金牌是{person}的", f"世赛银牌是{person}拿的", f"跟{person}世赛金牌没法比"):
            assert "contest_awards" not in read(text, today=TODAY).facts, text


def test_who_names_himself_as_others_do_is_the_speaker() -> None:
    filled = product(OF_MYSELF, ONESELF, LEVELS)
    assert misread((way.format(p=p, x=x), LEVELS[x]) for way, p, x in filled) == []


def test_a_parent_beside_his_child_is_the_speaker() -> None:
    for child, parent in product(("个仔", "我个女", "我儿子"), ("老豆", "老爸", "老妈")):
        assert misread([(f"{child}已经是工程师，我呢个{parent}有高级工", LEVELS["高级工"])]) == []


def test_somebody_beside_the_speaker_takes_nothing_from_him() -> None:
    filled = product(BESIDE, BYSTANDERS, LEVELS)
    assert misread((way.format(p=p, x=x), LEVELS[x]) for way, p, x in filled) == []
