"""What the conversation holds between two messages, and what one message brings: plain data, kept in slots."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from actions.merging.outcome import Facts


@dataclass
class Memory:
    """Small things about the conversation itself.

    Attributes:
        last: the level spoken of last (``skill_levels.technician``).
        dated: what was given a date last (``skill_levels.technician``, ``guangzhou_enterprise_since``).
        loose: dates that wait for their level, by fact.
        misses: how often in a row nothing was understood.
        intent: the intent of the last message.
        times: how often in a row the same thing was asked.
        read_back: how often something was read back.
        doubt_asked: how often the open doubt was put.
        concluded: the conclusion that was last said.
        postponed: the person wants the answer now; what is open stays open until 继续.
        on_behalf: the facts are those of somebody for whom the person asks.
        relation: what that somebody is to the person, if he said so.
        one_at_a_time: it was said that the rules decide for one person.
        answered: the answer as it was last given.
        defined: the words whose meaning was asked for in the message before.
        let_go: questions about words with two meanings that the person could not answer.
    """

    last: str | None = None
    dated: str | None = None
    loose: Facts = field(default_factory=dict)
    misses: int = 0
    intent: str | None = None
    times: int = 0
    read_back: int = 0
    doubt_asked: int = 0
    concluded: str = ""
    postponed: bool = False
    on_behalf: bool = False
    relation: str | None = None
    one_at_a_time: bool = False
    answered: str = ""
    defined: str = ""
    let_go: list[str] = field(default_factory=list)


@dataclass
class State:
    """Everything held between messages.

    Attributes:
        facts: the facts of contract §1.
        skipped: facts that the person does not know; they are not asked again.
        doubts: questions that must be answered before a fact counts.
        memory: about the conversation itself.
        asking: the fact that the bot asked for last.
    """

    facts: Facts = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)
    doubts: list[dict[str, Any]] = field(default_factory=list)
    memory: Memory = field(default_factory=Memory)
    asking: str | None = None


@dataclass(frozen=True)
class Message:
    """One message of the person, as the pipeline read it.

    Attributes:
        id: Rasa's id of the message.
        intent: its intent.
        text: its words.
        reading: what the reader found in it.
        choice: the value of a button.
        given: facts as the person edited them.
        silence: seconds since the message before.
        today: the day the answer is for.
    """

    id: str
    intent: str
    text: str = ""
    reading: dict[str, Any] = field(default_factory=dict)
    choice: str | None = None
    given: Facts | None = None
    silence: float = 0.0
    today: date = date.max


@dataclass
class Turn:
    """What one message changed.

    Attributes:
        id: the message.
        intent: its intent.
        told: facts that are new or changed.
        replaced: names of facts that had another value before.
        gone: names of facts that were taken back.
        refused: sentences about what cannot be true.
        skipped: the fact the person does not know.
        command: something asked for by a button or by its label.
        answered: the message moved the facts on, or said "I don't know".
        resumed: the person comes back after a while.
        times: how often in a row this was asked.
        misses: how often in a row nothing was understood.
        behalf: ``begun`` when the message starts to ask for somebody else, ``offered`` when facts stand in the way,
            ``next`` when it leaves the person asked for and speaks of another.
        several: it asks for several people at once, and nothing was said of that yet.
        denied: levels that the person says not to hold, and that nobody thought he holds.
        loose: dates that were told without their certificate.
    """

    id: str = ""
    intent: str = ""
    told: Facts = field(default_factory=dict)
    replaced: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    skipped: str | None = None
    command: str | None = None
    answered: bool = False
    resumed: bool = False
    times: int = 1
    misses: int = 0
    behalf: str | None = None
    several: bool = False
    denied: Facts = field(default_factory=dict)
    loose: Facts = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """The turn as it is kept in a slot."""
        return asdict(self)
