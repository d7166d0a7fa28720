"""Statistics as tables and a chart, and their export."""

import json
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from starlette.responses import Response

from bot.console.csv_export import as_csv
from bot.console.desk import Desk
from bot.console.figures import daily, obstacles, words
from bot.console.guard import DeskHere, Form, Posted, agent_with, posting_agent
from bot.console.pages import page
from bot.console.recording import write
from bot.console.roles import EVERYBODY, MAY_AUDIT, MAY_EXPORT, MAY_SEE_EVERYBODY
from bot.console.signing_in import Agent, LockedError
from bot.console.workbench.nearness import LABELS

DEFAULT_DAYS = 30
CHARTED = 8
TABLES = ("days", "obstacles", "words", "audit")
# Outside, there is nothing to count and no room for the thirty days before.
YEARS = range(2000, 2200)
KINDS = {"ambiguous": "有两种意思", "unread": "没读懂"}
WRONG = "密码不对。"
LOCKED = "密码错了太多次，账号锁定 15 分钟。"
Table = tuple[list[str], list[list[object]]]
router = APIRouter()


class Period:
    """The days and the agent that are looked at; an agent sees only their own."""

    def __init__(self, desk: Desk, agent: Agent, first: str, last: str, name: str) -> None:
        today = desk.today()
        self.last = _day(last, today)
        self.first = min(_day(first, self.last - timedelta(days=DEFAULT_DAYS)), self.last)
        self.agent = (name.strip() or None) if agent.role in MAY_SEE_EVERYBODY else agent.name
        self.calls = desk.lookups.calls(self.first, self.last, self.agent)
        self.unread = desk.lookups.unread(self.first, self.last, self.agent)


def _day(text: str, default: date) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return default
    return day if day.year in YEARS else default


def _written(text: str) -> str:
    """Return a day as it goes into the trail, which keeps for ever whatever is in it."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


@router.get("/statistics")
def statistics(
    desk: DeskHere,
    agent: Annotated[Agent, Depends(agent_with(EVERYBODY))],
    first: str = "",
    last: str = "",
    name: str = "",
) -> HTMLResponse:
    """Show the figures of some days."""
    period = Period(desk, agent, first, last, name)
    found = obstacles(period.calls)
    return page(
        desk,
        "statistics.html",
        agent,
        period=period,
        days=daily(period.calls, period.unread),
        obstacles=found,
        charted=found[:CHARTED],
        most=max((one.callers for one in found[:CHARTED]), default=1),
        words=words(period.unread),
        kinds=KINDS,
        names=[one.name for one in desk.accounts.all()] if agent.role in MAY_SEE_EVERYBODY else [],
        may_export=agent.role in MAY_EXPORT,
    )


@router.post("/export")
def export(
    request: Request, desk: DeskHere, agent: Annotated[Agent, Depends(posting_agent(MAY_EXPORT))], form: Posted
) -> Response:
    """Hand out a table as CSV, to someone who typed the password a moment ago."""
    del request
    error = ""
    if "password" in form:
        try:
            error = "" if desk.signing_in.confirm(agent, form["password"]) else WRONG
        except LockedError:
            error = LOCKED
        if not error:
            return _file(desk, agent, form)
    if error or not desk.signing_in.is_confirmed(agent):
        kept = {name: form.get(name, "") for name in ("table", "first", "last", "name")}
        return page(desk, "confirm.html", agent, kept=kept, error=error)
    return _file(desk, agent, form)


def _file(desk: Desk, agent: Agent, form: Form) -> Response:
    table = form.get("table", "")
    table = table if table in TABLES else TABLES[0]
    header, rows = _audit(desk, agent) if table == "audit" else _figures(desk, agent, form, table)
    write(
        desk,
        agent,
        "export",
        table,
        details={"rows": len(rows), **{name: _written(form.get(name, "")) for name in ("first", "last")}},
    )
    disposition = f'attachment; filename="{table}-{desk.today()}.csv"'
    headers = {"Content-Disposition": disposition, "Cache-Control": "no-store"}
    return Response(as_csv(header, rows), media_type="text/csv; charset=utf-8", headers=headers)


def _figures(desk: Desk, agent: Agent, form: Form, table: str) -> Table:
    period = Period(desk, agent, form.get("first", ""), form.get("last", ""), form.get("name", ""))
    if table == "obstacles":
        header = ["条款", "条件", "性质", "受阻人数", "其中只差这一条"]
        kinds = {True: "差时间", False: "不符合"}
        return header, [
            [one.clause, one.condition, kinds[one.waiting], one.callers, one.only] for one in obstacles(period.calls)
        ]
    if table == "words":
        return ["词句", "性质", "次数"], [[one.word, KINDS[one.kind], one.times] for one in words(period.unread)]
    header = ["日期", "坐席", "查询数", "答复用时中位数（秒）", *LABELS.values(), "没读懂"]
    return header, [
        [one.day, one.agent, one.calls, one.seconds, *one.outcomes.values(), one.unread]
        for one in daily(period.calls, period.unread)
    ]


def _audit(desk: Desk, agent: Agent) -> Table:
    header = ["序号", "时间（UTC）", "账号", "动作", "对象", "政策版本", "内容", "前一行摘要", "摘要"]
    if agent.role not in MAY_AUDIT:
        return header, []
    rows: list[list[object]] = []
    for line in desk.trail.all():
        entry = line.entry
        details = json.dumps(entry.details, ensure_ascii=False, sort_keys=True)
        told = [entry.at.isoformat(), entry.actor, entry.action, entry.subject, entry.policy_version, details]
        rows.append([line.id, *told, line.previous, line.digest])
    return header, rows
