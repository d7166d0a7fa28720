"""Asking for somebody else: his facts are held instead of the speaker's, and nothing about who he is."""

from __future__ import annotations

import re
from typing import Any

from actions.offers import BEHALF, SELF
from actions.state import Memory, Message, State

_MYSELF = re.compile(
    r"(?:那|好了?|行了?|现在|换成?|换回|改成?|轮到)*(?:我?问|看看?)?(?:一下)?我(?:自己|本人)(?:的|呢|问|来问|能不能报|能报吗)*"
)
_NOTHING_ABOUT_HIM = frozenset({"greet", "thanks", "goodbye", "abuse", "human", "restart", "delete_record"})
# How close a person is to the speaker: one who was asked for as a colleague is not his wife.
_RELATIONS = {
    "spouse": "老公|老婆|爱人|愛人|媳妇|太太|先生|丈夫|妻子|那口子|对象",
    "parent": "爸|妈|媽|父亲|母亲|老豆|老窦|老母",
    "child": "儿子|兒子|女儿|女兒|孩子|闺女|阿仔|个仔|個仔",
    "sibling": "我哥|哥哥|我弟|弟弟|我姐|姐姐|我妹|妹妹|细佬|家姐",
    "acquaintance": "同事|工友|师傅|師傅|徒弟|下属|员工|朋友|同学|老乡|邻居",
}
_NEXT_ONE = re.compile(
    "(?:还有|再|另|另外|换)(?:问|看|来|有)?(?:一|第二)?(?:个|位|名)(?:人|同事|员工|徒弟|师傅|工友)|(?:下|第二|第三)一?(?:个|位)(?:人|同事|员工|徒弟|师傅|工友|呢|$)|另外?那?一?(?:个|位)(?:人|同事|员工|徒弟|师傅|工友|呢)"
)


def wish(text: str, state: State) -> str | None:
    """The command to go back to oneself, in other words than its label."""
    plain = re.sub("[ ，。！？,.!?]", "", text)
    return SELF if state.memory.on_behalf and _MYSELF.fullmatch(plain) else None


def begins(state: State, message: Message) -> bool:
    """Whether the message starts to ask for somebody else, and nothing was told of the speaker yet."""
    other = message.reading.get("other")
    if not other or state.memory.on_behalf or state.facts:
        return False
    return bool(other["asked"]) or (other["alone"] and message.intent not in _NOTHING_ABOUT_HIM and _says(other))


def is_wished_too_late(state: State, message: Message) -> bool:
    """Whether somebody asks for another person while his own facts are held."""
    other = message.reading.get("other")
    return bool(other and other["asked"] and state.facts and not state.memory.on_behalf)


def is_of_the_next(state: State, message: Message) -> bool:
    """Whether the message leaves the person asked for and speaks of the next: first a colleague, then the wife."""
    if not (state.memory.on_behalf and state.facts):
        return False
    if _NEXT_ONE.search(message.text):
        return True
    now = relation(message.text) if message.reading.get("other") else None
    return bool(now and state.memory.relation and now != state.memory.relation)


def relation(text: str) -> str | None:
    """What the person spoken of is to the speaker, if exactly one is spoken of."""
    found = [name for name, words in _RELATIONS.items() if re.search(words, text)]
    return found[0] if len(found) == 1 else None


def heard(state: State, reading: dict[str, Any]) -> dict[str, Any]:
    """The reading of a message as the person whom the conversation is about would have said it."""
    return dict(reading.get("other") or reading) if state.memory.on_behalf else reading


def fresh(command: str) -> State:
    """The state after the command: nothing is known, and it is clear of whom the talk is."""
    return State(memory=Memory(on_behalf=command == BEHALF))


def _says(other: dict[str, object]) -> bool:
    return any(other[part] for part in ("facts", "clarify", "ambiguous", "hypothetical"))
