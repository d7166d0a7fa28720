"""What was read out of a sentence, put before the agent: nothing counts before it is confirmed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from bot.console.workbench.merging import joined, loose_date, without
from bot.gateway.fact_words import spoken_facts
from policy_rules import Policy

Json = dict[str, Any]
NOT_ASKED = "未问"


@dataclass(frozen=True, slots=True)
class Proposed:
    """One fact that would change."""

    name: str
    label: str
    words: str
    before: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a sentence says, as far as it was read.

    Attributes:
        pieces: the sentence in parts; True marks a word that can mean two things.
        asked: the fact that was being asked about when it was said.
    """

    text: str
    asked: str | None
    pieces: tuple[tuple[str, bool], ...]
    redacted: bool
    facts: tuple[Proposed, ...]
    clarify: tuple[Json, ...]
    supposed: tuple[Proposed, ...]
    refused: tuple[str, ...]
    terms: tuple[Any, ...]
    loose_date: bool
    topic: bool

    @property
    def understood(self) -> bool:
        """Whether anything at all was made of it."""
        return bool(self.facts or self.clarify or self.supposed or self.refused or self.terms or self.topic)


def propose(
    policy: Policy, held: Json, reading: Json, *, text: str, asked: str | None, redacted: bool = False
) -> Proposal:
    """Compare what was said with what stands in the form."""
    said = said_facts(policy, held, reading, asked)
    supposed = joined(policy, said, reading["hypothetical"], asking=asked)
    terms = set(reading["terms"])
    return Proposal(
        text=text,
        asked=asked,
        pieces=tuple(_marked(text, reading["ambiguous"])),
        redacted=redacted,
        facts=_changes(policy, held, said),
        clarify=tuple(reading["clarify"]),
        supposed=_changes(policy, said, supposed),
        refused=tuple(one["message"] for one in reading["refused"]),
        terms=tuple(entry for entry in policy.glossary if terms & {entry.term, *entry.aliases}),
        loose_date=loose_date(reading["facts"], held, asked),
        topic=reading["topic"] is not None,
    )


def said_facts(policy: Policy, held: Json, reading: Json, asked: str | None) -> Json:
    """Return the facts after everything that was said."""
    left = without(held, reading["negated"])
    return joined(policy, left, reading["facts"], asking=asked, replace=reading["correction"])


def accepted(policy: Policy, held: Json, reading: Json, asked: str | None, taken: Collection[str]) -> Json:
    """Return the facts after the agent ticked what to take."""
    said = said_facts(policy, held, reading, asked)
    facts = {**held, **{name: value for name, value in said.items() if name in taken}}
    return {name: value for name, value in facts.items() if name in said or name not in taken}


def chosen(policy: Policy, facts: Json, reading: Json, choices: Sequence[str | None]) -> Json:
    """Return the facts after the ambiguous words were settled; None leaves one open."""
    for one, value in zip(reading["clarify"], choices, strict=False):
        for choice in one["choices"]:
            if choice["value"] == value:
                facts = joined(policy, facts, choice["facts"])
    return facts


def _changes(policy: Policy, before: Json, after: Json) -> tuple[Proposed, ...]:
    old = {name: words for name, _, words in spoken_facts(policy.declarations, before)}
    new = {name: (label, words) for name, label, words in spoken_facts(policy.declarations, after)}
    changed = [
        Proposed(name, label, words, old.get(name, NOT_ASKED))
        for name, (label, words) in new.items()
        if old.get(name) != words
    ]
    gone = [
        Proposed(name, policy.declarations.label(name), NOT_ASKED, words)
        for name, words in old.items()
        if name not in new
    ]
    return (*changed, *gone)


def _marked(text: str, words: Sequence[str]) -> list[tuple[str, bool]]:
    pieces = [(text, False)]
    for word in words:
        pieces = [part for piece in pieces for part in _split(piece, word)]
    return pieces


def _split(piece: tuple[str, bool], word: str) -> list[tuple[str, bool]]:
    text, is_marked = piece
    if is_marked or not word or word not in text:
        return [piece]
    before, _, after = text.partition(word)
    rest = _split((after, False), word) if after else []
    return [*([(before, False)] if before else []), (word, True), *rest]
