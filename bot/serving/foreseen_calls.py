"""Rasa's part of answering a turn in one call: what the action server rehearsed is used where it is what Rasa asks.

A rehearsed answer is taken only for the very call it was given to: the same action, message, slots, form, and the same
things done and said since the message. Anything else is asked for as ever.
"""

import json
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from bot.serving.rehearsal import SCRIPT, STEPS

_LISTEN = "action_listen"
_replies: dict[str, str] = {}
_after_form: dict[str, str] = {}


class Foreseen(dict[str, Any]):
    """A call that need not be made: the answer to it is here."""

    def __init__(self, answer: dict[str, Any]) -> None:
        super().__init__()
        self.answer = answer


@dataclass
class Turn:
    """What the action server rehearsed for one message, in the order of the calls.

    Attributes:
        message_id: the message.
        slots: the slots as they are when the next call is made as rehearsed.
        steps: the calls to come.
    """

    message_id: str
    slots: dict[str, Any]
    steps: list[dict[str, Any]] = field(default_factory=list)

    def answer_to(self, action: str, tracker: Any) -> dict[str, Any] | None:  # noqa: ANN401 - Rasa's own type
        """Return the answer to a call, if the call is the one that was rehearsed; after another nothing is known."""
        step = self.steps.pop(0) if self.steps else None
        if step is None or not (
            step["action"] == action
            and step["loop"] == tracker.active_loop_name
            and self.message_id == tracker.latest_message.message_id
            and self.slots == tracker.current_slot_values()
            and step["happened"] == _happened(tracker)
        ):
            self.steps.clear()
            return None
        answer: dict[str, Any] = step["answer"]
        self.note(answer)
        return answer

    def note(self, answer: dict[str, Any]) -> None:
        """Set the slots that an action set."""
        for event in answer.get("events") or []:
            if event.get("event") == "slot":
                self.slots[event["name"]] = event.get("value")


_turn: ContextVar[Turn | None] = ContextVar("rehearsed turn", default=None)


def foresee_calls() -> None:
    """Change Rasa, which must have been imported; after `call_actions_quickly`."""
    from rasa.core.actions.action import RemoteAction
    from rasa.core.policies.rule_policy import RulePolicy
    from rasa.utils.endpoints import EndpointConfig

    RemoteAction._action_call_format = _foreseeing(RemoteAction._action_call_format)  # noqa: SLF001
    EndpointConfig.request = _answering(EndpointConfig.request)
    RulePolicy.load = classmethod(_remembering(RulePolicy.load.__func__))


def replies_in(rules: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the action that answers each intent, and the one that comes after each form, by Rasa's learnt rules."""
    replies, after_form = {}, {}
    for key, action in rules.items():
        states = json.loads(key)
        before, intent = states[0]["prev_action"].get("action_name"), (states[0].get("user") or {}).get("intent")
        if len(states) > 1 or not before:
            continue
        if before == _LISTEN and intent:
            replies[intent] = action
        elif not intent:
            after_form[before] = action
    return replies, after_form


def _remembering(load: Callable[..., Any]) -> Callable[..., Any]:
    def load_and_remember(kind: type, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - Rasa's own types
        policy = load(kind, *args, **kwargs)
        replies, after_form = replies_in(policy.lookup["rules"])
        _replies.update(replies)
        _after_form.update(after_form)
        return policy

    return load_and_remember


def _foreseeing(call_format: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    def call_or_answer(action: Any, tracker: Any, domain: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
        turn = _turn.get()
        answer = turn.answer_to(action.name(), tracker) if turn else None
        if answer is not None:
            return Foreseen(answer)
        call = call_format(action, tracker, domain)
        script = _script(tracker)
        return {**call, SCRIPT: script} if script else call

    return call_or_answer


def _script(tracker: Any) -> dict[str, str] | None:  # noqa: ANN401 - as above
    """Return how the turn goes on by the rules, for its first call."""
    from rasa.shared.core.events import UserUttered

    if not _after_form or not tracker.events or not isinstance(tracker.events[-1], UserUttered):
        return None
    form, after_form = next(iter(_after_form.items()))
    reply = _replies.get(tracker.latest_message.intent.get("name") or "")
    script = {"form": tracker.active_loop_name or form, "after_form": after_form}
    return {**script, "reply": reply} if reply else script


def _answering(request: Callable[..., Any]) -> Callable[..., Any]:
    async def request_or_answer(endpoint: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as above
        call = kwargs.get("json")
        if isinstance(call, Foreseen):
            return call.answer
        answer = await request(endpoint, *args, **kwargs)
        if isinstance(call, dict) and SCRIPT in call and isinstance(answer, dict):
            tracker = call["tracker"]
            turn = Turn(tracker["latest_message"]["message_id"], dict(tracker["slots"]), answer.pop(STEPS, []))
            turn.note(answer)
            _turn.set(turn)
        return answer

    return request_or_answer


def _happened(tracker: Any) -> list[list[str]]:  # noqa: ANN401 - as above
    """Return what was done and said since the person's last message."""
    from rasa.shared.core.events import ActionExecuted, BotUttered, UserUttered

    found: list[list[str]] = []
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            break
        if isinstance(event, ActionExecuted):
            found.append(["action", event.action_name])
        elif isinstance(event, BotUttered):
            found.append(["bot", ""])
    return found[::-1]
