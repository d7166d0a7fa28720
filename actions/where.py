"""Where to apply and whom to call; first what was asked, in one sentence."""

from __future__ import annotations

import re

from actions import pathways, rules
from actions.reply import ReplyAction
from actions.session import Session
from actions.wording.contacts import contacts_line
from actions.wording.pathways import is_out_of_reach, open_by_contest

_ASKED = (
    ("钱|錢|收费|收費|费用|免费|交费", "utter_where_money"),
    ("网上|網上|线上|手机|小程序|网站|官网|系统|app|APP", "utter_where_online"),
    ("材料|资料|資料|准备什么|带什么|交什么|要什么证件|表格|照片", "utter_where_papers"),
)
_HOW_LONG = re.compile(
    "(?:要|得|需)(?:多久|几久|几耐|幾耐|多长时间|几天|几个月)|多久(?:能|可以|才|会)?(?:下|拿|办|出|到手|批|搞)"
)
_STILL = re.compile("还|仲|再|差")


def said(session: Session) -> list[str]:
    """What was asked first; then the employer, then the offices."""
    text = session.text
    if pathways.asks_what_now(session):
        return pathways.said(session)
    lines = contacts_line(rules.contacts(session.policy))
    if re.search("电话|號碼|号码|打边个|打哪个|打给", text):
        return [lines]
    if session.facts and is_out_of_reach(session.decision):
        return ["utter_where_elsewhere"]
    for words, response in _ASKED:
        if re.search(words, text):
            return [response]
    if how_long(session):
        return ["utter_where_duration"]
    contest = ["utter_where_contest"] if open_by_contest(session.decision) and session.facts else []
    return ["utter_where", *contest, lines]


def asked(session: Session) -> bool:
    """Whether the words ask for money, papers or the way to hand them in."""
    return any(re.search(words, session.text) for words, _response in _ASKED)


def how_long(session: Session) -> bool:
    """Whether it is asked how long the procedure takes, not how long one has to wait for the first day."""
    return bool(_HOW_LONG.search(session.text)) and not _STILL.search(session.text)


class ActionWhere(ReplyAction):
    """去哪里报名; 有电话吗; 要钱吗."""

    action_name = "action_where"
    takes_facts_first = False

    def say(self, session: Session) -> list[str]:
        """Say where to go."""
        return said(session)
