"""A conversation through the actions alone: what Rasa's rules and form would do, without Rasa and without a server."""

from __future__ import annotations

from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

import policy_rules
from bot.understanding import read

ROOT = Path(__file__).resolve().parents[2]
FORM = "facts_form"
TODAY = "2026-11-22"


@lru_cache(maxsize=1)
def domain() -> dict[str, Any]:
    """The bot's domain."""
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    return loaded


@lru_cache(maxsize=1)
def rules() -> dict[str, str]:
    """The action of each intent, as data/rules says."""
    found = {}
    for path in sorted((ROOT / "data" / "rules").glob("*.yml")):
        for rule in yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]:
            steps = rule["steps"]
            if "intent" in steps[0]:
                found[steps[0]["intent"]] = steps[1]["action"]
    return found


@lru_cache(maxsize=1)
def actions() -> dict[str, Action]:
    """Every action by its name."""
    for path in sorted((ROOT / "actions").glob("*.py")):
        import_module(f"actions.{path.stem}")
    found, waiting = {}, [Action]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("actions.") and not getattr(kind, "__abstractmethods__", None):
            action = kind()
            found[action.name()] = action
    return found


@dataclass
class Said:
    """What the bot said in one turn."""

    texts: list[str]
    payload: dict[str, Any]

    @property
    def text(self) -> str:
        """All messages as one text."""
        return "\n".join(self.texts)

    @property
    def asking(self) -> str | None:
        """The fact that is asked for."""
        asked: str | None = self.payload["asking"]
        return asked

    @property
    def choices(self) -> dict[str, str]:
        """Label by value."""
        return {choice["value"]: choice["label"] for choice in self.payload["choices"]}

    @property
    def facts(self) -> dict[str, Any]:
        """The facts held after the turn."""
        held: dict[str, Any] = self.payload["facts"]
        return held

    @property
    def done(self) -> bool:
        """Whether nothing is being asked."""
        return not self.payload["choices"] or "case" in self.payload

    def status(self, pathway: str) -> str:
        """The status of a pathway."""
        return next(path["status"] for path in self.payload["decision"]["pathways"] if path["id"] == pathway)


@dataclass
class Dialogue:
    """One conversation."""

    today: str = TODAY
    slots: dict[str, Any] = field(default_factory=dict)
    loop: str | None = None
    events: list[dict[str, Any]] = field(default_factory=list)
    latest: dict[str, Any] = field(default_factory=dict)
    turns: int = 0
    clock: float = 0.0

    def start(self) -> Said:
        """The first message, as the gateway sends it."""
        return self.say("start", "/start")

    def choose(self, value: str) -> Said:
        """Press a button."""
        return self.say("choose", f'/choose{{"choice": "{value}"}}', choice=value)

    def edit(self, facts: dict[str, Any]) -> Said:
        """Edit the facts by hand."""
        return self.say("set_facts", "/set_facts", facts=facts)

    def tell(self, text: str = "", **facts: Any) -> Said:  # noqa: ANN401 - any fact
        """State facts."""
        return self.say("state_facts", text, reading={"facts": facts})

    def hear(self, text: str, intent: str = "ask_pathway") -> Said:
        """A sentence, read as the reader really reads it."""
        asking = self.slots.get("requested_slot")
        return self.say(intent, text, reading=read(text, today=date.fromisoformat(self.today), asking=asking).as_dict())

    def say(
        self,
        intent: str,
        text: str = "",
        *,
        reading: dict[str, Any] | None = None,
        after: float = 5.0,
        **entities: Any,  # noqa: ANN401
    ) -> Said:
        """One message of the person, and everything the bot says to it."""
        self.turns += 1
        self.clock += after
        found = {**entities, **({"reading": reading} if reading is not None else {})}
        self.latest = {
            "message_id": f"m{self.turns}",
            "text": text,
            "intent": {"name": intent, "confidence": 1.0},
            "entities": [{"entity": name, "value": value} for name, value in found.items()],
            "metadata": {"today": self.today},
        }
        self.events.append({"event": "user", "timestamp": self.clock, **self.latest})
        messages: list[dict[str, Any]] = []
        self._run("action_take_facts", messages)
        self._answer(intent, messages)
        return self._said(messages)

    def _answer(self, intent: str, messages: list[dict[str, Any]]) -> None:
        if intent != "restart" and self.loop and self._form(messages):
            return
        self._act(rules()[intent], messages)
        if self.loop and rules()[intent] != FORM and not self._form_ran_last():
            self._form(messages)

    def _act(self, name: str, messages: list[dict[str, Any]]) -> None:
        if name == FORM:
            self._form(messages)
            return
        self.events.append({"event": "action", "name": name})
        followup = self._run(name, messages)
        if followup:
            self._act(followup, messages)

    def _form(self, messages: list[dict[str, Any]]) -> bool:
        """Run the form; false when it leaves the message to a rule."""
        if self.loop is None:
            self.loop = FORM
            self._run("action_take_facts", messages)
        before = len(self.events)
        self._run(f"validate_{FORM}", messages, at_form=True)
        if not any(event["event"] == "slot" for event in self.events[before:]):
            return False
        self.events.append({"event": "action", "name": FORM})
        if self.slots.get("requested_slot") is None:
            self.loop = None
            self._act("action_answer", messages)
        return True

    def _form_ran_last(self) -> bool:
        acted = [event["name"] for event in self.events if event["event"] == "action"]
        return bool(acted) and acted[-1] in {FORM, "action_answer"}

    def _run(self, name: str, messages: list[dict[str, Any]], *, at_form: bool = False) -> str | None:
        seen = [*self.events, {"event": "action", "name": FORM}] if at_form else self.events
        tracker = Tracker.from_dict(
            {
                "sender_id": "someone",
                "slots": dict(self.slots),
                "latest_message": self.latest,
                "events": list(seen),
                "paused": False,
                "active_loop": {"name": self.loop} if self.loop else {},
            }
        )
        dispatcher = CollectingDispatcher()
        events = _finish(actions()[name].run(dispatcher, tracker, domain()))
        messages += dispatcher.messages
        self.events += [{"event": "bot"} for _ in dispatcher.messages]
        return self._apply(events or [])

    def _apply(self, events: list[dict[str, Any]]) -> str | None:
        followup = None
        for event in events:
            self.events.append(event)
            if event["event"] == "slot":
                self.slots[event["name"]] = event["value"]
            elif event["event"] == "active_loop":
                self.loop = event["name"]
            elif event["event"] == "followup":
                followup = event["name"]
        return followup

    def _said(self, messages: list[dict[str, Any]]) -> Said:
        texts, payload = [], None
        for message in messages:
            if message.get("response"):
                texts.append(domain()["responses"][message["response"]][0]["text"])
            if message.get("text"):
                texts.append(message["text"])
            payload = _unpacked(message["custom"]) if message.get("custom") else payload
        assert messages[-1].get("custom"), "the last message of every turn carries the payload"
        assert payload is not None
        return Said(texts, payload)


def _finish(running: Coroutine[Any, Any, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """The actions wait for nothing, so one step finishes them."""
    try:
        running.send(None)
    except StopIteration as stopped:
        result: list[dict[str, Any]] = stopped.value
        return result
    raise AssertionError("an action waited for something")


def _unpacked(payload: dict[str, Any]) -> dict[str, Any]:
    """The payload as the gateway reads it."""
    packed = payload.get("decision")
    return {**payload, "decision": policy_rules.unpack(packed)} if isinstance(packed, str) else payload
