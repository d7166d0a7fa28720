"""Guessing: conversation ids, tokens and case codes are too many, and no answer tells which of them exist."""

import hmac
import math
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from bot.console.attempts import WRONG_CODES
from bot.console.worker_codes import TOO_MANY
from bot.gateway import tokens
from bot.gateway.case_codes import ALPHABET, LENGTH, new_code
from tests.console.desk import running_console
from tests.security.conftest import Served

GONE = "0" * 32


def opened(served: Served) -> dict[str, str]:
    answer: dict[str, str] = httpx.post(f"{served.url}/api/v1/conversations", json={}).json()
    return answer


def test_ids_tokens_and_codes_come_from_the_system_s_own_chance_and_are_too_many_to_try() -> None:
    assert len({tokens.new_conversation_id() for _ in range(1000)}) == 1000
    assert len(bytes.fromhex(tokens.new_conversation_id())) * 8 == 128
    assert tokens.TOKEN_BYTES * 8 == 256
    assert LENGTH * math.log2(len(ALPHABET)) > 40
    assert len({new_code() for _ in range(1000)}) == 1000


@pytest.mark.parametrize("method", ["GET", "DELETE", "POST", "PATCH"])
def test_the_conversation_of_somebody_else_and_one_that_never_was_get_the_same_answer(
    served: Served, method: str
) -> None:
    mine, theirs = opened(served), opened(served)
    deleted = opened(served)
    gone = f"{served.url}/api/v1/conversations/{deleted['conversation_id']}"
    httpx.delete(gone, headers={"Authorization": f"Bearer {deleted['token']}"})
    suffix = {"POST": "/messages", "PATCH": "/facts"}.get(method, "")
    answers = set()
    for name in (theirs["conversation_id"], GONE, deleted["conversation_id"], "x", "' OR 1=1--", theirs["token"]):
        url = f"{served.url}/api/v1/conversations/{name}{suffix}"
        headers = {"Authorization": f"Bearer {mine['token']}"}
        answer = httpx.request(method, url, headers=headers, json={"text": "x"} if suffix else None)
        answers.add((answer.status_code, answer.text))

    assert len(answers) == 1
    assert answers.pop()[0] == 401


NEARLY = [
    "{0}",
    "Basic {0}",
    "Bearer",
    "Bearer x{0}",
    "Bearer {0}x",
    "Bearer {0},Bearer {0}",
    "Bearer null",
    "Token {0}",
]


@pytest.mark.parametrize("value", NEARLY)
def test_only_the_token_itself_opens_a_conversation(served: Served, value: str) -> None:
    mine = opened(served)
    url = f"{served.url}/api/v1/conversations/{mine['conversation_id']}"

    assert httpx.get(url, headers={"Authorization": value.format(mine["token"])}).status_code == 401
    assert httpx.get(url, params={"token": mine["token"], "access_token": mine["token"]}).status_code == 401
    assert httpx.get(url, cookies={"token": mine["token"]}).status_code == 401


def test_guesses_are_counted_like_every_other_call(serve: Callable[..., Served]) -> None:
    served = serve(rate_limited=True)
    statuses = [
        httpx.get(f"{served.url}/api/v1/conversations/{number:032x}", headers={"Authorization": "Bearer x"}).status_code
        for number in range(61)
    ]

    assert statuses == [401] * 60 + [429]


def test_tokens_are_compared_as_digests_and_in_constant_time(monkeypatch: pytest.MonkeyPatch, served: Served) -> None:
    mine = opened(served)
    compared: list[tuple[str, str]] = []
    compare = hmac.compare_digest
    monkeypatch.setattr(hmac, "compare_digest", lambda one, other: compared.append((one, other)) or compare(one, other))
    url = f"{served.url}/api/v1/conversations/{mine['conversation_id']}"

    assert httpx.get(url, headers={"Authorization": f"Bearer {mine['token'][:-1]}"}).status_code == 401
    assert httpx.get(url, headers={"Authorization": f"Bearer {mine['token']}"}).status_code == 200
    right = tokens.hash_of(mine["token"])
    assert compared == [(tokens.hash_of(mine["token"][:-1]), right), (right, right)]


def test_an_agent_who_guesses_case_codes_is_stopped_and_every_guess_is_written_down(tmp_path: Path) -> None:
    with running_console(tmp_path, limited=True) as console:
        agent = console.sign_in("li.na")
        token = agent.csrf()
        answers = [agent.post("/worker", {"csrf": token, "code": new_code()}) for _ in range(WRONG_CODES.amount)]
        also = agent.post("/worker", {"csrf": token, "code": new_code()})
        other = console.sign_in("zhang").submit("/worker", code=new_code())
        written = [line.entry.action for line in console.desk.trail.lines()]

    assert {answer.response.status_code for answer in answers} == {200}
    assert {tuple(answer.find("main p")) for answer in answers} == {tuple(answers[0].find("main p"))}
    assert also.response.status_code == 403
    assert TOO_MANY in also.text
    assert other.response.status_code == 200
    assert written.count("code_not_found") == WRONG_CODES.amount + 1


def test_taking_a_case_over_and_saving_it_are_no_way_around_the_count(tmp_path: Path) -> None:
    with running_console(tmp_path, limited=True) as console:
        agent = console.sign_in("li.na")
        screen = agent.get()
        for _ in range(WRONG_CODES.amount // 2):
            agent.post("/worker/take-over", {"csrf": screen.form()["csrf"], "code": new_code()})
            agent.post("", {**screen.form(), "employer": "pilot", "source": new_code(), "do": "save"})

        assert agent.post("/worker/take-over", {"csrf": screen.form()["csrf"], "code": "x"}).response.status_code == 403
        saved = agent.post("", {**screen.form(), "employer": "pilot", "source": new_code(), "do": "save"})
        assert saved.response.status_code == 403
