"""What every action has in common: read the session, say something, hand the payload over, return to the question."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher

import policy_rules
from actions import commands, offers, points, second_question, small_phrases, understood
from actions.session import FORM, Session
from actions.wording.answer import short
from actions.wording.names import award_facts
from actions.wording.prizes import rewards

Events = list[dict[str, Any]]


def payload(
    session: Session,
    *,
    asking: str | None = None,
    choices: list[dict[str, str]] | None = None,
    **more: Any,  # noqa: ANN401
) -> dict[str, Any]:
    """The custom payload of the last message of a turn; the decision packed, for it only passes through Rasa."""
    return {
        "facts": session.facts,
        "decision": policy_rules.pack(session.decision) if session.facts else None,
        "asking": asking,
        "choices": choices or [],
        **more,
    }


class ReplyAction(Action, ABC):
    """An action that answers one kind of message.

    Attributes:
        action_name: Rasa's name of it.
        takes_facts_first: facts told in the same message go through the form instead.
        asks_on: afterwards the form asks its next question, if there is one.
        lists_prizes: what a prize gives is answered from the document's table; a what-if has an answer of its own.
    """

    action_name: ClassVar[str]
    takes_facts_first: ClassVar[bool] = True
    asks_on: ClassVar[bool] = True
    lists_prizes: ClassVar[bool] = True

    def name(self) -> str:
        """Rasa's name of the action."""
        return self.action_name

    @abstractmethod
    def say(self, session: Session) -> list[str]:
        """The messages; a text without Chinese punctuation that begins with ``utter_`` names a response."""

    def choices(self, _session: Session) -> list[dict[str, str]]:
        """What is offered when nothing is being asked."""
        return []

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, _domain: dict[str, Any]) -> Events:
        """Answer."""
        session = Session.of(tracker)
        if self.takes_facts_first and session.turn.answered and not session.form_active:
            return [FollowupAction(FORM)]
        for text in [*understood.opening(session), *self._texts(session)]:
            utter(dispatcher, text)
        if session.form_active:
            return []
        if self.asks_on and session.open_question:
            return [FollowupAction(FORM)]
        offered = self.choices(session) or (offers.as_choices("why", "all", "where") if session.facts else [])
        dispatcher.utter_message(json_message=payload(session, choices=offered))
        return []

    def _texts(self, session: Session) -> list[str]:
        if session.turn.command:
            return commands.follow(session)
        if session.turn.behalf == "next":
            return []
        if self.action_name in points.RAISED_IN and (point := self._point(session)):
            return [point]
        if self.action_name in points.RAISED_IN and (said := small_phrases.said(session)) is not None:
            return said
        if session.facts and self.action_name in points.ASKED_OF and points.simpler(session.text):
            return [f"简单说：{short(session.decision).removeprefix('结论：')}"]
        return [*self.say(session), *second_question.more(self.action_name, session)]

    def _point(self, session: Session) -> str | None:
        """What is said of a point, or the prizes asked about; whoever told of his own hears of them in the decision."""
        point = points.raised(session.policy, session.text)
        told = any(session.facts.get(fact) for fact in award_facts())
        return point if point or told or not self.lists_prizes else rewards(session.policy, session.text)


def utter(dispatcher: CollectingDispatcher, text: str) -> None:
    """Say a text, or a response of ``data/responses`` by its name."""
    if text.startswith("utter_"):
        dispatcher.utter_message(response=text)
    elif text:
        dispatcher.utter_message(text=text)
