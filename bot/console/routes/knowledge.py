"""The policy, clause by clause, with readings, words, phones; every citation of the console leads here."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse

from bot.console.guard import DeskHere, agent_with
from bot.console.pages import page
from bot.console.roles import EVERYBODY
from bot.console.signing_in import Agent
from bot.understanding import normalise
from policy_rules import Policy

SEARCH_LENGTH = 50
router = APIRouter()


@router.get("/knowledge")
def knowledge(desk: DeskHere, agent: Annotated[Agent, Depends(agent_with(EVERYBODY))], q: str = "") -> HTMLResponse:
    """Show all of the policy, or what contains every word searched for."""
    words = [plain(word) for word in q[:SEARCH_LENGTH].split()]
    policy = desk.policy
    readings = [(name, one) for name, one in policy.readings.items() if _holds(words, *_said(one), *one.clauses)]
    shown = {name for name, _ in readings}
    clauses = [
        clause
        for clause in policy.clauses
        if _holds(words, clause.id, clause.title, clause.text)
        or any(name in shown for name, one in policy.readings.items() if clause.id in one.clauses and words)
    ]
    terms = [one for one in policy.glossary if _holds(words, one.term, *one.aliases, one.text)]
    return page(
        desk,
        "knowledge.html",
        agent,
        words=q[:SEARCH_LENGTH],
        clauses=clauses,
        readings=readings,
        terms=terms,
        readings_of=_readings_by_clause(policy),
    )


def plain(text: str) -> str:
    """Bring a text into the form that is searched: one script, one width, one case, no gaps."""
    return "".join(normalise(text).text.casefold().split())


def _said(reading: Any) -> tuple[str, ...]:  # noqa: ANN401 - the content model of a reading
    return (reading.question, reading.sentence, reading.reason, *reading.values.values())


def _holds(words: list[str], *texts: str) -> bool:
    joined = plain("\n".join(texts)) if words else ""
    return all(word in joined for word in words)


def _readings_by_clause(policy: Policy) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {clause.id: [] for clause in policy.clauses}
    for reading in policy.readings.values():
        for clause in reading.clauses:
            if clause in found:
                found[clause].append(reading)
    return found
