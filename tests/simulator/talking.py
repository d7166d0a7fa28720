"""One made-up person talks to the bot until it has decided."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from actions import rules
from tests.actions.dialogue import Dialogue
from tests.simulator.answering import in_words, true_choice
from tests.simulator.person import TODAY, Person

MOST_QUESTIONS = 40


@dataclass
class Talk:
    """What came of it.

    Attributes:
        asked: the questions in their order, each with what was known when it was put.
        decided: the bot's decision.
        hidden: the decision on the hidden facts.
        ended: whether the bot came to its answer.
    """

    person: Person
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    decided: dict[str, Any] = field(default_factory=dict)
    hidden: dict[str, Any] = field(default_factory=dict)
    ended: bool = False

    @property
    def right(self) -> bool:
        """Whether the bot decided as it would have on the hidden facts."""
        pairs = zip(self.decided["pathways"], self.hidden["pathways"], strict=True)
        return self.ended and all(_same(bot, truth) for bot, truth in pairs)

    @property
    def repeated(self) -> list[str]:
        """Facts that were asked again although no more was known of them than before."""
        put = [(fact, str(known.get(fact.partition(".")[0]))) for fact, known in self.asked]
        return sorted({fact for fact, known in put if put.count((fact, known)) > 1})


def talk(person: Person) -> Talk:
    """Let the person talk to the bot."""
    dialogue, result = Dialogue(today=TODAY.isoformat()), Talk(person)
    said = dialogue.start()
    if person.told_at_once:
        said = dialogue.tell("", **{fact: person.facts[fact] for fact in person.told_at_once})
    while said.asking and len(result.asked) < MOST_QUESTIONS:
        known, fact = said.facts, said.asking
        result.asked.append((fact, known))
        choice = true_choice(person, known, fact) if person.style == "buttons" else None
        said = dialogue.choose(choice) if choice else dialogue.tell("", **in_words(person, known, fact))
    result.ended = "case" in said.payload
    result.decided = said.payload["decision"]
    result.hidden = rules.decide(person.facts, TODAY)
    return result


def _same(bot: dict[str, Any], truth: dict[str, Any]) -> bool:
    if bot["status"] != truth["status"]:
        return False
    # A person who knows only the year gets a first and a last day; the true one is between them.
    return bot["status"] != "not_yet" or bot["earliest"] <= truth["earliest"] <= bot["earliest_sure"]
