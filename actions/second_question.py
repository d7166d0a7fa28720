"""Two questions in one message: the intent answers one of them, this finds the other."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module

from actions.session import Session

# What asks it, and the module whose ``said`` answers it.
_QUESTIONS: dict[str, tuple[str, str]] = {
    "action_explain": ("为什么|凭什么|点解|怎么不行", "actions.explain"),
    "action_earliest": ("什么时候|几时|何时|还差多久|最早|哪一天", "actions.earliest"),
    "action_where": ("哪里报|去哪|边度|找谁|找哪个|打什么电话|电话多少|有电话|怎么报名|怎么报", "actions.where"),
}
_PART = re.compile(r"[，,。；;？?！!\s]+")
MOST_PARTS = 6


def more(answered_by: str, session: Session) -> list[str]:
    """The answers to the other questions of the message."""
    if answered_by not in _ANSWERS_QUESTIONS or len(_PART.split(session.text)) > MOST_PARTS:
        return []
    texts: list[str] = []
    for action, (words, module) in _QUESTIONS.items():
        if action != answered_by and re.search(words, session.text):
            texts += _said(module)(session)
    return texts


def _said(module: str) -> Callable[[Session], list[str]]:
    # The answers are looked up late: their modules import the base class, which imports this module.
    said: Callable[[Session], list[str]] = import_module(module).said
    return said


_ANSWERS_QUESTIONS = frozenset(
    {*_QUESTIONS, "action_define", "action_missing", "action_pathways", "action_out_of_scope"}
)
