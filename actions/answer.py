"""The answer, when nothing left to ask could change it."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import offers
from actions.reply import payload
from actions.session import Session
from actions.wording.answer import answer, what_is_new

GO_ON = "还有几项没问，想接着算清楚，说“继续”。"


class ActionAnswer(Action):
    """Decides and answers: conclusion, clause and words, near misses, the rest folded."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_answer"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, _domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Answer; the payload asks the gateway for a case code."""
        session = Session.of(tracker)
        text = answer(session.decision, session.supposing)
        memory = session.state.memory
        left_open = memory.postponed and session.decision["next_question"]
        said = what_is_new(text, memory.answered)
        dispatcher.utter_message(text=f"{said}\n{GO_ON}" if left_open else said)
        choices = offers.as_choices("why", "all", "where")
        dispatcher.utter_message(json_message=payload(session, choices=choices, case={"wanted": True}))
        return [SlotSet("memory", asdict(replace(memory, answered=text)))]
