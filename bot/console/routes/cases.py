"""An agent's own cases: search, what is due, ticking off."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, RedirectResponse

from bot.console.guard import DeskHere, Posted, agent_with, posting_agent
from bot.console.pages import page
from bot.console.recording import write
from bot.console.roles import MAY_ANSWER
from bot.console.signing_in import Agent
from bot.console.workbench.nearness import best_status

SEARCH_LENGTH = 100
router = APIRouter()


@router.get("/cases")
def cases(
    desk: DeskHere, agent: Annotated[Agent, Depends(agent_with(MAY_ANSWER))], q: str = "", due: str = ""
) -> HTMLResponse:
    """List cases, newest first, or those due, longest due first."""
    words = q.strip()[:SEARCH_LENGTH]
    found = desk.cases.due(agent.id, desk.today()) if due else desk.cases.search(agent.id, words)
    if words:
        write(desk, agent, "search_cases")
    outcomes = {case.number: best_status(case.decision["pathways"]) for case in found}
    return page(desk, "cases.html", agent, cases=found, outcomes=outcomes, words=words, only_due=bool(due))


@router.post("/cases/{number}/done")
def done(
    desk: DeskHere, agent: Annotated[Agent, Depends(posting_agent(MAY_ANSWER))], number: str, form: Posted
) -> RedirectResponse:
    """Tick a case off, or take the tick back."""
    is_done = form.get("done") == "true"
    if desk.cases.set_done(agent.id, number, done=is_done):
        write(desk, agent, "case_done" if is_done else "case_reopened", number)
    return RedirectResponse("/console/cases?due=1" if form.get("due") else "/console/cases", int(HTTPStatus.SEE_OTHER))
