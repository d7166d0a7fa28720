"""The fake platform keeps WeChat's rules; a test of ours means something only as long as it does."""

import ast
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.wechat.phone import Platform
from tests.wechat.platform.account import Account
from tests.wechat.platform.judge import judge
from tests.wechat.platform.ledger import Ledger
from tests.wechat.platform.messages import as_xml
from tests.wechat.platform.tokens import Token, TokenOffice

PLATFORM = Path(__file__).parent / "platform"
OPENID = "o" * 28


@pytest.mark.parametrize("path", sorted(PLATFORM.glob("*.py")), ids=lambda path: path.name)
def test_it_imports_nothing_of_the_product(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text())):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        assert not [name for name in names if name.split(".")[0] in {"bot", "policy_rules", "actions"}]


def test_a_message_allows_five_for_48_hours_and_a_new_one_begins_anew() -> None:
    ledger = Ledger()
    ledger.grant(OPENID, "message", 0)
    assert [ledger.take(OPENID, 1) for _ in range(6)] == [0, 0, 0, 0, 0, 45047]
    ledger.grant(OPENID, "message", 10)
    assert ledger.take(OPENID, 10 + 48 * 3600 - 1) == 0
    assert ledger.take(OPENID, 10 + 48 * 3600) == 45015


def test_a_click_allows_three_for_a_minute() -> None:
    ledger = Ledger()
    ledger.grant(OPENID, "click", 0)
    assert [ledger.take(OPENID, 59) for _ in range(4)] == [0, 0, 0, 45047]
    assert ledger.take(OPENID, 60) == 45015


def good(token: Token | int) -> Token:
    assert isinstance(token, Token)
    return token


def test_the_stable_token_stays_the_same_until_its_last_five_minutes() -> None:
    office = TokenOffice()
    first = good(office.stable(0, force=False))
    assert good(office.stable(6899, force=False)).text == first.text
    second = good(office.stable(6901, force=False))
    assert second.text != first.text
    assert office.is_good(first.text, 7199)
    assert not office.is_good(first.text, 7201)
    assert office.is_good(second.text, 7201)


def test_forcing_a_stable_token_works_twenty_times_a_day_and_every_thirty_seconds() -> None:
    office = TokenOffice()
    first = good(office.stable(0, force=True))
    assert good(office.stable(29, force=True)).text == first.text
    assert good(office.stable(31, force=True)).text != first.text
    for number in range(18):
        good(office.stable(100 + 40 * number, force=True))
    assert office.stable(4000, force=True) == 45009


def test_the_classic_token_gives_out_after_two_thousand_calls_a_day() -> None:
    office = TokenOffice()
    for _ in range(2000):
        good(office.classic(0))
    assert office.classic(1) == 45009


def reply(**changes: str | int) -> bytes:
    fields: dict[str, str | int] = {
        "ToUserName": OPENID,
        "FromUserName": Account().gh_id,
        "CreateTime": 5,
        "MsgType": "text",
        "Content": "好",
    }
    return as_xml({**fields, **changes})


@pytest.mark.parametrize(
    ("status", "body", "verdict"),
    [
        (200, b"success", "silent"),
        (200, b"", "silent"),
        (200, reply(), "text"),
        (200, reply(Content="字" * 682), "text"),
        (200, reply(Content="字" * 683), "too_long"),
        (200, reply(Content=""), "fault"),
        (200, reply(ToUserName="x"), "fault"),
        (200, reply(MsgType="poem"), "fault"),
        (200, reply(CreateTime="now"), "fault"),
        (200, b'{"error": 1}', "fault"),
        (200, b"Success", "fault"),
        (500, b"success", "fault"),
    ],
)
def test_only_what_wechat_accepts_is_accepted(status: int, body: bytes, verdict: str) -> None:
    assert judge(Account(mode="plain"), OPENID, status, body)[0] == verdict


def test_a_plain_answer_in_safe_mode_is_a_fault() -> None:
    assert judge(Account(mode="safe"), OPENID, 200, reply())[0] == "fault"


class Silent(BaseHTTPRequestHandler):
    """A callback that reads and never answers."""

    received: list[str] = []  # noqa: RUF012 - shared on purpose
    release = threading.Event()

    def do_POST(self) -> None:
        Silent.received.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
        Silent.release.wait(30)

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@pytest.fixture
def silent_callback() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Silent)
    server.daemon_threads = True
    Silent.received.clear()
    Silent.release.clear()
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}).start()
    yield f"http://127.0.0.1:{server.server_port}/wechat"
    Silent.release.set()
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("deliveries", [3, 4])
def test_without_an_answer_the_same_message_comes_again_and_then_the_account_is_out_of_order(
    world: Platform, silent_callback: str, deliveries: int
) -> None:
    world.begin(callback=silent_callback, mode="plain", cut_off=0.2, deliveries=deliveries)
    assert world.phone("waiting").send("在吗") == ["该公众号提供的服务出现故障，请稍后再试"]
    assert len(Silent.received) == deliveries
    assert len({body.partition("<MsgId>")[2] for body in Silent.received}) == 1
