"""Signing in: passwords, lock-out, expiry, cookies."""

from datetime import timedelta

import pytest

from bot.clock import now
from bot.console.attempts import Attempts
from bot.console.passwords import fits, hashed, weakness
from bot.console.routes.signing import WRONG
from bot.console.signing_in import ATTEMPTS
from tests.console.desk import HERE, PASSWORD, Console, Page, Visit


def test_passwords_are_kept_as_argon2id() -> None:
    kept = hashed("a long enough one")
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert fits(kept, "a long enough one")
    assert not fits(kept, "a long enough two")
    assert not fits("no hash at all", "a long enough one")
    assert hashed("a long enough one") != kept


@pytest.mark.parametrize("password", ["short", "x" * 129, "li.na-is-here", "aaaaaaaaaaab"])
def test_weak_passwords_are_refused_with_a_reason(password: str) -> None:
    assert weakness(password, "li.na")


def test_somebody_with_an_account_gets_in(console: Console) -> None:
    console.add("li.na")
    page = console.enter("li.na").get()
    assert page.response.status_code == 200
    assert "li.na · 坐席" in page.text


@pytest.mark.parametrize(("name", "password"), [("li.na", "wrong password"), ("nobody", PASSWORD), ("", "")])
def test_wrong_name_and_wrong_password_get_the_same_answer(console: Console, name: str, password: str) -> None:
    console.add("li.na")
    client = console.browser()
    fields = Page(client.get("/console")).form("form.stack")
    answer = client.post(
        "/console/sign-in", data={**fields, "name": name, "password": password}, headers={"Origin": HERE}
    )
    assert answer.status_code == 401
    assert Page(answer).find("#error") == [WRONG]


def test_five_wrong_passwords_lock_the_account_even_for_the_right_one(console: Console) -> None:
    console.add("li.na")
    for _ in range(5):
        console.enter("li.na", "wrong password")
    page = console.enter("li.na").get()
    assert page.find("h1") == ["登录坐席台"]
    account = console.desk.accounts.find("li.na")
    assert account is not None
    assert account.locked_until is not None
    assert timedelta(minutes=14) < account.locked_until - now() <= timedelta(minutes=15)
    actions = [line.entry.action for line in console.desk.trail.lines()]
    assert actions == ["locked_out", *["sign_in_refused"] * 4]


def test_four_wrong_passwords_are_forgotten_after_a_right_one(console: Console) -> None:
    console.add("li.na")
    for _ in range(4):
        console.enter("li.na", "wrong password")
    console.enter("li.na")
    for _ in range(4):
        console.enter("li.na", "wrong password")
    assert "li.na" in console.enter("li.na").get().text


def test_lock_ends_after_a_quarter_of_an_hour(console: Console) -> None:
    console.add("li.na")
    account = console.desk.accounts.find("li.na")
    assert account is not None
    for _ in range(ATTEMPTS.most):
        assert console.desk.accounts.begin_attempt(account.id, now() - timedelta(minutes=15, seconds=1), ATTEMPTS)
    assert console.desk.accounts.begin_attempt(account.id, now() - timedelta(minutes=1), ATTEMPTS) is None
    assert "li.na · 坐席" in console.enter("li.na").get().text


def test_session_ends_after_half_an_hour_without_a_request(console: Console, agent: Visit) -> None:
    console.age_sessions(timedelta(minutes=29))
    assert "li.na · 坐席" in agent.get().text
    console.age_sessions(timedelta(minutes=31))
    assert agent.get().find("h1") == ["登录坐席台"]


def test_session_ends_after_twelve_hours_however_busy(console: Console, agent: Visit) -> None:
    console.age_sessions(timedelta(hours=12, seconds=1))
    with console.database.session() as session:
        from bot.storage.console_schema import ConsoleSession

        for row in session.query(ConsoleSession):
            row.last_seen_at = now()
    assert agent.get().find("h1") == ["登录坐席台"]


def test_disabled_account_is_out_at_once(console: Console, agent: Visit) -> None:
    assert console.desk.accounts.change("li.na", active=False)
    assert agent.get().find("h1") == ["登录坐席台"]
    assert console.enter("li.na").get().find("h1") == ["登录坐席台"]


def test_signing_out_ends_the_session_on_the_server(agent: Visit) -> None:
    token = agent.client.cookies["console"]
    agent.submit("/sign-out")
    agent.client.cookies.set("console", token)
    assert agent.get().find("h1") == ["登录坐席台"]


def test_every_sign_in_gets_a_new_session_and_only_its_digest_is_stored(console: Console) -> None:
    console.add("li.na")
    first, second = (console.enter("li.na").client.cookies["console"] for _ in range(2))
    assert first != second
    with console.database.engine.connect() as connection:
        kept = [row[0] for row in connection.exec_driver_sql("SELECT token_hash FROM console_sessions")]
    assert len(kept) == 2
    assert not {first, second} & set(kept)


def cookie_lines(console: Console, base_url: str) -> list[str]:
    console.add("li.na")
    client = console.browser(base_url)
    fields = Page(client.get("/console")).form("form.stack")
    sent = {**fields, "name": "li.na", "password": PASSWORD}
    answer = client.post("/console/sign-in", data=sent, headers={"Origin": base_url}, follow_redirects=False)
    return answer.headers.get_list("set-cookie")


def test_cookie_over_https_is_bound_to_the_host_and_strict(console: Console) -> None:
    (line,) = cookie_lines(console, "https://console.example")
    assert line.startswith("__Host-console=")
    for part in ("HttpOnly", "Secure", "SameSite=strict", "Path=/"):
        assert part in line
    assert "Domain" not in line


def test_cookie_on_one_s_own_machine_works_without_https(console: Console) -> None:
    (line,) = cookie_lines(console, HERE)
    assert line.startswith("console=")
    assert "Secure" not in line
    assert "HttpOnly" in line
    assert "SameSite=strict" in line


def test_no_password_is_taken_over_an_open_connection(console: Console) -> None:
    page = Page(console.browser("http://console.example").get("/console"))
    assert "没有加密" in page.text
    assert not page.tree.cssselect("input[type=password]")


def test_one_address_cannot_try_for_ever(console: Console) -> None:
    attempts = Attempts(None, enabled=True)
    assert all(attempts.admits_sign_in("10.0.0.1") for _ in range(60))
    assert not attempts.admits_sign_in("10.0.0.1")
    assert attempts.admits_sign_in("10.0.0.2")
