"""What this document does not deal with: say so, and who knows."""

from __future__ import annotations

from actions.reply import ReplyAction
from actions.session import Session

TOPICS = frozenset(
    {
        "settlement",
        "subsidy",
        "social_insurance",
        "retirement",
        "pay",
        "schooling",
        "other_city",
        "writing",
        "buying",
        "training",
        "complaint",
        "housing",
        "tax",
    }
)


class ActionOutOfScope(ReplyAction):
    """技师可以落户吗."""

    action_name = "action_out_of_scope"

    def say(self, session: Session) -> list[str]:
        """Answer by topic."""
        topic = session.reading.get("topic")
        return [f"utter_out_of_scope_{topic}" if topic in TOPICS else "utter_out_of_scope"]
