"""Messages at the edge of the talk: words without a subject, mere thanks, the subject of another office."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.understanding.intents.looks import Looks
    from bot.understanding.intents.model import Ranking

_NEARLY_SURE = 0.8
_ASKS_FOR = re.compile(r"[?？]|[吗么呢嘛咩帮请想要替教能会该怎点几哪谁咋啥多]|什么|可以|介绍|推荐|告诉|投诉|举报")


def is_nonsense(ranking: Ranking, looks: Looks) -> bool:
    """Tell whether a message has no subject, asks for nothing, and only has no word of the policy: 蓝色的月亮吃香蕉."""
    best, chance = ranking[0]
    if best != "out_of_scope" or chance >= _NEARLY_SURE or _ASKS_FOR.search(looks.text):
        return False
    return not looks.alone.reading.topic and not looks.alone.asks


_THANKS_LAST = re.compile(
    r"(?:^|[,。! ])(?:那|就|先|好|行|嗯|我)*(?:多?谢谢?|感谢|多谢|唔该|不该|辛苦|麻烦)(?:你们?|您|了|啦|哈|啊|晒|老师|师傅|帮忙)*[,。!~ ]*$"
)
_LONGEST_THANKS = 16


def only_thanks(ranking: Ranking, looks: Looks, unsure: float) -> bool:
    """Tell whether a short message without a question ends with thanks, where the model is at a loss: 明白了，辛苦你."""
    best, chance = ranking[0]
    at_a_loss = best in {"small_talk", "ask_why_question", "resume"} or chance < unsure
    if not at_a_loss or looks.asking or len(looks.plain) > _LONGEST_THANKS or not _THANKS_LAST.search(looks.plain):
        return False
    return not looks.alone.ends_asking and not any(looks.alone.reading.facts.values())


def is_beside(ranking: Ranking, looks: Looks) -> bool:
    """Tell whether a question has a subject of another office and no word of the policy: 社保停了半年，能不能补缴."""
    (best, chance), (second, _) = ranking[:2]
    if not best.startswith("ask_") or second != "out_of_scope" or chance >= _NEARLY_SURE or looks.asking:
        return False
    return bool(looks.alone.reading.topic) and not looks.alone.scene.mentions
