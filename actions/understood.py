"""The first sentences of a turn: what was understood, refused, changed or left out."""

from __future__ import annotations

from actions import rules
from actions.session import Session
from actions.wording import missing
from actions.wording import understood as wording
from actions.wording.pathways import of_the_plan_alone


def opening(session: Session) -> list[str]:
    """What is said back before the next question or answer, as one message."""
    turn = session.turn
    lines = []
    if turn.resumed and turn.intent not in {"resume", "start"}:
        lines.append(wording.welcome_back(session.facts))
    if turn.behalf:
        lines.append(wording.behalf(turn.behalf))
    if turn.several:
        lines.append(wording.ONE_AT_A_TIME)
    lines += turn.refused
    if turn.intent == "set_facts" and not turn.refused:
        lines.append(wording.edited())
    elif turn.told:
        first = session.state.memory.read_back == 1
        lines.append(wording.noted(turn.told, turn.replaced, first=first, behalf=session.state.memory.on_behalf))
    if turn.loose and not turn.told:
        lines.append(wording.loose(turn.loose))
    if turn.denied:
        lines.append(wording.denied(turn.denied))
    if turn.gone:
        lines.append(wording.taken_out(turn.gone))
    if turn.skipped:
        lines.append(_skipped(session, turn.skipped))
    said = "\n".join(line for line in lines if line)
    return [said] if said else []


def _skipped(session: Session, fact: str) -> str:
    help_text = rules.question(session.policy, session.facts, fact).help
    waiting = [path for path in session.decision["pathways"] if fact in path["missing"]]
    hanging = rules.hanging_on(session.decision, fact)
    return missing.skipped(fact, hanging, help_text, own_plan=of_the_plan_alone(waiting))
