"""Cases that agents keep, and a worker's case behind a code."""

from datetime import date
from typing import Any

import pytest
from starlette.testclient import TestClient

from bot.clock import now
from bot.gateway.services import Services
from bot.storage.turns import Outcome, Said
from tests.console.desk import HERE, Console, Page, Visit
from tests.console.screen_test import METRO, ON_DUTY, decided, expected, statuses

Json = dict[str, Any]
WAITING = {"skill_levels.when.0": "2024-06-01", "titles.level.0": "none"}


def save(agent: Visit, **changes: str) -> Page:
    return agent.press(agent.say(agent.get(), ON_DUTY), "save", **changes)


def test_saved_call_gets_a_number_of_the_day_and_opens_again_by_it(agent: Visit) -> None:
    saved = save(agent, note="下周再打")
    assert "已保存，案件号 20261122-0001。" in saved.text
    assert "20261122-0002" in save(agent).text
    opened = agent.get(case="20261122-0001")
    assert statuses(opened) == expected(METRO)
    assert opened.form()["note"].strip() == "下周再打"


def test_saving_again_changes_the_same_case(console: Console, agent: Visit) -> None:
    saved = save(agent, note="一")
    agent.press(saved, "save", note="二")
    account = console.desk.accounts.find("li.na")
    assert account is not None
    (case,) = console.desk.cases.search(account.id)
    assert (case.number, case.note) == ("20261122-0001", "二")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("来电人叫王小明，改天再打", "来电人叫〔已隐去姓名〕，改天再打"),
        ("回电13800138000", "回电〔已隐去电话〕"),
        ("身份证11010519491231002X", "身份证〔已隐去身份证号〕"),
        ("对方姓李。", "对方姓〔已隐去姓名〕。"),
        ("他叫我下周再打给车间", "他叫我下周再打给车间"),
    ],
)
def test_note_is_kept_without_personal_data(console: Console, agent: Visit, written: str, kept: str) -> None:
    page = save(agent, note=written)
    assert page.form()["note"].strip() == kept
    with console.database.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT note FROM console_cases").scalar_one() == kept


def test_follow_up_is_the_earliest_sure_day_unless_the_agent_chooses_another(agent: Visit) -> None:
    page = agent.press(agent.say(agent.get(), ON_DUTY), "decide", **WAITING)
    earliest = min(
        way["earliest_sure"]
        for way in decided({**METRO, "skill_levels": {"technician": "2024-06-01"}, "titles": {}})["pathways"]
        if way["status"] == "not_yet"
    )
    assert agent.press(page, "save").form()["follow_up"] == earliest == "2027-06-01"
    assert agent.press(page, "save", follow_up="2026-12-01").form()["follow_up"] == "2026-12-01"
    assert "没有保存" in agent.press(page, "save", follow_up="bald").text


def test_blank_call_is_not_saved(agent: Visit) -> None:
    assert "没有保存" in agent.press(agent.get(), "save", note="只有备注").text
    assert "还没有保存过案件" in agent.get("/cases").text


def test_cases_are_found_by_number_and_by_words_of_the_note(agent: Visit) -> None:
    save(agent, note="港口的调度员")
    save(agent, note="车间主任")
    assert agent.get("/cases", q="调度").find("tbody th") == ["20261122-0001"]
    assert agent.get("/cases", q="20261122-0002").find("tbody th") == ["20261122-0002"]
    assert agent.get("/cases", q="100%").find("tbody th") == []
    assert agent.get("/cases").find("tbody th") == ["20261122-0002", "20261122-0001"]


def test_due_cases_are_listed_until_they_are_done(agent: Visit) -> None:
    save(agent, follow_up="2026-11-22")
    save(agent, follow_up="2026-11-23")
    save(agent, follow_up="2026-11-01")
    assert agent.get("/cases", due="1").find("tbody th") == ["20261122-0003", "20261122-0001"]
    assert agent.get().find("nav .count") == ["2件到期"]
    agent.submit("/cases/20261122-0003/done", done="true", due="1")
    assert agent.get("/cases", due="1").find("tbody th") == ["20261122-0001"]
    agent.submit("/cases/20261122-0003/done", done="false")
    assert len(agent.get("/cases", due="1").find("tbody th")) == 2


def test_nobody_reaches_another_agent_s_case(console: Console, agent: Visit) -> None:
    saved = save(agent, note="我的")
    other = console.sign_in("zhang")
    assert "没有这个案件" in other.get(case="20261122-0001").text
    assert other.get("/cases").find("tbody th") == []
    other.submit("/cases/20261122-0001/done", done="true")
    theirs = agent.say(agent.get(), ON_DUTY).form()
    taken_over = other.post(
        "", {**theirs, "csrf": other.csrf(), "number": "20261122-0001", "note": "别人的", "do": "save"}
    )
    assert "没有这个案件" in taken_over.text
    account = console.desk.accounts.find("li.na")
    assert account is not None
    (case,) = console.desk.cases.search(account.id)
    assert (case.note, case.done) == ("我的", False)
    assert "已保存" in saved.text


def worker(console: Console) -> str:
    """A worker talked to the assistant and was given a case code."""
    services: Services = console.app.state.services
    shelf = services.shelf
    shelf.conversations.open("c1", channel="web", token_hash=None, now=now())
    conversation = shelf.claimed("c1")
    turn = shelf.turns.begin(conversation, Said("text", "我是技师，在地铁上班"), now())
    answer: Json = {"messages": [{"text": "您可以申报中级职称。", "choices": []}]}
    outcome = Outcome(answer=answer, facts=METRO, decision=decided(METRO), asking=None, offered=())
    shelf.turns.finish(conversation, turn.id, outcome, now())
    return shelf.cases.code_for("c1")


def test_case_code_opens_facts_decision_and_trace_as_they_were_given(console: Console, agent: Visit) -> None:
    code = worker(console)
    page = agent.submit("/worker", code=f" {code.lower()} ")
    assert "广州地铁集团" in page.text
    assert "技师（2022年3月）" in page.text
    for way in decided(METRO)["pathways"]:
        assert way["title"] in page.text
        for reason in way["reasons"]:
            assert reason["clause"] in page.text


def test_what_was_said_is_shown_only_if_the_worker_allowed_it(console: Console, agent: Visit) -> None:
    code = worker(console)
    refused = agent.submit("/worker", code=code)
    assert "没有同意" in refused.text
    assert "在地铁上班" not in refused.text
    conversations = console.app.state.services.shelf.conversations
    conversations.add_consent("c1", "2026-11", now())
    assert "在地铁上班" not in agent.submit("/worker", code=code).text
    conversations.add_consent("c1", "agent-sees-chat-2026-11", now())
    assert "在地铁上班" in agent.submit("/worker", code=code).text


def test_unknown_code_says_so_and_is_written_down(console: Console, agent: Visit) -> None:
    assert "没有这个办事码" in agent.submit("/worker", code="222-222-222").text
    assert console.desk.trail.lines()[0].entry.action == "code_not_found"


def test_worker_s_facts_are_taken_over_into_a_new_call(console: Console, agent: Visit) -> None:
    page = agent.submit("/worker/take-over", code=worker(console))
    assert statuses(page) == expected(METRO)
    assert "来自办事码" in page.text


def test_deleting_a_worker_s_record_leaves_nothing_of_it_in_the_console(console: Console, agent: Visit) -> None:
    code = worker(console)
    page = agent.submit("/worker/take-over", code=code)
    saved = agent.press(page, "save", note="工人说的事")
    reopened = agent.get(case=saved.form()["number"])
    agent.press(reopened, "save", note="再存一次")
    console.app.state.services.shelf.eraser.erase("c1")
    assert agent.get("/cases").find("tbody th") == []
    with console.database.engine.connect() as connection:
        trail = connection.exec_driver_sql("SELECT group_concat(details || subject) FROM console_audit").scalar_one()
    assert "guangzhou_metro" not in trail
    assert code not in trail
    assert "c1" not in [line.entry.subject for line in console.desk.trail.lines()]


def test_two_agents_who_save_at_once_get_different_numbers(console: Console) -> None:
    from concurrent.futures import ThreadPoolExecutor

    visits = [console.sign_in(name) for name in ("li.na", "zhang")]
    pages = [visit.say(visit.get(), ON_DUTY) for visit in visits]
    jobs = [(visit, page) for visit, page in zip(visits, pages, strict=True)] * 5
    with ThreadPoolExecutor(4) as pool:
        saved = list(pool.map(lambda job: job[0].press(job[1], "save").form()["number"], jobs))
    assert sorted(saved) == [f"20261122-{number:04}" for number in range(1, 11)]
    assert console.desk.trail.verify() == []


def test_plain_form_after_the_session_ended_goes_on_after_signing_in(console: Console, agent: Visit) -> None:
    """Without scripts, too, nothing that was typed is lost."""
    form = agent.say(agent.get(), ON_DUTY).form()
    agent.client.cookies.clear()
    stopped = agent.post("", {**form, "note": "打了一半的备注", "do": "decide"})
    assert stopped.response.status_code == 401
    assert "都还在" in stopped.text
    from tests.console.desk import PASSWORD

    fields = {**stopped.form("form.stack"), "name": "li.na", "password": PASSWORD}
    client: TestClient = agent.client
    resumed = Page(client.post("/console/sign-in", data=fields, headers={"Origin": HERE}))
    assert resumed.form()["note"].strip() == "打了一半的备注"
    assert statuses(resumed) == expected(METRO)
    assert date.fromisoformat(resumed.form()["as_of"])
