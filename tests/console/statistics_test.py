"""Statistics and their export."""

import csv
import io
from datetime import date, datetime, timedelta, timezone

from bot.console.csv_export import as_csv
from bot.console.figures import Word, daily, obstacles, words
from bot.storage.console_lookups import LookupRecord, UnreadRecord
from tests.console.desk import PASSWORD, Console, Page, Visit
from tests.console.screen_test import ON_DUTY

DAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 4, tzinfo=timezone.utc)
FIELD = ("附件2", "岗位属于附件2里本企业对应的领域", "unmet")


def call(
    key: str, agent: str = "li.na", *, seconds: int = 30, outcome: str = "open", stops: tuple[object, ...] = ()
) -> LookupRecord:
    """A call as it is stored."""
    return LookupRecord(
        call=key,
        agent=agent,
        day=DAY,
        started_at=NOON,
        decided_at=NOON + timedelta(seconds=seconds),
        outcome=outcome,
        policy_version="v",
        blockers=stops,
    )


def test_calls_are_counted_per_agent_and_day_with_the_median_time_to_answer() -> None:
    calls = [call("1", seconds=10), call("2", seconds=40, outcome="closed"), call("3", seconds=20), call("4", "zhang")]
    missed = [UnreadRecord("zhang", DAY, "unread", "呜啦啦")]
    li_na, zhang = daily(calls, missed)
    assert (li_na.unread, zhang.unread) == (0, 1)
    assert (li_na.agent, li_na.calls, li_na.seconds) == ("li.na", 3, 20)
    assert li_na.outcomes == {"open": 2, "not_yet": 0, "unknown": 0, "closed": 1}
    assert (zhang.agent, zhang.calls) == ("zhang", 1)


def test_condition_that_alone_stops_most_people_comes_first() -> None:
    found = obstacles(
        [
            call("1", stops=([*FIELD, True], ["二", "单位", "unmet", False])),
            call("2", stops=([*FIELD, False], ["二", "单位", "unmet", False])),
            call("3", stops=(["二", "单位", "unmet", False],)),
        ]
    )
    assert [(one.clause, one.callers, one.only) for one in found] == [("附件2", 2, 1), ("二", 3, 0)]


def test_words_are_counted() -> None:
    unread = [UnreadRecord("a", DAY, "ambiguous", "高工")] * 2 + [UnreadRecord("b", DAY, "unread", "呜啦啦")]
    assert words(unread) == [Word("高工", "ambiguous", 2), Word("呜啦啦", "unread", 1)]


def stopped_call(agent: Visit) -> None:
    """A technician of a pilot enterprise whose post is outside the field."""
    page = agent.say(agent.get(), ON_DUTY)
    agent.press(page, "decide", in_pilot_field="false", **{"titles.level.0": "none", "honours.value.0": "none"})


def test_page_names_the_condition_and_clause_that_stop_people_as_table_and_chart(agent: Visit) -> None:
    stopped_call(agent)
    page = agent.get("/statistics")
    rows = [row for row in page.find("#obstacle-table tbody tr") if "附件2" in row]
    assert any(row.endswith("不符合11") for row in rows), rows
    assert page.tree.cssselect("svg[role=img] rect.only")
    assert "高工" not in page.text


def test_each_condition_counts_a_caller_once_however_often_they_changed_their_mind(agent: Visit) -> None:
    page = agent.say(agent.get(), ON_DUTY)
    for answer in ("false", "true", "false"):
        page = agent.press(page, "decide", in_pilot_field=answer)
    rows = [row for row in agent.get("/statistics").find("#obstacle-table tbody tr") if "附件2" in row]
    assert [row for row in rows if "不符合11" not in row] == []
    assert agent.get("/statistics").find("[aria-labelledby=days] tbody td")[1] == "1"


def test_agents_see_their_own_figures_and_supervisors_everybody_s(console: Console, agent: Visit) -> None:
    stopped_call(agent)
    other, boss = console.sign_in("zhang"), console.sign_in("wang", "supervisor")
    assert "这段时间没有记录" in other.get("/statistics", name="li.na").text
    assert "li.na" in boss.get("/statistics").find("[aria-labelledby=days] tbody tr")[0]
    assert "这段时间没有记录" in boss.get("/statistics", name="zhang").text
    assert "这段时间没有记录" in boss.get("/statistics", first="2026-01-01", last="2026-01-31").text


def rows_of(page: Page) -> list[list[str]]:
    assert page.response.headers["content-type"] == "text/csv; charset=utf-8"
    assert page.response.content.startswith("\ufeff".encode())
    return list(csv.reader(io.StringIO(page.response.content.decode("utf-8-sig"))))


def test_export_asks_for_the_password_again_unless_it_was_typed_a_moment_ago(console: Console, agent: Visit) -> None:
    stopped_call(agent)
    boss = console.sign_in("wang", "supervisor")
    fresh = rows_of(boss.submit("/export", table="days"))
    assert fresh[1][:3] == ["2026-11-22", "li.na", "1"]
    console.age_sessions(timedelta(minutes=6))
    asked = boss.submit("/export", table="days")
    assert asked.find("h1") == ["导出前请再输一次密码"]
    form = asked.form("form.stack")
    assert "密码不对" in boss.post("/export", {**form, "password": "wrong password"}).text
    assert rows_of(boss.post("/export", {**form, "password": PASSWORD})) == fresh
    assert rows_of(boss.submit("/export", table="obstacles"))[0] == [
        "条款",
        "条件",
        "性质",
        "受阻人数",
        "其中只差这一条",
    ]
    actions = [line.entry.action for line in console.desk.trail.lines()]
    assert actions[:3] == ["export", "export", "confirm_password"]


def test_guessing_the_password_at_the_export_locks_the_account_too(console: Console) -> None:
    boss = console.sign_in("wang", "supervisor")
    console.age_sessions(timedelta(minutes=6))
    answers = [boss.submit("/export", table="days", password="wrong password").text for _ in range(5)]
    assert "账号锁定" in answers[-1]
    assert "账号锁定" in boss.submit("/export", table="days", password=PASSWORD).text


def test_only_auditors_export_the_trail(console: Console, agent: Visit) -> None:
    stopped_call(agent)
    boss, auditor = console.sign_in("wang", "supervisor"), console.sign_in("zhao", "auditor")
    assert len(rows_of(boss.submit("/export", table="audit"))) == 1
    exported = rows_of(auditor.submit("/export", table="audit"))
    assert len(exported) > 2
    assert "li.na" in {row[2] for row in exported}


def test_no_cell_is_run_as_a_formula() -> None:
    written = as_csv(["词"], [["=1+1"], ["+1"], ["-1"], ["@x"], ["好,\n的"], [None]])
    cells = [row[0] for row in csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""))]
    assert cells == ["词", "'=1+1", "'+1", "'-1", "'@x", "好,\n的", ""]
