"""The assistant on several machines, started once for the tests of this folder."""

from collections.abc import Iterator

import pytest

from tests.support.cluster import Cluster, running_cluster


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Two gateways, two Rasa servers, two action servers, PostgreSQL, Redis and nginx."""
    with running_cluster(tmp_path_factory.mktemp("cluster")) as started:
        yield started
