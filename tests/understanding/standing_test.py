"""What somebody holds, denies, wants or tells of others, in every combination of words from closed sets.

Each class is a table of templates and of words to fill them with; all the sentences that this makes are read, and all of them
have to be read right, so that the class holds and not the sentence.
"""

import itertools
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from bot.understanding import read

TODAY = date(2026, 11, 22)
SKILLS = {
    "高级工": "senior_worker",
    "技师": "technician",
    "高级技师证": "senior_technician",
    "特级技师": "special_technician",
    "中级工": "intermediate_worker",
}
TITLES = {
    "助工": "junior",
    "助理工程师": "junior",
    "中级职称": "intermediate",
    "副高": "associate_senior",
    "正高": "full_senior",
}
LEVELS = {**{word: {"skill_levels": {level: None}} for word, level in SKILLS.items()}} | {
    word: {"titles": {level: None}} for word, level in TITLES.items()
}


def facts_of(text: str, asking: str | None = None) -> dict[str, Any]:
    """What the sentence asserts about the speaker, but for what follows from holding a title."""
    facts = read(text, today=TODAY, asking=asking).as_dict()["facts"]
    return {key: value for key, value in facts.items() if key not in {"has_held_title", "has_applied_for_title"}}


def misread(
    sentences: Iterator[tuple[str, dict[str, Any]]], asking: str | None = None
) -> list[tuple[str, dict[str, Any]]]:
    """Return the sentences that are not read as they should, with what was read."""
    found = ((text, facts_of(text, asking), facts) for text, facts in sentences)
    return [(text, facts) for text, facts, expected in found if facts != expected]


HELD = [
    "我有{x}", "我是{x}", "本人{x}", "我的{x}早就到手了", "手上有一本{x}", "{x}我有", "{x}是有的", "我考的{x}", "{x}我早就考下来了" , "俺也混上{x}了",
    "现在是{x}", "目前持有{x}", "我呢，{x}一个", "去年已经拿到{x}" , "我系{x}嚟㗎", "我攞咗{x}", "我手头揸住{x}", "說實話我有{x}", "I have {x}",
    "我就一个{x}", "老实讲我只有{x}", "我勉强算是{x}", "{x}有了", "啊我是{x}哈", "那个我是{x}嗯", "我好歹也是{x}", "我这辈子就混了个{x}",
]  # fmt: skip


def test_a_level_that_is_said_to_be_held_is_held() -> None:
    said = (
        (template.format(x=word), LEVELS[word])
        for template, word in itertools.product(HELD, LEVELS)
        if "去年" not in template
    )
    assert misread(said) == []


DENIED = [
    "我没有{x}", "我不是{x}", "没考上{x}", "{x}没考过", "还没拿到{x}", "{x}还没评上", "{x}？没那本事", "{x}？做梦吧", "哪有{x}", "我离{x}还差得远",
    "差一点就是{x}了", "{x}轮不到我", "轮不到我当{x}", "{x}被刷了", "考了三次{x}都没过", "{x}没戏", "{x}跟我没关系", "什么{x}不{x}的", "我冇{x}", "我唔系{x}",
    "仲未考到{x}", "把{x}去掉", "别把我当{x}", "{x}的门都没摸着", "{x}我够不着", "{x}还早着呢", "{x}没评下来", "险些就拿到{x}", "{x}泡汤了",
    "我沒有{x}", "我不是什么{x}", "{x}黄了", "{x}我是没有的", "{x}挂了", "我连{x}都不是", "没混上{x}", "{x}我都未有", "谈不上{x}", "不敢说是{x}",
]  # fmt: skip
PENDING = [
    "{x}考完了在等结果", "{x}的材料交上去了", "{x}正在公示", "{x}刚考完，成绩没出来", "{x}考了，证还没发", "评了{x}，批文还没下来", "{x}还在评", "报了{x}，还没考",
    "{x}公示了还没发证", "我报名了{x}考试", "在备考{x}", "明年准备考{x}", "打算评{x}", "我想考{x}", "单位叫我去报{x}", "领导让我考{x}", "希望能评上{x}", "下一步冲{x}",
    "{x}想考", "正排队等{x}评审",
]  # fmt: skip


def without_a_level(facts: dict[str, Any]) -> bool:
    """Tell whether no level is asserted; that none at all is held may follow from the lowest being denied."""
    return not facts.get("skill_levels") and not facts.get("titles")


@pytest.mark.parametrize("templates", [DENIED, PENDING], ids=["denied", "still to come"])
def test_a_level_that_is_denied_or_still_to_come_is_not_held(templates: list[str]) -> None:
    said = [template.format(x=word) for template, word in itertools.product(templates, LEVELS)]
    assert [(text, facts_of(text)) for text in said if not without_a_level(facts_of(text))] == []


PEOPLE = [
    "我老公", "我师傅", "俺爹", "我徒弟", "同事小李", "老王", "我哥", "隔壁班组的老张", "我们班长", "咱妈", "我一个朋友", "带我的师傅", "我阿爸", "我同学",
    "对面工位的小伙子", "我们科有个老员工", "人家", "车间里有位师傅", "我家那口子", "我姐",
]  # fmt: skip
OF_THEM = [
    "{p}是{x}",
    "{p}有{x}",
    "{p}去年考了{x}",
    "{p}{x}都评上了",
    "{p}早就是{x}了",
    "听{p}说他有{x}",
    "{p}{x}三年了，能报吗",
]
CROWDS = [
    "我们班组全是{x}", "除了我，班里都是{x}", "车间里清一色{x}", "身边好几个{x}", "我们厂有三个{x}", "一起进厂的都当{x}了", "周围人人都有{x}", "那批人大部分是{x}",
]  # fmt: skip


def test_what_others_hold_is_not_held_by_the_speaker() -> None:
    said = [
        template.format(p=person, x=word)
        for template, person, word in itertools.product(OF_THEM, PEOPLE, ("技师", "助工"))
    ]
    said += [template.format(x=word) for template, word in itertools.product(CROWDS, LEVELS)]
    assert [(text, facts_of(text)) for text in said if not without_a_level(facts_of(text))] == []


OF_BOTH = [
    "{p}是{y}，我是{x}",
    "{p}都{y}了，我才{x}",
    "{p}有{y}，我只有{x}",
    "我是{x}，{p}是{y}",
    "{y}是{p}，我自己是{x}",
]


def test_beside_what_others_hold_the_speaker_keeps_his_own() -> None:
    pairs = [("技师", "高级工"), ("高级技师", "技师"), ("副高", "助工")]
    said = (
        (template.format(p=person, x=own, y=theirs), LEVELS[own])
        for template, person, (theirs, own) in itertools.product(OF_BOTH, [p for p in PEOPLE if "有" not in p], pairs)
    )
    assert misread(said) == []


TOPICS = {
    "titles": (["职称", "技术职称", "職稱"], {}),
    "skill_levels": (["技能证", "等级证书", "职业资格证"], {}),
    "contest_awards": (["奖", "奖项", "比赛奖"], []),
    "honours": (["荣誉", "荣誉称号", "表彰"], []),
}
TOPIC_TAILS = ["", "的话", "嘛", "这块", "方面", "什么的", "那些", "，我", "？", "啊"]
NOTHINGS = [
    "没有", "一个都没有", "一样也没有", "我没有", "从来没有过", "压根没有", "确实没有", "倒是没有", "啥也没有", "冇", "一个都冇", "空白", "是空的", "为零",
    "一直没拿过", "到现在也没拿过", "半个都没得", "跟我不沾边", "跟我没缘", "谈不上", "真没有啊", "影子都没有", "哪有啊", "全没有",
]  # fmt: skip
WITHOUT = [
    "我没有{x}",
    "没拿过什么{x}",
    "从没拿过任何{x}",
    "一个{x}都没有",
    "什么{x}都没有",
    "我冇{x}",
    "半个{x}也没拿过",
    "没有任何{x}",
    "哪来的{x}",
]


@pytest.mark.parametrize("topic", TOPICS)
def test_nothing_of_a_kind_is_nothing_in_every_way_of_saying_it(topic: str) -> None:
    words, nothing = TOPICS[topic]
    said = [word + tail + none for word, tail, none in itertools.product(words, TOPIC_TAILS, NOTHINGS)]
    said += [template.format(x=word) for template, word in itertools.product(WITHOUT, words)]
    assert [text for text in said if facts_of(text).get(topic) != nothing] == []


REPAIRS = [
    "，不对，",
    "，哦不，",
    "，啊不是，",
    "…说错了，",
    "，呸，",
    "，讲错了，应该是",
    "，不不不，",
    "，更正一下，",
    "，等等，是",
    "，哎，不对不对，我是",
    "，口误，",
]


def test_what_is_taken_back_is_not_held() -> None:
    pairs = [("技师", "高级技师"), ("高级工", "技师"), ("助工", "中级职称"), ("副高", "正高")]
    said = (
        (f"我是{first}{repair}{second}", LEVELS.get(second, {"skill_levels": {"senior_technician": None}}))
        for repair, (first, second) in itertools.product(REPAIRS, pairs)
    )
    assert misread(said) == []


SUPPOSED = [
    "如果我有{x}呢",
    "假如我是{x}，能评什么",
    "要是我拿到{x}会怎样",
    "我去考个{x}行不行",
    "等我考上{x}再说",
    "万一我评上{x}呢",
    "假设我有{x}",
    "就当我是{x}吧",
    "倘若拿到{x}",
]


def test_what_is_only_supposed_is_no_fact() -> None:
    said = [template.format(x=word) for template, word in itertools.product(SUPPOSED, LEVELS)]
    assert [(text, facts_of(text)) for text in said if facts_of(text)] == []


ASKED = [
    "{x}能评什么",
    "{x}怎么考",
    "什么是{x}",
    "考{x}要什么条件",
    "{x}有补贴吗",
    "拿到{x}工资涨多少",
    "{x}难不难考",
    "{x}那关还差啥",
    "有{x}能加几分",
    "讲返{x}那个",
]


def test_a_question_about_a_level_is_no_fact() -> None:
    said = [template.format(x=word) for template, word in itertools.product(ASKED, LEVELS)]
    assert [(text, facts_of(text)) for text in said if facts_of(text)] == []


CONTESTS = {
    "世赛": "worldskills",
    "世界技能大赛": "worldskills",
    "全国技能大赛": "national",
    "中华人民共和国职业技能大赛": "national",
}
PRIZES = {"金牌": "gold", "银牌": "silver", "铜牌": "bronze", "优胜奖": "excellence"}
WON = [
    "我拿过{c}{p}", "{c}我得了{p}", "{c}，焊接项目，{p}", "{c}{p}得主", "在{c}上拿了一块{p}", "{c}拿回来{p}", "我攞过{c}{p}", "{p}，{c}的", "{c}第一，{p}", "当年打{c}，捧回{p}",
    "拿了{c}的{p}", "{c}嗰个{p}系我攞嘅",
]  # fmt: skip
NOT_WON = [
    "{c}没拿到{p}",
    "我徒弟拿了{c}{p}",
    "如果我拿到{c}{p}呢",
    "想拿{c}{p}",
    "{c}{p}给什么证",
    "跟{c}{p}擦肩而过",
    "{c}差一点拿{p}",
    "我带的学生拿了{c}{p}",
]


def test_an_award_that_was_won_is_read_and_no_other() -> None:
    said = (
        (
            template.format(c=contest, p=prize),
            {"contest_awards": [{"contest": CONTESTS[contest], "prize": PRIZES[prize]}]},
        )
        for template, contest, prize in itertools.product(WON, CONTESTS, PRIZES)
    )
    assert misread(said) == []
    lost = [
        template.format(c=contest, p=prize) for template, contest, prize in itertools.product(NOT_WON, CONTESTS, PRIZES)
    ]
    assert [(text, facts_of(text)) for text in lost if facts_of(text).get("contest_awards")] == []


UNEXPLAINED = [
    "{x}，厂里没认",
    "{x}这个证不作数",
    "{x}证过期没续",
    "我的{x}不算国家的",
    "{x}没注册上",
    "{x}没有效",
    "{x}不给认可",
]


def test_a_level_beside_a_negation_that_nothing_explains_is_no_fact() -> None:
    said = [template.format(x=word) for template, word in itertools.product(UNEXPLAINED, ("技师", "高级工", "助工"))]
    assert [(text, facts_of(text)) for text in said if not without_a_level(facts_of(text))] == []


NONE_AT_ALL = [
    "没有", "没考过", "一个都没有", "啥也没考过", "说来惭愧，一本没有", "哪有啊", "压根没考", "冇啊", "从来没有过", "没那本事", "都没有", "我这儿一样都没有", "那玩意儿我们工人哪有",
]  # fmt: skip


@pytest.mark.parametrize(
    ("asking", "nothing"), [("skill_levels", {}), ("titles", {}), ("contest_awards", []), ("honours", [])]
)
def test_a_short_no_to_what_was_asked_is_nothing_of_it(asking: str, nothing: Any) -> None:
    assert [text for text in NONE_AT_ALL if facts_of(text, asking).get(asking) != nothing] == []
