"""One message joins the state: facts taken, doubts raised or settled. Pure; it says nothing."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import replace
from typing import Any

from actions import offers, rules
from actions.merging import Merged, difference, merge
from actions.merging.levels import LEVEL_FACTS
from actions.state import Message, State, Turn
from actions.wording.names import LEVELS, YES_OR_NO

TAKES_NOTHING = frozenset({"start", "restart", "delete_record"})
# Intents under which a half-sentence may be the answer to the open question.
MAY_ANSWER = frozenset({"state_facts", "nlu_fallback", "affirm", "deny", "ask_pathway", "small_talk"})
ASKS = frozenset(
    {
        "ask_pathway",
        "ask_why",
        "ask_why_question",
        "ask_when",
        "what_if",
        "ask_where",
        "ask_definition",
        "ask_missing",
    }
)
_BEGINS_WITH_ANSWER = re.compile("有(?!没有)|没|是(?!不是)|不|对|嗯|系|唔|冇|在")
HOUR = 3600.0
MOST_TIMES_A_DOUBT_IS_PUT = 2


def take(state: State, message: Message) -> tuple[State, Turn]:
    """Return the state after the message, and what the message changed."""
    after = deepcopy(state)
    turn = Turn(id=message.id, intent=message.intent)
    turn.resumed = message.silence >= HOUR and bool(state.facts)
    if message.given is not None:
        _take_edited(after, turn, message.given)
    elif message.intent == "resume":
        after.memory.postponed = False
    elif offers.wants_answer_now(message.text):
        after.memory.postponed = turn.answered = True
    elif message.intent not in TAKES_NOTHING and not _take_choice(after, turn, message):
        _take_words(after, turn, message)
    turn.told = difference(state.facts, after.facts)
    turn.replaced = [fact for fact in turn.told if _is_replaced(state.facts.get(fact), after.facts[fact])]
    turn.gone = [] if turn.told else [fact for fact in state.facts if fact not in after.facts]
    turn.answered = turn.answered or bool(turn.told or turn.gone or turn.skipped or turn.refused)
    after.skipped = [fact for fact in after.skipped if not _is_about(turn.told, fact)]
    _count(after, turn, new_doubts=len(after.doubts) > len(state.doubts))
    return after, turn


def _take_edited(state: State, turn: Turn, given: dict[str, Any]) -> None:
    facts = {fact: value for fact, value in given.items() if value is not None}
    problem = rules.problem_of(facts)
    if problem:
        turn.refused.append(problem)
        return
    state.facts, state.doubts, turn.answered = facts, [], True


def _take_choice(state: State, turn: Turn, message: Message) -> bool:
    """Whether the message was a choice: a button, its number or its words."""
    turn.command = message.choice if message.choice in offers.COMMANDS else offers.command(message.text)
    if turn.command:
        return True
    offered = _offered(state)
    value = message.choice or offers.find(message.text, offered) or _numbered(offered, message.reading.get("choice"))
    if value is None or value not in {choice["value"] for choice in offered}:
        return False
    turn.answered = True
    if state.doubts:
        _settle(state, next(option for option in state.doubts[0]["options"] if option["value"] == value))
    elif value == rules.DONT_KNOW["value"]:
        _skip(state, turn)
    elif state.asking:
        state.facts = rules.apply_choice(state.facts, state.asking, value)
    return True


def _offered(state: State) -> list[dict[str, Any]]:
    if state.doubts:
        return list(state.doubts[0]["options"])
    return list(rules.choices(state.facts, state.asking)) if state.asking else []


def _numbered(offered: list[dict[str, Any]], number: int | None) -> str | None:
    return str(offered[number - 1]["value"]) if number and number <= len(offered) else None


def _settle(state: State, option: dict[str, Any]) -> None:
    state.doubts = state.doubts[1:]
    state.memory.doubt_asked = 0
    merged = merge(state.facts, option["merges"], replace=True) if option["merges"] else Merged(dict(state.facts))
    merged.change(option["sets"])
    state.facts = merged.facts


def _skip(state: State, turn: Turn) -> None:
    if state.asking and state.asking not in state.skipped:
        state.skipped.append(state.asking)
    turn.skipped = state.asking


def _take_words(state: State, turn: Turn, message: Message) -> None:
    reading = message.reading
    turn.refused = [refusal["message"] for refusal in reading.get("refused") or []]
    told = _with_loose_dates(state, _asserted(state, message)) or _short_answer(state, message)
    merged = merge(
        state.facts,
        told,
        negated=reading.get("negated"),
        replace=bool(reading.get("correction")) or message.intent == "correct",
        asking=state.asking,
        last=state.memory.last,
    )
    before, state.facts = state.facts, merged.facts
    state.memory.loose.update(merged.loose)
    state.memory.last = _spoken_of(told) or state.memory.last
    state.doubts = [doubt for doubt in state.doubts if not _touches(told, doubt)]
    guessed = None if told or turn.refused or reading.get("clarify") else _guess(state, message)
    if guessed:
        state.facts, turn.answered = guessed, True
        return
    raised = [doubt.as_dict() for doubt in merged.doubts] + [
        _clarification(item) for item in reading.get("clarify") or []
    ]
    state.doubts = raised + state.doubts
    turn.answered = bool(raised or told)
    unknown = message.intent == "dont_know" or reading.get("answer") == "unknown"
    if unknown and not told and not raised:
        _dont_know(state, turn)
    elif state.asking and not raised and _is_about(told, state.asking) and before == state.facts:
        # The same answer again: the person does not know it any better.
        _skip(state, turn)


def _touches(told: dict[str, Any], doubt: dict[str, Any]) -> bool:
    """Whether what was told settles a doubt in other words than its choices."""
    return any(fact in told for option in doubt["options"] for fact in (*option["sets"], *option["merges"]))


def _guess(state: State, message: Message) -> dict[str, Any] | None:
    """The facts after the choice that the words come near to."""
    if state.doubts or not state.asking or message.intent not in MAY_ANSWER:
        return None
    value = offers.guess(message.text, rules.question(state.facts, state.asking).as_dict()["choices"])
    return rules.apply_choice(state.facts, state.asking, value) if value else None


def _dont_know(state: State, turn: Turn) -> None:
    if state.doubts:
        state.doubts = state.doubts[1:]
        turn.answered = True
    elif state.asking:
        _skip(state, turn)


def _asserted(state: State, message: Message) -> dict[str, Any]:
    """The facts of the reading; a yes or no inside a question of the person is no answer to ours."""
    told = dict(message.reading.get("facts") or {})
    if message.intent in ASKS and state.asking in YES_OR_NO and not _BEGINS_WITH_ANSWER.match(message.text):
        told.pop(state.asking, None)
    return told


def _with_loose_dates(state: State, told: dict[str, Any]) -> dict[str, Any]:
    """A date that was said before its level finds it now."""
    for fact, when in list(state.memory.loose.items()):
        levels = told.get(fact) or {}
        if len(levels) == 1 and list(levels.values()) == [None]:
            told = {**told, fact: dict.fromkeys(levels, when)}
            del state.memory.loose[fact]
    return told


def _short_answer(state: State, message: Message) -> dict[str, Any]:
    """Yes or no to a question that can be answered so."""
    asked = state.asking
    yes = message.intent == "affirm" or message.reading.get("answer") == "yes"
    no = message.intent == "deny" or message.reading.get("answer") == "no"
    if asked and asked in YES_OR_NO and yes != no:
        return {asked: yes}
    if asked and asked.startswith("worked_since") and yes:
        return {asked: True}
    return {}


def _clarification(item: dict[str, Any]) -> dict[str, Any]:
    options = [
        {"value": choice["value"], "label": choice["label"], "sets": {}, "merges": choice.get("facts") or {}}
        for choice in item["choices"]
    ]
    fact = next((fact for option in options for fact in option["merges"]), None)
    return {"fact": fact, "question": item["question"], "options": options}


def _spoken_of(told: dict[str, Any]) -> str | None:
    for fact in LEVEL_FACTS:
        levels = [level for level in LEVELS[fact] if level in (told.get(fact) or {})]
        if levels:
            return f"{fact}.{levels[-1]}"
    return None


def _is_replaced(before: Any, after: Any) -> bool:  # noqa: ANN401 - any fact
    if before is None or before == after:
        return False
    if isinstance(before, dict) and isinstance(after, dict):
        return any(level not in after or (when and after[level] != when) for level, when in before.items())
    if isinstance(before, list) and isinstance(after, list):
        return any(item not in after for item in before)
    return True


def _is_about(told: dict[str, Any], asked: str) -> bool:
    """Whether facts speak of the fact, or of the date of the level, that was asked for."""
    fact, _, level = asked.partition(".")
    value = told.get(fact)
    return isinstance(value, dict) and bool(value.get(level)) if level else value is not None


def _count(state: State, turn: Turn, *, new_doubts: bool) -> None:
    memory = state.memory
    same = memory.intent == turn.intent and not turn.answered
    memory.times = memory.times + 1 if same else 1
    memory.intent, turn.times = turn.intent, memory.times
    memory.read_back += bool(turn.told)
    missed = turn.intent in {"nlu_fallback", "state_facts"} and not turn.answered and not turn.command
    memory.misses = memory.misses + 1 if missed else 0
    turn.misses = memory.misses
    if new_doubts:
        memory.doubt_asked = 0
    if state.doubts:
        memory.doubt_asked += 1
        if memory.doubt_asked > MOST_TIMES_A_DOUBT_IS_PUT:
            state.doubts, memory.doubt_asked = state.doubts[1:], 0


def with_asking(state: State, fact: str | None) -> State:
    """The state after the bot asked for a fact."""
    return replace(state, asking=fact)
