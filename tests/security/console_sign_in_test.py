"""Signing in to the console: sessions are never planted, passwords not tried for ever, names not found out."""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.clock import now
from bot.console import passwords
from bot.console.attempts import SIGN_IN, Attempts
from bot.console.routes.signing import WRONG
from bot.console.signing_in import ATTEMPTS, UNKNOWN, digest_of
from bot.serving.ports import free_port
from tests.console.desk import HERE, PASSWORD, Console, Page, running_console
from tests.support.stores import redis_server


def attempt(console: Console, name: str, password: str, **cookies: str) -> Page:
    client = console.browser()
    fields = Page(client.get("/console")).form("form.stack")
    for cookie, value in cookies.items():
        client.cookies.set(cookie, value)
    sent = {**fields, "name": name, "password": password}
    return Page(client.post("/console/sign-in", data=sent, headers={"Origin": HERE}))


@pytest.fixture
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Check passwords without the work that argon2id is; what was checked is written down."""
    checked: list[str] = []

    def fits(password_hash: str, password: str) -> bool:
        checked.append(password_hash)
        return password == PASSWORD

    monkeypatch.setattr("bot.console.signing_in.fits", fits)
    return checked


def test_signing_in_gives_a_new_session_and_ends_the_one_that_was_planted(
    console: Console, cheap_passwords: list[str]
) -> None:
    console.add("victim")
    attacker = console.sign_in("attacker")
    planted = attacker.client.cookies["console"]
    client = console.browser()
    fields = Page(client.get("/console")).form("form.stack")
    client.cookies.set("console", planted)
    sent = {**fields, "name": "victim", "password": PASSWORD}

    answer = client.post("/console/sign-in", data=sent, headers={"Origin": HERE}, follow_redirects=False)

    given = re.search(r"console=([^;]+);", answer.headers["set-cookie"])
    assert given is not None
    assert given[1] != planted
    assert attacker.get("/knowledge").find("h1") == ["登录坐席台"]


def test_signing_out_everywhere_ends_every_session_of_the_account_and_no_other(console: Console) -> None:
    here, other = console.sign_in("two.desks"), console.sign_in("somebody.else")
    account = console.desk.accounts.find("two.desks")
    assert account is not None
    console.desk.accounts.open_session(digest_of("at home"), account.id, now())

    here.submit("/sign-out", everywhere="1")

    assert console.desk.signing_in.agent("at home") is None
    assert here.get("/knowledge").find("h1") == ["登录坐席台"]
    assert other.get("/knowledge").find("h1") != ["登录坐席台"]
    assert console.desk.trail.lines()[0].entry.action == "sign_out_everywhere"


def test_which_accounts_exist_shows_neither_in_words_nor_in_work(console: Console, cheap_passwords: list[str]) -> None:
    console.add("exists")
    console.add("disabled")
    console.desk.accounts.change("disabled", active=False)
    answers, work = {}, {}
    for name in ("exists", "disabled", "nobody", "x" * 60, "", "' OR 1=1--"):
        cheap_passwords.clear()
        pages = [attempt(console, name, "wrong password") for _ in range(ATTEMPTS.most + 2)]
        answers[name] = [(page.response.status_code, *page.find("#error")) for page in pages]
        work[name] = len(cheap_passwords)

    assert answers["exists"] == [(401, WRONG)] * (ATTEMPTS.most + 2)
    assert all(answer == answers["exists"] for answer in answers.values())
    assert set(work.values()) == {ATTEMPTS.most + 2}


def test_many_passwords_at_the_same_instant_are_as_many_as_one_after_the_other(
    console: Console, cheap_passwords: list[str]
) -> None:
    console.add("hammered")
    account = console.desk.accounts.find("hammered")
    assert account is not None
    with ThreadPoolExecutor(16) as pool:
        numbers = list(pool.map(lambda _: console.desk.accounts.begin_attempt(account.id, now(), ATTEMPTS), range(40)))

    assert sorted(filter(None, numbers)) == [1, 2, 3, 4, 5]


def test_neither_the_password_nor_what_was_typed_as_a_name_is_written_down(
    console: Console, cheap_passwords: list[str]
) -> None:
    console.add("typist")
    attempt(console, "typist", "my secret pass phrase")
    attempt(console, "my-password-in-the-name", "x")
    files = b"".join(path.read_bytes() for path in Path(console.settings.database_url[10:]).parent.iterdir())

    assert console.desk.trail.lines()[0].entry.actor == UNKNOWN
    assert b"my secret pass phrase" not in files
    assert b"my-password-in-the-name" not in files


def test_attempts_of_one_address_are_counted_across_accounts(tmp_path: Path, cheap_passwords: list[str]) -> None:
    with running_console(tmp_path, limited=True) as console:
        pages = [attempt(console, f"name{number}", "wrong") for number in range(SIGN_IN.amount + 1)]

    assert {page.find("#error")[0] for page in pages[:-1]} == {WRONG}
    assert pages[-1].find("#error") == ["这个地址登录太频繁，请过一刻钟再试。"]


def test_all_gateways_count_the_attempts_of_an_address_together(tmp_path: Path) -> None:
    with redis_server(tmp_path) as redis:
        one, other = (Attempts(redis.url, enabled=True) for _ in range(2))
        admitted = [gateway.admits_sign_in("10.0.0.1") for gateway in (one, other) * (SIGN_IN.amount // 2)]

        assert all(admitted)
        assert not one.admits_sign_in("10.0.0.1")
        assert not other.admits_sign_in("10.0.0.1")
        assert other.admits_sign_in("10.0.0.2")


def test_with_redis_away_attempts_are_still_counted() -> None:
    attempts = Attempts(f"redis://127.0.0.1:{free_port()}", enabled=True)

    assert [attempts.admits_sign_in("10.0.0.1") for _ in range(SIGN_IN.amount + 1)] == [True] * SIGN_IN.amount + [False]


def test_few_passwords_are_checked_at_once_so_that_memory_is_left_for_others() -> None:
    assert passwords._AT_ONCE._initial_value * 64 <= 512


RESUMES = [
    "[" * 30_000,
    r'{"call": "x", "line": "\ud800", "do": "read"}',
    '{"call": 1}',
    "5",
    r'{"call": "x", "as_of": "\u0000"}',
]


@pytest.mark.parametrize("resume", RESUMES, ids=range(len(RESUMES)))
def test_a_call_that_is_taken_up_again_is_only_as_good_as_its_fields(
    console: Console, cheap_passwords: list[str], resume: str
) -> None:
    console.add(f"resumer{RESUMES.index(resume)}")
    client = console.browser()
    fields = Page(client.get("/console")).form("form.stack")
    sent = {**fields, "name": f"resumer{RESUMES.index(resume)}", "password": PASSWORD, "resume": resume}

    assert client.post("/console/sign-in", data=sent, headers={"Origin": HERE}).status_code in (200, 413)
