"""Points that people raise again and again: what the document says of them, or that it is silent."""

from __future__ import annotations

import re

from actions import rules

# A response says what the document says or leaves out. Points of one policy are its own readings.
_POINTS = (
    (
        r"学历|论文|文凭|外语|英语|年龄|年纪|岁数|几岁|(?:[1-9]\d|[二三四五六]?十[一二三四五六七八九]?)岁",
        "utter_point_degree",
    ),
    (
        r"第二批|下一批|(?:名单|试点).{0,6}(?:几时|什么时候|更新|扩大)|轮到(?:我|咱)|以后会(?:有|扩|开|放|加)|(?:几时|什么时候).{0,4}(?:推广|普及|放开|全面)",
        "utter_point_next_list",
    ),
    (
        r"(?:人事|单位|公司).{0,8}(?:没开始|还没|没有通知|没通知|不知道|没这回事|没听说|没听过|没有这个|不晓得)",
        "utter_point_not_begun",
    ),
    (
        r"(?:公司|单位|厂里|人事|领导|他们|人力).{0,4}(?:不给|不让|不肯|不准|不理|不管|不搭理|不批)",
        "utter_point_refused",
    ),
    (r"(?:花|给|出|塞|交)(?:点|些)?钱.{0,4}(?:行|办|买|可以|得唔得)|买(?:个|本)?证", "utter_out_of_scope_buying"),
    (
        r"(?:停|断|中断|转岗|离开|没做|休|当兵|服役|入伍|产假|病假|借调|脱产).{0,10}(?:影响|算不算|有关系|计唔计|扣不扣|扣吗)",
        "utter_point_break",
    ),
    (r"推荐", "utter_point_recommendation"),
    (r"谁(?:说了算|来?评|来?定|来?批|来?审|决定|负责评)|边个(?:话事|评|批)", "utter_point_who_decides"),
    (r"相应(?:的)?档次|破格.{0,6}(?:哪一?(?:级|档)|什么级|几级)", "utter_point_fitting_level"),
    (r"(?:退休|返聘|内退)(?!金|年龄|待遇)", "utter_point_not_settled"),
    (r"实习.{0,6}算|算.{0,4}实习", "utter_point_internship"),
    (r"影响.{0,6}(?:中级|高级|副高|以后|下次|后面|再)|先报.{0,8}影响", "utter_point_lower_first"),
    (r"考试|使唔使考|要不要考|要考吗", "utter_point_examination"),
)
_HOW_FAR = re.compile(r"(?:还|到底|究竟|总共|一共|仲)(?:差|少)(?:多少|几)天(?!.*(?:不|唔))")
_NOT_SETTLED = re.compile("退休|返聘|港澳|香港|澳门|台湾|外籍")
_SIMPLER = re.compile("简单点|简单说|简单讲|讲简单|说简单|太复杂|太长|看不懂|听不懂|一句话|讲人话|说人话|说重点")
# These actions answer questions; a statement that contains such a word is no question.
ASKED_OF = frozenset(
    {
        "action_pathways",
        "action_explain",
        "action_earliest",
        "action_where",
        "action_define",
        "action_missing",
        "action_out_of_scope",
        "action_calm",
    }
)

# What was not understood, or taken for a word in passing, may still raise a point.
RAISED_IN = ASKED_OF | {"action_fallback", "action_acknowledge", "action_small_talk", "action_what_if"}


def raised(policy: rules.Policy, text: str) -> str | None:
    """The sentence, or the name of the response, for the point that a question raises."""
    if _HOW_FAR.search(text):
        return None
    for reading in policy.readings.values():
        if reading.raised_by and re.search(reading.raised_by, text):
            return reading.sentence
    return next((response for words, response in _POINTS if re.search(words, text)), None)


def simpler(text: str) -> bool:
    """Whether somebody asks to hear it in fewer words."""
    return _SIMPLER.search(text) is not None


def not_settled(text: str) -> str | None:
    """The response for people of whom the document says nothing."""
    return "utter_point_not_settled" if _NOT_SETTLED.search(text) else None
