"""A worker's own case, opened by the code that they read out: facts, decision, trace; what was said only if allowed."""

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse

from bot.console import worker_codes
from bot.console.guard import DeskHere, Posted, posting_agent
from bot.console.keeping import taken_over
from bot.console.pages import page
from bot.console.recording import pseudonym, write
from bot.console.roles import MAY_ANSWER
from bot.console.routes.workbench import new_work, show
from bot.console.signing_in import Agent
from bot.console.workbench.nearness import by_nearness
from bot.console.workbench.wording import verdict

# The worker's client records this consent; every version of its wording begins like this.
MAY_SEE_CHAT = "agent-sees-chat"
CODE_LENGTH = 20
router = APIRouter()


@router.post("/worker")
def worker(desk: DeskHere, agent: Annotated[Agent, Depends(posting_agent(MAY_ANSWER))], form: Posted) -> HTMLResponse:
    """Show what is stored under a case code. Posted, so that no code stands in an address."""
    code = form.get("code", "")[:CODE_LENGTH].upper()
    conversation = worker_codes.find(desk, agent, code)
    if conversation is None:
        return page(desk, "worker.html", agent, code=code, conversation=None)
    write(desk, agent, "open_worker_case", pseudonym(desk, conversation.id))
    latest = max(desk.decisions.of(conversation.id), key=lambda one: one.id, default=None)
    allowed = any(one.version.startswith(MAY_SEE_CHAT) for one in desk.conversations.consents(conversation.id))
    ways = by_nearness(latest.decision["pathways"]) if latest else []
    return page(
        desk,
        "worker.html",
        agent,
        code=code,
        conversation=conversation,
        latest=latest,
        ways=ways,
        verdicts={way["id"]: verdict(desk.policy, way) for way in ways},
        turns=desk.turns.of(conversation.id) if allowed else None,
    )


@router.post("/worker/take-over")
def take_over(
    desk: DeskHere, agent: Annotated[Agent, Depends(posting_agent(MAY_ANSWER))], form: Posted
) -> HTMLResponse:
    """Go on with a worker's facts on the screen for calls."""
    return show(desk, agent, taken_over(desk, agent, new_work(desk), form.get("code", "")[:CODE_LENGTH]))
