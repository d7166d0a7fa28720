"""The words of one message join the state: facts merged, doubts raised, half-sentences matched to the choices."""

from __future__ import annotations

from typing import Any

from actions import offers, rules, spoken
from actions.merging import merge
from actions.merging.levels import UNSPECIFIED
from actions.state import Message, State, Turn
from actions.wording import names
from actions.yes_or_no import asserted, no_break_or_no_work, no_date_or_no_certificate, short_answer

# Intents under which a half-sentence may be the answer to the open question.
MAY_ANSWER = frozenset({"state_facts", "nlu_fallback", "affirm", "deny", "ask_pathway", "small_talk"})


def take_words(state: State, turn: Turn, message: Message) -> None:
    """Merge what the reader found; what is doubtful becomes a question."""
    reading = message.reading
    turn.refused = [refusal["message"] for refusal in reading.get("refused") or []]
    corrects = bool(reading.get("correction")) or message.intent == "correct"
    said = spoken.to_what_it_is_about(state, asserted(state, message), message.text, corrects=corrects)
    told = _with_loose_dates(state, said) or short_answer(state, message)
    doubt = no_break_or_no_work(state, told, message.text) or no_date_or_no_certificate(state, told, message.text)
    if doubt:
        state.doubts, turn.answered = [doubt, *state.doubts], True
        return
    merged = merge(
        state.facts,
        told,
        negated=reading.get("negated"),
        replace=corrects,
        asking=state.asking,
        last=state.memory.last,
    )
    before, state.facts = state.facts, merged.facts
    turn.loose = {fact: date for fact, date in merged.loose.items() if state.memory.loose.get(fact) != date}
    state.memory.loose.update(merged.loose)
    state.memory.last = _spoken_of(told) or state.memory.last
    state.doubts = [doubt for doubt in state.doubts if not _touches(told, doubt)]
    guessed = None if told or turn.refused or reading.get("clarify") else _guess(state, message)
    if guessed:
        state.facts, turn.answered = guessed, True
        return
    unclear = [item for item in reading.get("clarify") or [] if item["question"] not in state.memory.let_go]
    raised = [doubt.as_dict() for doubt in merged.doubts] + [_clarification(item) for item in unclear]
    state.doubts = raised + state.doubts
    turn.answered = bool(raised or told or turn.loose)
    if reading.get("clarify") and not unclear and not told and not raised:
        # He could not say which it is, and says the same word again: it is all he knows about what was asked.
        skip(state, turn)
        return
    unknown = message.intent == "dont_know" or reading.get("answer") == "unknown"
    if unknown and not told and not raised:
        _dont_know(state, turn, message.text)
    elif state.asking and not raised and before == state.facts and _same_again(told, before, state.asking):
        # The same answer again: the person does not know it any better.
        skip(state, turn)


def skip(state: State, turn: Turn) -> None:
    """The person does not know what was asked; it is not asked again."""
    if state.asking and state.asking not in state.skipped:
        state.skipped.append(state.asking)
    turn.skipped = state.asking


def let_go(state: State) -> None:
    """The person does not know which meaning of a word is his; he is not asked about it again."""
    question = str(state.doubts[0]["question"])
    if question not in state.memory.let_go:
        state.memory.let_go.append(question)


def is_about(told: dict[str, Any], asked: str) -> bool:
    """Whether facts speak of the fact, or of the date of the level, that was asked for."""
    fact, _, level = asked.partition(".")
    value = told.get(fact)
    return isinstance(value, dict) and bool(value.get(level)) if level else value is not None


def _same_again(told: dict[str, Any], held: dict[str, Any], asked: str) -> bool:
    """Whether what was asked is told once more as it is held already."""
    fact, _, level = asked.partition(".")
    said = told.get(fact)
    if level:
        return isinstance(said, dict) and (level in said or UNSPECIFIED in said)
    return said is not None and held.get(fact) is not None


def _touches(told: dict[str, Any], doubt: dict[str, Any]) -> bool:
    """Whether what was told settles a doubt in other words than its choices."""
    return any(fact in told for option in doubt["options"] for fact in (*option["sets"], *option["merges"]))


def _guess(state: State, message: Message) -> dict[str, Any] | None:
    """The facts after the choice that the words come near to."""
    if state.doubts or not state.asking or message.intent not in MAY_ANSWER:
        return None
    policy = rules.policy_for(state.facts, message.today)
    asked = rules.question(policy, state.facts, state.asking)
    offered = [{"value": value, "label": label} for value, label in asked.choices]
    value = offers.guess(message.text, offered)
    return rules.apply_choice(policy, state.facts, state.asking, value) if value else None


def _dont_know(state: State, turn: Turn, text: str) -> None:
    if state.doubts:
        let_go(state)
        state.doubts = state.doubts[1:]
        turn.answered = True
    elif forgotten := spoken.forgotten_date(state, text):
        state.skipped.append(forgotten)
        turn.skipped = forgotten
    elif state.asking:
        skip(state, turn)


def _with_loose_dates(state: State, told: dict[str, Any]) -> dict[str, Any]:
    """A date that was said before its level finds it now."""
    for fact, when in list(state.memory.loose.items()):
        levels = told.get(fact) or {}
        if len(levels) == 1 and list(levels.values()) == [None]:
            told = {**told, fact: dict.fromkeys(levels, when)}
            del state.memory.loose[fact]
    return told


def _clarification(item: dict[str, Any]) -> dict[str, Any]:
    options = [
        {"value": choice["value"], "label": choice["label"], "sets": {}, "merges": choice.get("facts") or {}}
        for choice in item["choices"]
    ]
    fact = next((fact for option in options for fact in option["merges"]), None)
    return {"fact": fact, "question": item["question"], "options": options}


def _spoken_of(told: dict[str, Any]) -> str | None:
    for fact in names.level_facts():
        levels = [level for level in names.levels(fact) if level in (told.get(fact) or {})]
        if levels:
            return f"{fact}.{levels[-1]}"
    return None
