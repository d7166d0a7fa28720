"""How a sentence is written changes nothing in what it says."""

import json
from collections.abc import Callable
from datetime import date

import pytest

from bench.understanding import evaluate
from bot.understanding import read
from bot.understanding.lexicon import content

TODAY = date(2026, 11, 22)
EVERY_FOURTH = evaluate.sentences()[::4]
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_MANY_FORMS = set("后里面只台干系云谷余斗丑嘅在给拿没别冬复征准当向开是的了们他不些来什")
_TRADITIONAL = str.maketrans(
    {
        simple: traditional
        for traditional, simple in content.characters().items()
        if simple not in _MANY_FORMS and len(simple) == 1
    }
)
_OPEN_ENDS = "吗呢么？?。！!啊呀吧的"


def closed(particle: str) -> Callable[[str], str]:
    """Return what puts a particle at the end of a statement."""
    return lambda text: text if text[-1] in _OPEN_ENDS else text + particle


WAYS: dict[str, Callable[[str], str]] = {
    "in traditional characters": lambda text: text.translate(_TRADITIONAL),
    "with full-width digits": lambda text: text.translate(_FULL_WIDTH),
    "with a full stop": closed("。"),
    "with a Cantonese particle": closed("喇"),
    "with another particle": closed("咯"),
    "with zero-width characters": "\u200b".join,
    "with half-width commas": lambda text: text.replace("，", ","),
}


def facts(text: str, asking: str | None) -> str:
    """Return the facts as text that can be compared."""
    return json.dumps(read(text, today=TODAY, asking=asking).facts, ensure_ascii=False, sort_keys=True)


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_sentence_says_the_same_however_it_is_written(way: Callable[[str], str]) -> None:
    changed = [
        row["text"]
        for row in EVERY_FOURTH
        if facts(way(row["text"]), row["asking"]) != facts(row["text"], row["asking"])
    ]
    assert changed == []


@pytest.mark.parametrize(
    "way",
    [lambda text: "你好，" + text, lambda text: "嗯，" + text, lambda text: text.replace("，", " ")],
    ids=["after a greeting", "after a pause", "with gaps for commas"],
)
def test_nothing_asked_it_says_the_same_after_a_greeting_or_with_gaps(way: Callable[[str], str]) -> None:
    asked_nothing = [row["text"] for row in EVERY_FOURTH if row["asking"] is None]
    changed = [text for text in asked_nothing if facts(way(text), None) != facts(text, None)]
    assert len(changed) <= 1


def test_most_sentences_say_the_same_without_any_stop() -> None:
    """Voice transcripts have none; a clause is told by how it begins."""
    stopped = [row["text"] for row in EVERY_FOURTH if "，" in row["text"] and row["asking"] is None]
    same = [text for text in stopped if facts(text.replace("，", ""), None) == facts(text, None)]
    assert len(same) >= 0.92 * len(stopped)
