"""What the model cannot know: which question was just asked, and that the reader understood the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.understanding import answers, pipeline
from bot.understanding.intents import features
from bot.understanding.normalise import normalise

if TYPE_CHECKING:
    from bot.understanding.intents.model import Ranking
    from bot.understanding.reading import Reading
    from bot.understanding.scene import Scene

UNSURE = 0.35
"""Below this probability the message counts as not understood; the same figure stands in config.yml."""

_SURE = 0.75
_DECIDED = 0.99
_SAYS_SOMETHING = frozenset({"state_facts", "affirm", "deny", "dont_know", "correct", "what_if", "ask_why_question"})


def settle(ranking: Ranking, text: str, asking: str | None) -> Ranking:
    """Put the intent first that follows from the answer; leave the ranking as it is where nothing does."""
    best, chance = ranking[0]
    if asking and answers.is_enough(normalise(text).text, asking):
        return _first("state_facts", ranking)
    if chance >= (_SURE if asking else UNSURE) or (chance >= UNSURE and best in _SAYS_SOMETHING):
        return ranking
    scene, reading = pipeline.analyse(text, features.REFERENCE_DAY, asking)
    intent = _answered(scene, reading, asking) or (_stated(scene, reading) if chance < UNSURE else None)
    return _first(intent, ranking) if intent else ranking


def _first(intent: str, ranking: Ranking) -> Ranking:
    return [(intent, _DECIDED), *(pair for pair in ranking if pair[0] != intent)]


def _answered(scene: Scene, reading: Reading, asking: str | None) -> str | None:
    """Return the intent of a message that answers what was asked."""
    if not asking or (scene.clauses and scene.clauses[-1].question):
        return None
    if reading.answer == "unknown":
        return "dont_know"
    fact = reading.facts.get(asking.partition(".")[0])
    if isinstance(fact, bool):
        return "affirm" if fact else "deny"
    if fact is not None:
        return "state_facts" if fact else "deny"
    return {"yes": "affirm", "no": "deny"}.get(reading.answer or "")


def _stated(scene: Scene, reading: Reading) -> str | None:
    """Return the intent of a message that says something of the speaker, whatever else it is."""
    if any(clause.question for clause in scene.clauses):
        return "ask_pathway" if reading.facts else None
    if reading.facts or reading.ambiguous:
        return "state_facts"
    return "what_if" if reading.hypothetical else None
