"""Rendering: one environment, no inline script or style, everything escaped."""

from collections.abc import Callable, Mapping
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from bot.clock import GUANGZHOU
from bot.console.desk import Desk
from bot.console.guard import csrf_token
from bot.console.nearest_clause import clause_ids
from bot.console.roles import ROLES
from bot.console.signing_in import Agent
from bot.console.workbench.nearness import LABELS, STATES, is_blocked_by_scope
from bot.gateway.fact_words import spoken_date, spoken_facts

HERE = Path(__file__).parent
MARKS = {"met": "✓", "not_yet": "…", "unmet": "✗", "unknown": "？"}
# With no referrer at all, browsers would say `Origin: null` of our own forms.
OWN_HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "same-origin"}


def _moment(value: Any) -> str:  # noqa: ANN401 - a moment from the store
    return f"{value.astimezone(GUANGZHOU):%Y-%m-%d %H:%M}"


PAGES = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=select_autoescape(),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
PAGES.filters["spoken_date"] = spoken_date
PAGES.filters["moment"] = _moment
PAGES.filters["fragment"] = lambda text: quote(text, safe="")
PAGES.globals.update(LABELS=LABELS, STATES=STATES, MARKS=MARKS, ROLES=ROLES, blocked=is_blocked_by_scope)


def page(
    desk: Desk,
    template: str,
    agent: Agent | None = None,
    *,
    status: HTTPStatus = HTTPStatus.OK,
    headers: Mapping[str, str] | None = None,
    **context: object,
) -> HTMLResponse:
    """Render a template for whoever is signed in."""
    clause_id = clause_ids(desk.policy)
    common = {
        "policy": desk.policy,
        "today": desk.today(),
        "agent": agent,
        "csrf": csrf_token(desk, agent.token) if agent else "",
        "due": len(desk.cases.due(agent.id, desk.today())) if agent else 0,
        "clause_id": clause_id,
        "cite": partial(_cite, clause_id),
        "spoken": partial(spoken_facts, desk.policy.declarations),
    }
    html = PAGES.get_template(template).render({**common, **context})
    return HTMLResponse(html, int(status), headers={**OWN_HEADERS, **(headers or {})})


def _cite(clause_id: Callable[[str], str], cited: str) -> Markup:
    """Link a citation to its clause, in a tab of its own: the call goes on in this one."""
    link = '<a class="cite" href="/console/knowledge#{}" target="_blank">{}</a>'
    return Markup(link).format(quote(clause_id(cited), safe=""), cited)  # noqa: S704 - a constant, its values escaped  # nosec B704


def is_partial(request: Request) -> bool:
    """Tell whether htmx asks for a part of the page rather than for all of it."""
    return request.headers.get("HX-Request") == "true"
