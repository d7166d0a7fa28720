"""`/console`: the screen for a call. One form, one address; the pressed button says what to do."""

import secrets
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from bot.console import reader
from bot.console.desk import Desk
from bot.console.guard import DeskHere, Form, Posted, agent_with, posting_agent
from bot.console.keeping import kept, reopened
from bot.console.pages import is_partial, page
from bot.console.recording import note_step
from bot.console.roles import MAY_ANSWER
from bot.console.signing_in import Agent
from bot.console.workbench.acting import Step, act
from bot.console.workbench.answering import answer
from bot.console.workbench.dates import When
from bot.console.workbench.fields import fields
from bot.console.workbench.state import Work, work_from

CALL_BYTES = 16
router = APIRouter()
Answering = Annotated[Agent, Depends(agent_with(MAY_ANSWER))]
Posting = Annotated[Agent, Depends(posting_agent(MAY_ANSWER))]


def new_work(desk: Desk) -> Work:
    """Begin a call."""
    return Work(call=secrets.token_hex(CALL_BYTES), as_of=desk.today())


@router.get("")
def blank(desk: DeskHere, agent: Answering, case: str = "") -> HTMLResponse:
    """Show the screen for a new call, or with the facts of an own case."""
    step = Step(work=new_work(desk), focus="line")
    if case:
        step = reopened(desk, agent, step.work, case)
    reader.begin_to_load()
    return show(desk, agent, step)


@router.post("")
def work(request: Request, desk: DeskHere, agent: Posting, form: Posted) -> HTMLResponse:
    """Do what the agent asked for, and show what follows."""
    step = after(desk, agent, form)
    return show(desk, agent, step, partial=is_partial(request))


def after(desk: Desk, agent: Agent, form: Form) -> Step:
    """Return the state after a form was sent."""

    def read_date(text: str, about: str) -> When | None:
        return reader.date_in_words(text, about, _day(form, desk))

    sent = work_from(desk.policy, form, today=desk.today(), call=secrets.token_hex(CALL_BYTES), read_date=read_date)
    if form.get("do") == "save":
        return kept(desk, agent, sent)
    return act(desk.policy, sent, form)


def _day(form: Form, desk: Desk) -> date:
    try:
        return date.fromisoformat(form.get("as_of", ""))
    except ValueError:
        return desk.today()


def show(desk: Desk, agent: Agent, step: Step, *, partial: bool = False) -> HTMLResponse:
    """Write the screen, or the parts of it that changed."""
    answered = answer(desk.policy, step.work)
    note_step(desk, agent, step, answered.decision)
    baseline = step.work.baseline
    rows = fields(
        desk.policy,
        step.work.facts,
        problems=step.work.problems,
        texts=step.work.texts,
        baseline=None if baseline is None else baseline[0],
    )
    template = "parts.html" if partial else "workbench.html"
    return page(desk, template, agent, work=step.work, step=step, answer=answered, fields=rows, proposal=step.proposal)
