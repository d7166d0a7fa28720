"""Small things people say whatever they are classed as: 哦, 再说一遍, 我不懂, 别问了."""

from __future__ import annotations

import re

_EDGES = " ，。！？,.!?~～…"
_TAKES_NOTE = re.compile(
    r"(?:哦|噢|喔|嗯|唔|啊|额|那)*(?:哦|噢|喔|好吧|行吧|好嘞|知道了?|明白了?|了解了?|收到|原来如此|(?:原来)?(?:是)?这样(?:啊|子)?"
    r"|原来(?:是)?咁|咁啊|ok|OK|Ok|晓得了?)(?:啊|呀|哦|喔|嘅)*"
)
_AGAIN = re.compile(
    "(?:再|重新)(?:说|讲)(?:一|多)?(?:遍|次|下)|讲多(?:一)?次|重复一[遍下]|没看清|刚才说(?:的)?(?:什么|啥)"
)
_LOST = re.compile(
    r"(?:我|还是|都|完全|真)*(?:不懂|搞不懂|弄不懂|整不明白|唔明|不明白|看不懂|看不明白|听不懂|听唔明|睇唔明)(?:你|您)?(?:说|讲)?(?:的|啥|什么|乜)*(?:意思)?(?:啊|喔|呀)*"
    r"|(?:这|那|这个|那个|说的|到底|你说的|即)*(?:是|系)?(?:什么|啥|咩|乜嘢?)意思(?:啊|呀|呢)*"
)
_NO_MORE_QUESTIONS = re.compile(
    r"(?:你|您|请|能不能|可不可以|我)*(?:(?:别|不要|唔好|甭)(?:再|老)?问(?:了|这么多|那么多|咁多|来问去)*|不(?:想)?(?:答|回答|填|说)了|懒得(?:答|说)了?"
    r"|直接(?:说|讲|告诉我)(?:吧|结果|行不行|能不能|可不可以|得唔得)*|算了(?:吧)?|不问了|先这样(?:吧)?|就这样(?:吧)?|(?:就)?(?:说)?一句话(?:行不行|能不能)*"
    r"|(?:到底)?(?:行不行|得唔得|能不能报?)一句话)"
)
_PARTS = re.compile("[，。！？,.!?；;\\s]+")


def takes_note(text: str) -> bool:
    """哦; 那好吧; 知道了."""
    return _TAKES_NOTE.fullmatch(text.strip(_EDGES)) is not None


def wants_it_again(text: str) -> bool:
    """再说一遍."""
    return _AGAIN.search(text) is not None


def is_lost(text: str) -> bool:
    """我不懂; 什么意思: of everything that was said, not of one word."""
    return _LOST.fullmatch(text.strip(_EDGES)) is not None


def wants_no_more_questions(text: str) -> bool:
    """别问那么多，直接告诉我行不行; 算了."""
    parts = [part for part in _PARTS.split(text.strip(_EDGES)) if part]
    return bool(parts) and all(_NO_MORE_QUESTIONS.fullmatch(part) for part in parts)
