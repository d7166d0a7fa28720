"""The action server's part of answering a turn in one call: it rehearses the calls that Rasa would make next.

Rasa asks two to four times a turn: take the facts, check them in the form, answer, ask on. With its first call it says
which action answers the message by its rules; here the calls that follow from that are made at once, and what they
answered goes back with the first answer. Rasa uses only what it would have asked for in exactly these words
(`foreseen_calls.py`), so a wrong guess costs time and changes nothing: actions only compute.
"""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

Call = dict[str, Any]
Answer = dict[str, Any]
Run = Callable[[Call], Awaitable[Answer | None]]
SCRIPT, STEPS = "rehearse", "rehearsed"
# What an action may return without ending the rehearsal.
_SIMPLE = frozenset({"slot", "followup"})


async def run_and_rehearse(run: Run, call: Call) -> Answer | None:
    """Run an action; if the call has a script, also what it says comes after."""
    script = call.pop(SCRIPT, None)
    answer = await run(call)
    if script is None or answer is None:
        return answer
    rehearsal = _Rehearsal(run, call, script)
    rehearsal.note(answer)
    with suppress(Exception):
        # What fails here was not asked for yet; if Rasa does ask, it fails again and is told as ever.
        await rehearsal.go_on()
    return {**answer, STEPS: rehearsal.steps}


class _Rehearsal:
    """One turn after its first call: what was called, and where the conversation stands."""

    def __init__(self, run: Run, call: Call, script: dict[str, str]) -> None:
        self.steps: list[dict[str, Any]] = []
        self._run, self._call, self._script = run, call, script
        self._tracker = call["tracker"]
        self._slots = dict(self._tracker["slots"])
        self._loop: str | None = (self._tracker.get("active_loop") or {}).get("name")
        self._happened: list[list[str]] = []

    async def go_on(self) -> None:
        """Call what the rules of the dialogue would call, until the person is to speak."""
        form, reply = self._script["form"], self._script.get("reply")
        if self._loop is None:
            if reply != form and not (reply and await self._reply(reply, form)):
                return
            self._loop = form
            await self._call_action(self._call["next_action"])
        if await self._form(form):
            return
        # The form left the message to its rule, and asks again afterwards.
        if reply and reply != form and await self._reply(reply, None):
            await self._form(form)

    async def _form(self, form: str) -> bool:
        """Run the form; false when it has nothing to do with the message."""
        self._happened.append(["action", form])
        answer = await self._call_action(f"validate_{form}")
        if not answer["events"]:
            self._happened.pop()
            return False
        self._happened += [["bot", ""]] * len(answer["responses"])
        if self._slots.get("requested_slot") is None:
            self._loop = None
            await self._call_action(self._script["after_form"])
        return True

    async def _reply(self, action: str, followup: str | None) -> bool:
        """Run the action that answers the message; true when the form is next."""
        answer = await self._call_action(action)
        self._happened += [["action", action], *([["bot", ""]] * len(answer["responses"]))]
        events = answer["events"]
        if any(event.get("event") not in _SIMPLE for event in events):
            return False
        return next((event["name"] for event in events if event["event"] == "followup"), None) == followup

    async def _call_action(self, action: str) -> Answer:
        happened = [{"event": kind, "name": name} for kind, name in self._happened]
        tracker = {
            **self._tracker,
            "slots": dict(self._slots),
            "active_loop": {"name": self._loop} if self._loop else {},
            "events": [*self._tracker["events"], *happened],
        }
        answer = await self._run({**self._call, "next_action": action, "tracker": tracker}) or {}
        step = {"action": action, "loop": self._loop, "happened": list(self._happened), "answer": answer}
        self.steps.append(step)
        self.note(answer)
        return answer

    def note(self, answer: Answer) -> None:
        """Set the slots that an action set."""
        for event in answer["events"]:
            if event.get("event") == "slot":
                self._slots[event["name"]] = event["value"]
