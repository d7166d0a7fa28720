"""Header games: nothing that a caller claims about hosts, addresses, methods or origins is believed."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from bot.gateway.addresses import one_caller
from bot.gateway.middleware.security_headers import without_host
from bot.serving.ports import free_port
from tests.gateway.rasa_stand_in import RasaStandIn
from tests.security.conftest import Served
from tests.security.wire import is_alive, request

EVIL = "evil.example"
PAGES = [
    "/",
    "/chat",
    "/form",
    "/form/style.css",
    "/widget.js",
    "/healthz",
    "/api/v1/policy",
    "/console",
    "/openapi.json",
]


@pytest.mark.parametrize("path", ["/", "/console/", "/chat/", "/form/", "/api/v1/policy/", "/console/static"])
@pytest.mark.parametrize("host", [EVIL, f"{EVIL}:1", f"{EVIL}/x", "a b", "[::1", ""])
def test_a_redirect_never_leads_where_the_host_header_says(served: Served, path: str, host: str) -> None:
    answered = request(served.url, "GET", path, headers=(f"Host: {host}", f"X-Forwarded-Host: {EVIL}"))
    location = answered.header("location")

    assert answered.status in (307, 400)
    assert location is None or "//" not in location


@pytest.mark.parametrize(
    "path", ["//evil.example", "//evil.example/..", "/%2f%2fevil.example/", "/\\evil.example", "/@evil"]
)
def test_no_path_becomes_a_redirect_to_another_host(served: Served, path: str) -> None:
    assert request(served.url, "GET", path).header("location") is None


def test_what_is_left_of_a_redirect_is_a_path_of_this_host() -> None:
    assert without_host("https://evil.example//evil.example/x?a=1") == "/evil.example/x?a=1"
    assert without_host("chat") == "chat"


def test_a_request_with_two_hosts_is_refused(served: Served) -> None:
    assert request(served.url, "GET", "/healthz", headers=("Host: a", "Host: b")).status == 400


@pytest.mark.parametrize("method", ["GET", "POST", "PUT"])
@pytest.mark.parametrize("header", ["X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method", "_method"])
def test_a_method_is_the_one_that_was_sent(served: Served, method: str, header: str) -> None:
    opened = httpx.post(f"{served.url}/api/v1/conversations", json={}).json()
    url, headers = f"{served.url}/api/v1/conversations/{opened['conversation_id']}", {"Authorization": opened["token"]}
    headers = {"Authorization": f"Bearer {opened['token']}"}
    httpx.request(method, url, headers={**headers, header: "DELETE"}, params={"_method": "DELETE"})

    assert httpx.get(url, headers=headers).status_code == 200


@pytest.mark.parametrize("header", ["X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Prefix", "X-Forwarded-Path"])
def test_a_path_is_the_one_that_was_sent(served: Served, header: str) -> None:
    assert b"/metrics" not in request(served.url, "GET", "/healthz", headers=("Host: x", f"{header}: /metrics")).body
    assert request(served.url, "GET", "/nothing", headers=("Host: x", f"{header}: /healthz")).status == 404


def test_many_or_long_headers_and_addresses_are_refused(served: Served) -> None:
    many = ("Host: x", *(f"X-{number}: a" for number in range(200)))

    assert request(served.url, "GET", "/healthz", headers=many).status == 431
    assert request(served.url, "GET", "/healthz", headers=("Host: x", "X: " + "a" * 40_000)).status == 431
    assert request(served.url, "GET", "/" + "a" * 4000).status == 414
    assert request(served.url, "GET", "/form?" + "a=1&" * 4000).status == 414


@pytest.mark.parametrize(
    "line", ["X: a\0b", "X: a\x1b[31mb", "X: a\nY: b", "X: a\rY: b", "X: a\r\n b", "garbage", ": x", "A B: x"]
)
def test_headers_that_are_none_are_refused(served: Served, line: str) -> None:
    assert request(served.url, "GET", "/healthz", headers=("Host: x", line)).status == 400


def test_nul_in_an_address_is_refused(served: Served) -> None:
    assert request(served.url, "GET", "/assets/a%00.js").status == 400
    assert request(served.url, "GET", "/console?case=%00").status == 400


@pytest.mark.parametrize("path", PAGES)
def test_head_is_answered_like_get_without_a_body(served: Served, path: str) -> None:
    got, head = (httpx.request(method, f"{served.url}{path}") for method in ("GET", "HEAD"))

    assert (head.status_code, head.content) == (got.status_code, b"")
    assert head.headers["content-security-policy"] == got.headers["content-security-policy"]


def test_head_is_no_way_around_what_only_takes_posts(served: Served) -> None:
    answer = httpx.head(f"{served.url}/api/v1/decisions")

    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


@pytest.mark.parametrize("origin", ["null", "https://evil.example", "https://www.gz.gov.cn.evil.example", "file://"])
def test_no_other_origin_may_read_an_answer(served: Served, origin: str) -> None:
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
    for method in ("GET", "OPTIONS", "POST"):
        answer = httpx.request(method, f"{served.url}/api/v1/policy", headers={"Origin": origin, **asked})
        assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_page_of_another_site_opens_no_conversation_in_a_visitors_name(served: Served, site: str) -> None:
    answer = httpx.post(f"{served.url}/api/v1/conversations", headers={"Sec-Fetch-Site": site})

    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "other_site")
    assert httpx.get(f"{served.url}/api/v1/policy", headers={"Sec-Fetch-Site": site}).status_code == 200


@pytest.mark.parametrize("path", ["/api/v1/conversations/x", "/api/v1/decisions", "/form", "/console", "/wechat"])
def test_what_people_write_is_kept_by_no_cache(served: Served, path: str) -> None:
    assert httpx.get(f"{served.url}{path}").headers["cache-control"] == "no-store"


def test_one_caller_with_many_addresses_of_ipv6_is_one_caller() -> None:
    assert one_caller("2001:db8:1:2::1") == one_caller("2001:db8:1:2:ffff::9") == "2001:db8:1:2::/64"
    assert one_caller("2001:db8:1:3::1") != one_caller("2001:db8:1:2::1")
    assert one_caller("::ffff:10.0.0.7") == one_caller("10.0.0.7") == "10.0.0.7"
    assert one_caller("<script>") == one_caller("unknown")


@pytest.fixture(scope="module")
def behind_proxy(rasa: RasaStandIn, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The gateway as a program of its own that believes a proxy on this machine."""
    folder, port = tmp_path_factory.mktemp("proxy"), free_port()
    settings = {"PORT": str(port), "RASA_URL": rasa.url, "DATABASE_URL": f"sqlite:///{folder / 'a.db'}"}
    secret = {"ASSISTANT_SECRET": "a secret that only the tests know", "FORWARDED_ALLOW_IPS": "127.0.0.1"}
    program = subprocess.Popen(
        [sys.executable, "-m", "bot.gateway"],
        env={**os.environ, **settings, **secret},
        cwd=Path(__file__).parents[2],
        stderr=subprocess.PIPE,
    )
    url = f"http://127.0.0.1:{port}"
    assert program.stderr is not None
    with closing(program.stderr):
        while not _answers(url):
            assert program.poll() is None, program.stderr.read()
        yield url
        program.send_signal(signal.SIGTERM)
        program.wait(30)


def _answers(url: str) -> bool:
    try:
        return is_alive(url)
    except OSError:
        return False


def test_of_the_addresses_that_a_proxy_passes_on_only_the_one_it_saw_itself_counts(behind_proxy: str) -> None:
    statuses = [
        httpx.post(
            f"{behind_proxy}/api/v1/decisions",
            json={"facts": {}},
            headers={"X-Forwarded-For": f"10.9.{number}.1, 203.0.113.7"},
        ).status_code
        for number in range(61)
    ]

    another = httpx.post(
        f"{behind_proxy}/api/v1/decisions", json={"facts": {}}, headers={"X-Forwarded-For": "203.0.113.7, 203.0.113.8"}
    )

    assert statuses == [200] * 60 + [429]
    assert another.status_code == 200


def test_over_tls_browsers_are_told_to_stay_with_it(behind_proxy: str) -> None:
    over_tls = httpx.get(f"{behind_proxy}/healthz", headers={"X-Forwarded-Proto": "https"})

    assert over_tls.headers["strict-transport-security"].startswith("max-age=")
    assert "strict-transport-security" not in httpx.get(f"{behind_proxy}/healthz").headers
