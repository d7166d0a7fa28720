"""The audit trail, for auditors: who did what, when, under which version; and whether it is whole."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse

from bot.console.guard import DeskHere, agent_with, posting_agent
from bot.console.pages import page
from bot.console.recording import write
from bot.console.roles import MAY_AUDIT
from bot.console.signing_in import Agent

ACTIONS = {
    "sign_in": "登录",
    "sign_in_refused": "登录被拒",
    "locked_out": "账号锁定",
    "sign_out": "退出",
    "sign_out_everywhere": "退出所有设备",
    "confirm_password": "再次确认密码",
    "look_up": "查询",
    "save_case": "保存案件",
    "open_case": "打开案件",
    "search_cases": "搜索案件",
    "case_done": "案件办结",
    "case_reopened": "案件重开",
    "open_worker_case": "查办事码",
    "take_over_case": "带入办事码的情况",
    "code_not_found": "办事码不存在",
    "export": "导出",
    "verify": "核验审计链",
    "account_added": "新增账号",
    "account_disabled": "停用账号",
    "account_enabled": "启用账号",
    "password_changed": "重设密码",
}
LAST_LINE = 2**63 - 1
router = APIRouter()


@router.get("/audit")
def audit(
    desk: DeskHere,
    agent: Annotated[Agent, Depends(agent_with(MAY_AUDIT))],
    actor: str = "",
    action: str = "",
    before: Annotated[int | None, Query(ge=1, le=LAST_LINE)] = None,
) -> HTMLResponse:
    """Show lines, newest first."""
    lines = desk.trail.lines(actor=actor.strip(), action=action, before=before)
    return page(
        desk, "audit.html", agent, lines=lines, actions=ACTIONS, actor=actor, action=action, faults=None, before=before
    )


@router.post("/audit/verify")
def verify(desk: DeskHere, agent: Annotated[Agent, Depends(posting_agent(MAY_AUDIT))]) -> HTMLResponse:
    """Check the whole chain."""
    faults = desk.trail.verify()
    write(desk, agent, "verify", details={"faults": len(faults)})
    return page(
        desk,
        "audit.html",
        agent,
        lines=desk.trail.lines(),
        actions=ACTIONS,
        actor="",
        action="",
        faults=faults,
        before=None,
    )
