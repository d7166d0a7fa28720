"""The balancers: what may pass, what callers cannot claim, and what a person reads while everything is away."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from bot.serving.ports import LOOPBACK, free_port
from tests.support.nginx import configuration, nginx


class Echo(BaseHTTPRequestHandler):
    """Answers with the headers that arrived."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer."""
        body = json.dumps({"path": self.path, "headers": {k.lower(): v for k, v in self.headers.items()}}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@contextmanager
def echoing() -> Iterator[int]:
    """Run an echo in the place of a gateway."""
    server = ThreadingHTTPServer((LOOPBACK, 0), Echo)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """The public balancer in front of a living gateway and a dead one."""
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    with echoing() as gateway:
        configured = configuration("nginx.conf", folder, {"gateway": [free_port(), gateway]}, {8000: port})
        with nginx(configured, port), httpx.Client(base_url=f"http://{LOOPBACK}:{port}", trust_env=False) as client:
            yield client


def test_a_caller_cannot_choose_the_address_it_comes_from(front: httpx.Client) -> None:
    claims = {
        "X-Forwarded-For": "1.2.3.4",
        "X-Real-IP": "1.2.3.4",
        "Forwarded": "for=1.2.3.4",
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "https",
    }

    arrived = front.get("/", headers=claims).json()["headers"]

    assert arrived["x-forwarded-for"] == LOOPBACK
    assert arrived["x-forwarded-proto"] == "http"
    assert not {"x-real-ip", "forwarded", "x-forwarded-host"} & set(arrived)


@pytest.mark.parametrize(
    "path", ["/metrics", "/metrics/", "/healthz", "/readyz", "/%6detrics", "//metrics", "/x/../metrics", "/metrics?a=1"]
)
def test_what_is_for_operators_is_not_public(front: httpx.Client, path: str) -> None:
    # As a whole address: the client would tidy up what begins with two slashes.
    assert front.get(f"{str(front.base_url).rstrip('/')}{path}").status_code == 404


def test_everything_else_reaches_a_gateway_that_lives(front: httpx.Client) -> None:
    for path in ("/chat", "/api/v1/policy", "/console", "/wechat?openid=x", "/metricsandmore"):
        assert front.get(path).json()["path"] == path


def test_a_body_that_is_too_large_ends_at_the_balancer(front: httpx.Client) -> None:
    assert front.post("/wechat", content=b"x" * (1024 * 1024 + 1)).status_code == 413


def test_while_no_gateway_is_there_a_person_reads_a_sentence(tmp_path: Path) -> None:
    port = free_port()
    configured = configuration("nginx.conf", tmp_path, {"gateway": [free_port(), free_port()]}, {8000: port})
    with nginx(configured, port):
        response = httpx.post(f"http://{LOOPBACK}:{port}/api/v1/conversations", json={}, trust_env=False)

    assert response.status_code == 503
    assert response.headers["retry-after"] == "3"
    assert "请过几秒再试" in response.json()["error"]["message"]


def test_the_inner_balancer_finds_the_server_that_lives(tmp_path: Path) -> None:
    ports = {5005: free_port(), 5055: free_port()}
    with echoing() as living:
        servers = {"rasa": [free_port(), living], "actions": [living, free_port()]}
        with nginx(configuration("internal.conf", tmp_path, servers, ports), ports[5005]):
            for port in ports.values():
                for _ in range(3):
                    assert httpx.get(f"http://{LOOPBACK}:{port}/", trust_env=False).status_code == 200


def test_the_log_of_the_balancer_holds_no_address_and_no_path() -> None:
    """WeChat puts the openid into the query; conversations stand in the path."""
    text = Path(__file__).parents[2].joinpath("deploy", "nginx", "nginx.conf").read_text()
    (line,) = [line for line in text.splitlines() if line.strip().startswith("log_format")]
    assert not [word for word in ("remote_addr", "request_uri", "$uri", "$request ", "$args", "http_") if word in line]
