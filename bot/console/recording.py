"""What is written down of a look-up: one line of the audit trail for each new decision, one row for the call."""

import hashlib
import hmac
import json
from typing import Any

from bot.console.desk import Desk
from bot.console.signing_in import Agent
from bot.console.workbench.acting import Step
from bot.console.workbench.blockers import blockers
from bot.console.workbench.nearness import best_status
from bot.console.workbench.state import Work
from bot.storage.console_audit import Entry
from bot.storage.console_lookups import Looked

Json = dict[str, Any]


def note_step(desk: Desk, agent: Agent, step: Step, decision: Json | None) -> None:
    """Write down what an agent looked up, if the decision is a new one."""
    for kind, word in step.unread:
        desk.lookups.note_unread(agent.id, desk.today(), kind, [word])
    work = step.work
    # A what-if is nobody's situation: it is neither counted nor kept.
    if decision is None or not work.facts or work.baseline is not None:
        return
    looked = Looked(
        call=work.call,
        account_id=agent.id,
        day=desk.today(),
        at=desk.now(),
        outcome=best_status(decision["pathways"]),
        policy_version=decision["policy_version"],
        digest=_digest(desk, work),
        blockers=blockers(desk.policy, decision),
    )
    if desk.lookups.note(looked):
        write(desk, agent, "look_up", work.number or work.call[:12], details=_details(work, looked.digest, decision))


def write(desk: Desk, agent: Agent, action: str, subject: str = "", *, details: Json | None = None) -> None:
    """Append a line to the audit trail."""
    entry = Entry(
        at=desk.now(),
        actor=agent.name,
        action=action,
        subject=subject,
        policy_version=desk.policy.version,
        details=details or {},
    )
    desk.trail.append(entry)


def pseudonym(desk: Desk, text: str) -> str:
    """Return what stands in the trail for something that may have to be deleted elsewhere."""
    return hmac.new(desk.secret.encode(), f"console:{text}".encode(), hashlib.sha256).hexdigest()[:16]


def _details(work: Work, digest: str, decision: Json) -> Json:
    # A worker's own record can be deleted, the trail cannot: of it, only a digest is written down.
    known: Json = {"facts_digest": digest} if work.source else {"facts": work.facts}
    return {
        **known,
        "as_of": decision["as_of"],
        "result": {way["id"]: way["status"] for way in decision["pathways"]},
        "clauses": sorted({way["clause"] for way in decision["pathways"] if way["status"] != "closed"}),
    }


def _digest(desk: Desk, work: Work) -> str:
    text = json.dumps([work.facts, work.as_of.isoformat()], ensure_ascii=False, sort_keys=True)
    return hmac.new(desk.secret.encode(), f"facts:{text}".encode(), hashlib.sha256).hexdigest()
