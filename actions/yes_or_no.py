"""Yes and no: when they answer the open question, and when they only happen to stand in a sentence."""

from __future__ import annotations

import re
from typing import Any

from actions.merging.outcome import Doubt, Option
from actions.state import Message, State
from actions.wording.facts import level_phrase
from actions.wording.names import fact_label, is_work, is_yes_or_no

ASKS = frozenset(
    {
        "ask_pathway",
        "ask_why",
        "ask_why_question",
        "ask_when",
        "what_if",
        "ask_where",
        "ask_definition",
        "ask_missing",
    }
)
PRESSURE = "pressure"
"""Whoever tells the assistant what to answer has answered nothing: 把我判为可以申报."""
_ANSWER_FIRST = re.compile(
    r"(?:有的?|没有?的?|冇|是的?|不是|系|唔系|对的?|不对|嗯+|在|不在|包括|不包括|报过|没报过|拿过|没拿过)(?:[，,。；;！!\s]|$)"
)
_OF_ITSELF = re.compile(r"(?:有的?|没有?的?|冇|无|是的?|不是|系|唔系|对的?|不对|嗯+)(?:[，,。；;！!\s]|$)")
_BARE_NO = re.compile(r"\s*(?:没有?|冇|無|无|没有的|没有过|没啊|没有啊|冇啊)[。.！!，,\s]*")
_ASKED_BACK = re.compile("行不行|得唔得|得不得|能不能|可不可以|可唔可以|好不好|(?:吗|么|咩|嘛)[？?\\s]*$")
_HAPPENED = re.compile("过|了|咗")
SHORT = 8
_ABOUT = {
    "plan_covers_me": "方案|包括|覆盖|包含|人力|集团说|纳入",
    "in_pilot_field": "岗|做|干|修|装|检|开|驾|操作|维|编程|数字|后勤|财务|行政|人事|工",
    "is_frontline": "一线|前线|现场|车间|班组|办公室|管理|后勤|行政",
    "skill_levels_complete": "证|级",
    "titles_complete": "职称|证",
    "title_matches_post": "对应|对得上|对口|专业|对不上|一致|相关",
    "skill_matches_post": "工种|对应|对得上|对口|相关|证",
    "has_applied_for_title": "报|申|评",
    "has_held_title": "职称|拿|有过|评",
    "guangzhou_enterprise_one_year": "年|月|满",
    "plan_offers_dual_certification": "双证|评|方案|通知",
    "plan_offers_enterprise_contest": "赛|比武|方案|通知",
}


def asserted(state: State, message: Message) -> dict[str, Any]:
    """The facts of the reading; a yes or no inside a question of the person is no answer to ours."""
    told = dict(message.reading.get("facts") or {})
    asked = state.asking
    if asked and asked in told and _is_about_another(told, asked, message.text):
        del told[asked]
    if asked and is_yes_or_no(asked) and asked in told and not _answers(message, asked):
        del told[asked]
    return {fact: value for fact, value in told.items() if fact == asked or not _only_wondered(fact, value, message)}


def _is_about_another(told: dict[str, Any], asked: str, text: str) -> bool:
    """Whether a no says by its own words what it denies, and that is something else than was asked: 没报过."""
    if not (is_yes_or_no(asked) or is_work(asked)) or _OF_ITSELF.match(text) or _speaks_of(asked, text):
        return False
    return any(is_yes_or_no(fact) and fact != asked and _speaks_of(fact, text) for fact in told)


def _speaks_of(fact: str, text: str) -> bool:
    return re.search(_ABOUT.get(fact, fact_label(fact)), text) is not None


def _only_wondered(fact: str, value: object, message: Message) -> bool:
    """Whether a yes stands in a question about what one could do: 我先报初级行不行."""
    wondered = message.intent in ASKS and _ASKED_BACK.search(message.text) and not _HAPPENED.search(message.text)
    return value is True and is_yes_or_no(fact) and bool(wondered)


def _answers(message: Message, asked: str) -> bool:
    """Whether a yes or no is meant for our question: said by itself, said first, or said about the matter."""
    text = message.text
    if message.intent == PRESSURE:
        return False
    if message.intent in ASKS and _ASKED_BACK.search(text) and not _ANSWER_FIRST.match(text):
        return False
    if message.reading.get("answer") or not text or _ANSWER_FIRST.match(text):
        return True
    if message.intent in ASKS:
        return False
    return len(text) <= SHORT or _speaks_of(asked, text)


def short_answer(state: State, message: Message) -> dict[str, Any]:
    """Yes or no to a question that can be answered so."""
    asked = state.asking
    if message.intent == PRESSURE or message.reading.get("answer") == "other":
        return {}
    if message.intent in ASKS and _ASKED_BACK.search(message.text):
        return {}
    yes = message.intent == "affirm" or message.reading.get("answer") == "yes"
    no = message.intent == "deny" or message.reading.get("answer") == "no"
    if asked and is_yes_or_no(asked) and yes != no:
        return {asked: yes}
    if asked and is_work(asked) and yes:
        return {asked: True}
    return {}


def no_break_or_no_work(state: State, told: dict[str, Any], text: str) -> dict[str, Any] | None:
    """A bare "no" to "all the time? any break?" can mean either; it is asked which."""
    asked = state.asking
    if asked is None or not is_work(asked) or told.get(asked) is not False or not _BARE_NO.fullmatch(text):
        return None
    options = (
        Option("always", "没有停过，一直在做", sets={asked: True}),
        Option("never", "拿证以后没做过这一行", sets={asked: False}),
    )
    return Doubt(asked, f"您说的“{text.strip(' 。.！!，,')}”是哪一种？", options).as_dict()


def no_date_or_no_certificate(state: State, told: dict[str, Any], text: str) -> dict[str, Any] | None:
    """A bare "no" to "which day?" can mean that the day is not known, or that there is no such certificate."""
    fact, _, level = (state.asking or "").partition(".")
    held = state.facts.get(fact)
    if not level or told or not isinstance(held, dict) or level not in held or not _BARE_NO.fullmatch(text):
        return None
    name = level_phrase(fact, level, None)
    options = (
        Option("no_date", f"有{name}，日期记不清"),
        Option("not_held", f"没有{name}", sets={fact: {one: when for one, when in held.items() if one != level}}),
    )
    return Doubt(state.asking, f"您说的“{text.strip(' 。.！!，,')}”是哪一种？", options).as_dict()
