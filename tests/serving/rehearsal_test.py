"""The action server rehearses the calls that Rasa makes after the first one, by the rules that Rasa sent along."""

import asyncio
from typing import Any

import pytest

from bot.serving.rehearsal import SCRIPT, STEPS, run_and_rehearse

SCRIPTED = {"form": "form", "reply": "reply", "after_form": "conclude"}
SLOT = {"event": "slot", "name": "requested_slot", "value": "employer"}
DONE = {"event": "slot", "name": "requested_slot", "value": None}
FOLLOWUP = {"event": "followup", "name": "form"}
BROKEN = {"fails"}
SAYS = [{"text": "好"}]


def answer(*events: dict[str, Any], says: Any = ()) -> dict[str, Any]:  # noqa: ANN401 - responses
    return {"events": list(events), "responses": list(says)}


def rehearse(loop: str | None, script: dict[str, str] | None, **answers: dict[str, Any]) -> tuple[Any, list[Any]]:
    """The answer to the first call `take`, and the calls that the actions saw."""
    seen: list[dict[str, Any]] = []

    async def run(call: dict[str, Any]) -> dict[str, Any]:
        seen.append(call)
        if call["next_action"] in BROKEN:
            raise ArithmeticError
        return answers.get(call["next_action"], answer())

    tracker = {"slots": {"requested_slot": None}, "events": [{"event": "user"}], "latest_message": {"message_id": "m"}}
    call = {"next_action": "take", "tracker": {**tracker, "active_loop": {"name": loop} if loop else {}}}
    return asyncio.run(run_and_rehearse(run, {**call, **({SCRIPT: script} if script else {})})), seen


def names(answered: dict[str, Any]) -> list[str]:
    return [step["action"] for step in answered[STEPS]]


def test_without_a_script_nothing_is_rehearsed() -> None:
    answered, seen = rehearse("form", None, take=answer(SLOT))
    assert answered == answer(SLOT)
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("loop", "reply", "answers", "expected"),
    [
        ("form", "reply", {"validate_form": answer(SLOT)}, ["validate_form"]),
        ("form", "reply", {"validate_form": answer(DONE)}, ["validate_form", "conclude"]),
        ("form", "reply", {"reply": answer(says=SAYS)}, ["validate_form", "reply", "validate_form"]),
        ("form", "reply", {"reply": answer({"event": "reset_slots"})}, ["validate_form", "reply"]),
        (None, "form", {"validate_form": answer(SLOT)}, ["take", "validate_form"]),
        (None, "reply", {"reply": answer(FOLLOWUP), "validate_form": answer(SLOT)}, ["reply", "take", "validate_form"]),
        (None, "reply", {"reply": answer(says=SAYS)}, ["reply"]),
    ],
    ids=["asks on", "concludes", "answers in the form", "resets", "begins", "answers and begins", "only answers"],
)
def test_the_calls_are_those_of_rasas_rules(
    loop: str | None, reply: str, answers: dict[str, dict[str, Any]], expected: list[str]
) -> None:
    answered, _ = rehearse(loop, {**SCRIPTED, "reply": reply}, **answers)
    assert names(answered) == expected


def test_an_action_sees_the_slots_that_were_set_and_what_was_said_and_done_before_it() -> None:
    _, seen = rehearse(None, SCRIPTED, take=answer(SLOT), reply=answer(FOLLOWUP, says=SAYS), validate_form=answer(DONE))
    checked = next(call["tracker"] for call in seen if call["next_action"] == "validate_form")
    assert checked["slots"] == {"requested_slot": "employer"}
    assert checked["active_loop"] == {"name": "form"}
    happened = [(event["event"], event.get("name")) for event in checked["events"]]
    assert happened == [("user", None), ("action", "reply"), ("bot", ""), ("action", "form")]


def test_each_rehearsed_call_says_what_it_hangs_on() -> None:
    answered, _ = rehearse("form", SCRIPTED, validate_form=answer(DONE, says=SAYS))
    first, second = answered[STEPS]
    assert (first["loop"], first["happened"]) == ("form", [["action", "form"]])
    assert (second["loop"], second["happened"]) == (None, [["action", "form"], ["bot", ""]])


def test_an_action_that_fails_while_it_is_rehearsed_costs_the_first_answer_nothing() -> None:
    answered, seen = rehearse(None, {**SCRIPTED, "reply": "fails"}, take=answer(SLOT))
    assert answered == {**answer(SLOT), STEPS: []}
    assert [call["next_action"] for call in seen] == ["take", "fails"]
