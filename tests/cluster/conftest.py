"""The stores that several machines share, and the assistant on several machines, each started once for this folder."""

import secrets
from collections.abc import Callable, Iterator

import pytest

from tests.support.cluster import Cluster, running_cluster
from tests.support.stores import PostgreSQL, RedisServer, postgresql, redis_server


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[PostgreSQL]:
    """A PostgreSQL server, not the one of the cluster."""
    with postgresql() as server:
        yield server


@pytest.fixture
def new_database(postgresql_server: PostgreSQL) -> Callable[[], str]:
    """Make empty databases."""
    return lambda: postgresql_server.make(f"test_{secrets.token_hex(4)}").replace("://", "+psycopg://")


@pytest.fixture(scope="session")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    """A Redis server, not the one of the cluster."""
    with redis_server(tmp_path_factory.mktemp("redis")) as server:
        yield server


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Two gateways, two Rasa servers, two action servers, PostgreSQL, Redis and nginx."""
    with running_cluster(tmp_path_factory.mktemp("cluster")) as started:
        yield started
