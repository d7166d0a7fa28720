"""One message joins the state: facts taken, doubts raised or settled. Pure; it says nothing."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import Any

from actions import behalf, offers, phrases, rules, several
from actions.merging import Merged, difference, merge
from actions.spoken import given_a_date
from actions.state import Message, State, Turn
from actions.words import is_about, let_go, skip, take_words

TAKES_NOTHING = frozenset({"start", "restart", "delete_record"})
_ASKS_ON = frozenset({"ask_missing", "ask_pathway", "ask_where", "ask_when"})
HOUR = 3600.0
MOST_TIMES_A_DOUBT_IS_PUT = 2
MOST_MISSES, MOST_TIMES = 3, 4
_BESIDE_THE_POINT = frozenset({"abuse", "small_talk", "affirm", "deny"})


def take(state: State, message: Message) -> tuple[State, Turn]:
    """Return the state after the message, and what the message changed."""
    after = deepcopy(state)
    turn = Turn(id=message.id, intent=message.intent)
    turn.resumed = message.silence >= HOUR and bool(state.facts)
    _of_whom(after, turn, message)
    message = replace(message, reading={} if turn.behalf == "next" else behalf.heard(after, message.reading))
    if message.given is not None:
        _take_edited(after, turn, message.given)
    elif message.intent == "resume":
        after.memory.postponed = False
    elif _wants_answer_now(after, message.text):
        after.memory.postponed = turn.answered = True
    elif message.intent not in TAKES_NOTHING and not _take_choice(after, turn, message):
        take_words(after, turn, message)
    if turn.command in offers.SWITCHES:
        return behalf.fresh(turn.command), turn
    if problem := rules.problem_of(after.facts):
        # Better nothing new than facts that the rules refuse.
        after.facts = dict(state.facts)
        turn.refused.append(problem)
    turn.told = difference(state.facts, after.facts)
    after.memory.dated = given_a_date(turn.told) or after.memory.dated
    turn.replaced = [fact for fact in turn.told if _is_replaced(state.facts.get(fact), after.facts[fact])]
    turn.gone = [] if turn.told else [fact for fact in state.facts if fact not in after.facts]
    turn.denied = {} if turn.told or turn.gone else _never_held(state, message)
    turn.answered = turn.answered or bool(
        turn.told or turn.gone or turn.skipped or turn.refused or turn.behalf or turn.denied
    )
    after.skipped = [fact for fact in after.skipped if not is_about(turn.told, fact)]
    asked_of = state.memory.defined if message.intent in _ASKS_ON else ""
    defined = message.text if message.intent == "ask_definition" else asked_of
    _count(after, turn, new_doubts=len(after.doubts) > len(state.doubts), defined=defined)
    return after, turn


def _of_whom(state: State, turn: Turn, message: Message) -> None:
    """Note of whom the message speaks: the person, somebody else, the next, or several."""
    if behalf.is_of_the_next(state, message):
        turn.behalf = "next"
        return
    if behalf.begins(state, message):
        state.memory.on_behalf, turn.behalf = True, "begun"
    elif behalf.is_wished_too_late(state, message):
        turn.behalf = "offered"
    if state.memory.on_behalf and state.memory.relation is None:
        state.memory.relation = behalf.relation(message.text)
    if not state.memory.one_at_a_time and several.asked_for(message.text):
        state.memory.one_at_a_time = turn.several = True


def _wants_answer_now(state: State, text: str) -> bool:
    return offers.wants_answer_now(text) or (bool(state.facts) and phrases.wants_no_more_questions(text))


def _never_held(state: State, message: Message) -> dict[str, Any]:
    """What the person says not to hold, and what nobody thought he holds: there is nothing to change."""
    denied = message.reading.get("negated") or {}
    never = {
        fact: {level: None for level in levels if level not in (state.facts.get(fact) or {})}
        for fact, levels in denied.items()
        if isinstance(levels, dict)
    }
    return {fact: levels for fact, levels in never.items() if levels}


def _take_edited(state: State, turn: Turn, given: dict[str, Any]) -> None:
    facts = {fact: value for fact, value in given.items() if value is not None}
    problem = rules.problem_of(facts)
    if problem:
        turn.refused.append(problem)
        return
    state.facts, state.doubts, turn.answered = facts, [], True


def _take_choice(state: State, turn: Turn, message: Message) -> bool:
    """Whether the message was a choice: a button, its number or its words."""
    typed = offers.command(message.text) or behalf.wish(message.text, state)
    turn.command = message.choice if message.choice in offers.COMMANDS else typed
    if turn.command:
        return True
    offered = _offered(state, message)
    value = message.choice or offers.find(message.text, offered) or _numbered(offered, message.reading.get("choice"))
    if value is None and state.doubts:
        value = offers.mean(message.text, offered)
        if value is None and not _says_something(message):
            value = offers.resemble(message.text, offered)
    if value is None or value not in {choice["value"] for choice in offered}:
        return False
    turn.answered = True
    if state.doubts:
        _settle(state, next(option for option in state.doubts[0]["options"] if option["value"] == value))
    elif value == rules.DONT_KNOW["value"]:
        skip(state, turn)
    elif state.asking:
        state.facts = rules.apply_choice(rules.policy_for(state.facts, message.today), state.facts, state.asking, value)
    return True


def _says_something(message: Message) -> bool:
    return any(message.reading.get(part) for part in ("facts", "clarify", "negated", "answer"))


def _offered(state: State, message: Message) -> list[dict[str, Any]]:
    if state.doubts:
        return list(state.doubts[0]["options"])
    if not state.asking:
        return []
    return list(rules.choices(rules.policy_for(state.facts, message.today), state.facts, state.asking))


def _numbered(offered: list[dict[str, Any]], number: int | None) -> str | None:
    return str(offered[number - 1]["value"]) if number and number <= len(offered) else None


def _settle(state: State, option: dict[str, Any]) -> None:
    if not option["merges"] and not option["sets"]:
        let_go(state)
        if "." in (state.doubts[0]["fact"] or ""):
            state.skipped.append(state.doubts[0]["fact"])
    state.doubts = state.doubts[1:]
    state.memory.doubt_asked = 0
    merged = merge(state.facts, option["merges"], replace=True) if option["merges"] else Merged(dict(state.facts))
    merged.change(option["sets"])
    state.facts = merged.facts


def _is_replaced(before: Any, after: Any) -> bool:  # noqa: ANN401 - any fact
    if before is None or before == after:
        return False
    if isinstance(before, dict) and isinstance(after, dict):
        return any(level not in after or (when and after[level] != when) for level, when in before.items())
    if isinstance(before, list) and isinstance(after, list):
        return any(item not in after for item in before)
    return True


def _count(state: State, turn: Turn, *, new_doubts: bool, defined: str) -> None:
    memory = state.memory
    same = memory.intent == turn.intent and not turn.answered
    memory.times = memory.times + 1 if same else 1
    memory.intent, turn.times = turn.intent, memory.times
    memory.defined = defined
    memory.read_back += bool(turn.told)
    missed = turn.intent in {"nlu_fallback", "state_facts"} and not turn.answered and not turn.command
    memory.misses = memory.misses + 1 if missed else 0
    if memory.misses == MOST_MISSES and state.asking and not state.doubts:
        # Asking a fourth time helps nobody: on with the next question.
        skip(state, turn)
        memory.misses, turn.answered = 0, True
    elif memory.times == MOST_TIMES and turn.intent in _BESIDE_THE_POINT and state.asking and not state.doubts:
        skip(state, turn)
        memory.times, turn.answered = 1, True
    turn.misses = memory.misses
    if new_doubts:
        memory.doubt_asked = 0
    if state.doubts:
        memory.doubt_asked += 1
        if memory.doubt_asked > MOST_TIMES_A_DOUBT_IS_PUT:
            state.doubts, memory.doubt_asked = state.doubts[1:], 0
