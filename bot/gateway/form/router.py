"""`/form`: one question a page, the answer so far below it."""

from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import FileResponse, HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

import policy_rules
from bot.gateway.fact_words import spoken_date, spoken_facts
from bot.gateway.form.progress import Progress, UnusableError, answered, progress_from
from bot.gateway.form.questions import next_question, takes_date
from bot.gateway.policies import policy_for
from bot.gateway.services import Services, ServicesHere, limited_by_address

HERE = Path(__file__).parent
GROUPS = (("open", "可以申报"), ("not_yet", "还差时间"), ("unknown", "还缺信息"), ("closed", "目前不适用"))
STATES = {"met": "符合", "not_yet": "时间未到", "unmet": "不符合", "unknown": "还不清楚"}
PAGES = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=select_autoescape(),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
PAGES.filters["spoken_date"] = spoken_date
router = APIRouter(prefix="/form", include_in_schema=False, dependencies=[Depends(limited_by_address)])


@router.get("")
async def begin(services: ServicesHere) -> HTMLResponse:
    """Show the first question."""
    return render(services, Progress({}))


@router.post("")
async def take_answer(services: ServicesHere, request: Request) -> HTMLResponse:
    """Take one answer and show the next question, or the same one with what was wrong."""
    posted = await request.form()
    form: Mapping[str, str] = {name: value for name, value in posted.items() if isinstance(value, str)}
    progress = progress_from(form.get("progress", ""))
    try:
        policy = policy_for(progress.facts, services.shelf.today())
        return render(services, answered(policy, progress, form))
    except (UnusableError, policy_rules.FactsError) as error:
        sentence = error.chinese if isinstance(error, policy_rules.FactsError) else str(error)
        return render(services, progress, error=sentence)


@router.get("/style.css")
async def style() -> Response:
    """Serve the style sheet."""
    return FileResponse(HERE / "style.css", media_type="text/css", headers={"Cache-Control": "no-cache"})


def render(services: Services, progress: Progress, error: str = "") -> HTMLResponse:
    """Decide on what is known and write the page."""
    facts, today = policy_rules.parse_facts(progress.facts), services.shelf.today()
    policy = policy_for(facts, today)
    decision = policy_rules.decide(policy, facts, today)
    question = next_question(policy, facts, decision, progress)
    html = PAGES.get_template("page.html").render(
        policy=policy,
        progress=progress,
        known=spoken_facts(policy.declarations, progress.facts),
        question=question,
        dated=question is not None and takes_date(policy, question.fact),
        decision=decision.as_dict(),
        label=policy.declarations.label,
        groups=GROUPS,
        states=STATES,
        error=error,
    )
    return HTMLResponse(html, int(HTTPStatus.UNPROCESSABLE_ENTITY if error else HTTPStatus.OK))
