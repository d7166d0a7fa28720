"""What is true of our tables on SQLite is true on PostgreSQL: the same tests once more, and deletion row by row."""

import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import datetime, timedelta, timezone
from pathlib import Path
from types import ModuleType
from typing import Any

import psycopg
import pytest
from sqlalchemy import Engine, text

from bot.clock import now
from bot.storage.console_audit import AuditTrail, Entry
from bot.storage.conversations import ConversationStore
from bot.storage.database import Database, make_engine
from bot.storage.migrate import upgrade
from bot.storage.tracker_table import prepare
from bot.storage.wechat_deliveries import DeliveryStore
from bot.storage.wechat_people import Act
from tests.console import audit_test
from tests.gateway import conversations_test, corrections_test, idempotency_test
from tests.gateway.conftest import GatewayMaker
from tests.gateway.rasa_stand_in import RasaStandIn, answer, serving
from tests.gateway.talking import Gateway, ok, running_gateway
from tests.storage import fencing_test, migrations_test
from tests.support.stores import PostgreSQL

CANARY = "金丝雀8731"
NOW = datetime(2026, 11, 22, tzinfo=timezone.utc)
TEMPLATE = "migrated"
ON_ANY_DATABASE = {
    audit_test: ("test_untouched_trail_is_whole", "test_empty_trail", "test_database_itself", "test_many_writers"),
    conversations_test: ("test_facts_and_decision", "test_the_first_decision", "test_consent", "test_only_the_hash"),
    corrections_test: ("test_",),
    fencing_test: ("test_",),
    idempotency_test: ("test_",),
    migrations_test: ("test_a_migrated_database", "test_migrating_twice", "test_every_migration"),
}


def chosen(module: ModuleType, beginnings: tuple[str, ...]) -> dict[str, object]:
    """The tests of a module whose names begin so."""
    return {name: test for name, test in vars(module).items() if name.startswith(beginnings)}


for specified, names in ON_ANY_DATABASE.items():
    globals().update(chosen(specified, names))


@pytest.fixture(scope="session")
def migrated(postgresql_server: PostgreSQL) -> PostgreSQL:
    """A server with a database that is up to date, to make others from."""
    engine = make_engine(postgresql_server.make(TEMPLATE).replace("://", "+psycopg://"))
    upgrade(engine)
    prepare(engine)
    engine.dispose()
    return postgresql_server


@pytest.fixture
def url(migrated: PostgreSQL) -> str:
    """A database that is up to date."""
    return migrated.make(f"test_{secrets.token_hex(4)}", TEMPLATE).replace("://", "+psycopg://")


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    """The same, with one conversation."""
    made = Database(url)
    ConversationStore(made).open("c1", channel="web", token_hash=None, now=NOW)
    yield made
    made.close()


@pytest.fixture
def trail(database: Database) -> AuditTrail:
    """A trail of five lines."""
    written = AuditTrail(database, audit_test.SECRET)
    for number in range(1, 6):
        written.append(Entry(at=now(), actor="li.na", action="look_up", subject=f"第{number}件", details={"n": number}))
    return written


@pytest.fixture
def engine(new_database: Callable[[], str]) -> Iterator[Engine]:
    """An empty database."""
    made = make_engine(new_database())
    yield made
    made.dispose()


@pytest.fixture
def rasa() -> Iterator[RasaStandIn]:
    """A peer that speaks Rasa's REST channel."""
    with serving(RasaStandIn()) as stand_in:
        yield stand_in


@pytest.fixture
def make_gateway(rasa: RasaStandIn, tmp_path: Path, url: str) -> Iterator[GatewayMaker]:
    """Start gateways on the same database, with settings of the test's choice."""
    with ExitStack() as stack:

        def make(**settings: Any) -> Gateway:  # noqa: ANN401 - any setting
            shared = {"database_url": url, "tracker_url": url, **settings}
            return stack.enter_context(running_gateway(rasa, tmp_path, **shared))

        yield make


@pytest.fixture
def gateway(make_gateway: GatewayMaker) -> Gateway:
    """A gateway with the default settings, but without rate limits."""
    return make_gateway()


def rows_with(url: str, word: str) -> list[str]:
    """The tables in which a word stands in any row."""
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        tables = [name for (name,) in connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
        query = 'SELECT count(*) FROM "{}" AS t WHERE t::text LIKE %s OR t::text LIKE %s'
        needles = (f"%{word}%", f"%{word.encode('unicode_escape').decode().replace(chr(92), chr(92) * 2)}%")
        return [name for name in tables if connection.execute(query.format(name), needles).fetchone() != (0,)]  # type: ignore[arg-type]


def test_after_deleting_no_row_of_any_table_holds_a_trace(gateway: Gateway, rasa: RasaStandIn, url: str) -> None:
    decision = ok(gateway.client.post("/api/v1/decisions", json={"facts": {"employer": "pilot"}}))
    other, talk = gateway.begin(), gateway.begin(consent="2026-11")
    other.say("别人的话")
    rasa.reply = lambda _: answer(f"您说{CANARY}", facts={"employer": "pilot"}, decision=decision, choices=[])
    talk.say(CANARY)
    with gateway.services.database.session() as session:
        insert = "INSERT INTO events (sender_id, type_name, data) VALUES (:id, 'user', :data)"
        session.execute(text(insert), {"id": talk.id, "data": f'{{"text": "{CANARY}"}}'})
    assert {"turns", "events"} <= set(rows_with(url, CANARY))

    assert talk.delete().status_code == 204

    assert rows_with(url, CANARY) == rows_with(url, talk.id) == []
    assert len(ok(other.show())["turns"]) == 1


def test_two_gateways_that_start_at_once_on_an_empty_database_do_not_collide(new_database: Callable[[], str]) -> None:
    engines = [make_engine(url) for url in [new_database()] * 4]

    def start(engine: Engine) -> None:
        upgrade(engine)
        prepare(engine)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(start, engines))
    with engines[0].connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM alembic_version")).scalar_one() == 1
    for engine in engines:
        engine.dispose()


def test_a_restart_of_postgresql_between_two_messages_is_not_noticed(gateway: Gateway, migrated: PostgreSQL) -> None:
    talk = gateway.begin()
    first = talk.say("我是技师", client_message_id="m-1")

    migrated.crash()

    assert talk.say("我是技师", client_message_id="m-1") == first
    migrated.crash()
    assert talk.say("在地铁上班", client_message_id="m-2")["retry"] is False


def test_a_delivery_of_wechat_has_one_owner_at_a_time(database: Database) -> None:
    store, lease = DeliveryStore(database), timedelta(seconds=6)
    act = Act("person", b"sealed", NOW + timedelta(days=2), "text", NOW)

    assert store.begin("key", "first", NOW + lease, b"request", act)
    assert not store.begin("key", "second", NOW + lease, b"request", act)
    assert not store.take_over("key", "second", NOW + lease, NOW)
    assert store.take_over("key", "second", NOW + lease * 3, NOW + lease * 2)
    assert not store.finish("key", "first", {"texts": []}, NOW)
    assert store.finish("key", "second", {"texts": []}, NOW)
