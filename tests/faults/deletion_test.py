"""Deleted on request, or after thirty days: not a trace in any table, file, key or log line."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import insert, select, update

from bot.gateway.retention import sweep
from bot.storage.console_schema import ConsoleAccount, ConsoleCase, ConsoleLookup, ConsoleUnread
from bot.storage.location import database_url
from bot.storage.schema import Conversation
from bot.storage.wechat_schema import WeChatHandover, WeChatHeld
from tests.faults.canaries import WORD, in_files, in_redis, in_tables
from tests.gateway.rasa_stand_in import RasaStandIn, answer, serving
from tests.gateway.talking import Gateway, Talk, ok, running_gateway
from tests.support.assistant import Assistant
from tests.support.stores import PostgreSQL, RedisServer, postgresql, redis_server

FACTS = {"employer": "pilot"}


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[PostgreSQL, RedisServer]]:
    """PostgreSQL and Redis."""
    with ExitStack() as stack:
        yield (
            stack.enter_context(postgresql()),
            stack.enter_context(redis_server(tmp_path_factory.mktemp("redis"))),
        )


@dataclass
class Place:
    """A gateway, and where all that it keeps can be looked for."""

    gateway: Gateway
    rasa: RasaStandIn
    redis_url: str | None

    def traces(self, word: str = WORD) -> list[str]:
        """Everything that still holds the word."""
        services = self.gateway.services
        found = [*in_tables(services.database, word), *in_tables(services.tracker, word)]
        found += in_files(self.gateway.folder, word)
        return found + (in_redis(self.redis_url, word) if self.redis_url else [])

    def now(self) -> datetime:
        return self.gateway.services.shelf.now()

    def add(self, table: type, **values: object) -> None:
        with self.gateway.services.database.session() as session:
            session.execute(insert(table).values(**values))

    def sweep(self) -> int:
        """Run the hourly job now."""
        portal = self.gateway.client.portal
        assert portal is not None
        return portal.call(sweep, self.gateway.services)

    def agent(self) -> int:
        """The number of an agent's account."""
        account = {"name": "agent", "role": "agent", "password_hash": "x", "active": True, "failures": 0}
        self.add(ConsoleAccount, **account, created_at=self.now())
        with self.gateway.services.database.session() as session:
            return session.scalars(select(ConsoleAccount.id)).one()

    def keep_case(self, number: str, **more: object) -> None:
        """Keep a case as an agent does, with the word in its note."""
        decided = {"policy": "p", "policy_version": "1", "as_of": date(2026, 11, 22), "facts": FACTS, "decision": {}}
        moments = {"created_at": self.now(), "updated_at": self.now()}
        case = {"conversation_id": None, "follow_up": None, "done": False, "note": f"来电人说：{WORD}"}
        self.add(ConsoleCase, **{**decided, **moments, **case, "number": number, **more})


@pytest.fixture(params=["sqlite", "postgresql and redis"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A gateway on files of its own, and one on servers."""
    with serving(RasaStandIn(tracker_file=str(tmp_path / "tracker.db"))) as rasa:
        settings: dict[str, object] = {"tracker_url": f"sqlite:///{tmp_path / 'tracker.db'}"}
        redis_url = None
        if request.param != "sqlite":
            database, redis = request.getfixturevalue("servers")
            redis_url = redis.url
            address = database_url({"DATABASE_URL": database.make(tmp_path.name.replace("-", "_"))})
            settings |= {"database_url": address, "redis_url": redis_url}
        with running_gateway(rasa, tmp_path, rate_limited=True, **settings) as gateway:
            yield Place(gateway, rasa, redis_url)


def talked(place: Place) -> Talk:
    """A conversation that has left the word wherever a conversation leaves something."""
    decision = ok(place.gateway.client.post("/api/v1/decisions", json={"facts": FACTS}))
    place.rasa.reply = lambda _: answer(f"您说的是{WORD}", facts=FACTS, decision=decision, asking=None, choices=[])
    talk = place.gateway.begin(consent="2026-11")
    for number in range(5):
        talk.say(f"{number} {WORD}" * 20, client_message_id=f"m{number}")
    place.keep_case("20261122-0001", account_id=place.agent(), conversation_id=talk.id)
    return talk


def test_what_a_person_said_is_really_there_before(place: Place) -> None:
    talk = talked(place)

    assert {"turns", "console_cases", "events"} <= set(place.traces())
    assert {"conversations", "turns", "decisions", "consents", "cases", "events"} <= set(place.traces(talk.id))


def test_after_a_deletion_on_request_nothing_holds_a_trace(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG"):
        talk = talked(place)
        assert talk.delete().status_code == 204

    assert place.traces() == []
    assert place.traces(talk.id) == []
    assert WORD not in caplog.text + json.dumps([vars(record) for record in caplog.records], default=str)


def test_a_page_that_was_opened_from_wechat_is_forgotten_there_too(place: Place) -> None:
    talk = talked(place)
    place.add(WeChatHandover, token_hash="h", person="p", expires_at=place.now(), opened=talk.id)

    talk.delete()

    assert place.traces(talk.id) == []


def test_thirty_days_after_the_last_word_nothing_holds_a_trace(place: Place) -> None:
    talk = talked(place)
    with place.gateway.services.database.session() as session:
        old = place.now() - timedelta(days=30, minutes=1)
        session.execute(update(Conversation).where(Conversation.id == talk.id).values(last_seen_at=old))

    assert place.sweep() == 1

    assert place.traces() == []
    assert place.traces(talk.id) == []


@pytest.mark.parametrize(
    ("days", "follow_up_days", "stays"),
    [(29, None, True), (31, None, False), (31, 1, True), (62, -31, False), (740, 10, False)],
)
@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_what_an_agent_kept_of_a_caller_goes_after_its_time(
    place: Place, days: int, follow_up_days: int | None, stays: bool
) -> None:
    """Thirty days after the last change, or after the day agreed for calling back; never after two years."""
    changed = place.now() - timedelta(days=days)
    follow_up = None if follow_up_days is None else (place.now() + timedelta(days=follow_up_days)).date()
    place.keep_case("20260101-0001", account_id=place.agent(), updated_at=changed, follow_up=follow_up)

    place.sweep()

    assert bool(place.traces()) is stays


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_words_of_callers_and_messages_that_nobody_fetched_go_after_thirty_days(place: Place) -> None:
    long_ago, agent = place.now() - timedelta(days=31), place.agent()
    place.add(ConsoleUnread, account_id=agent, day=long_ago.date(), kind="unread", word=WORD)
    place.add(WeChatHeld, person="p", state="waiting", content={"text": WORD}, created_at=long_ago)

    place.sweep()

    assert place.traces() == []


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_of_a_call_only_its_counts_stay_and_they_go_after_three_years(place: Place) -> None:
    agent = place.agent()
    for call, days in (("young", 1), ("old", 31), ("very old", 3 * 366)):
        moment = place.now() - timedelta(days=days)
        known = {"outcome": "open", "policy_version": "1", "digest": "d", "blockers": []}
        place.add(
            ConsoleLookup, call=call, account_id=agent, day=moment.date(), started_at=moment, decided_at=moment, **known
        )

    place.sweep()

    with place.gateway.services.database.session() as session:
        left = {row.call: row.digest for row in session.scalars(select(ConsoleLookup))}
    assert left == {"young": "d", "old": ""}


def test_the_real_servers_keep_no_trace_in_their_logs_and_files(assistant: Assistant) -> None:
    """What Rasa and the actions were told is deleted with the rest, and was never in a log."""
    conversation = assistant.begin()
    conversation.say(f"我是技师，我的暗号是{WORD}")
    folder = Path(assistant.database_url.removeprefix("sqlite:///")).parent
    assert in_files(folder)
    assert in_files(assistant.logs) == []

    address = f"{assistant.url}/api/v1/conversations/{conversation.id}"
    assert httpx.delete(address, headers=conversation.headers, trust_env=False).status_code == 204

    assert in_files(folder) == []
    assert in_files(folder, conversation.id) == []
