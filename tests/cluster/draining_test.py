"""A server that is asked to stop ends what it has begun."""

import signal
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.support.cluster import Cluster


@pytest.mark.parametrize("role", ["gateways", "rasas", "actions"])
def test_nobody_notices_that_a_server_stops_in_good_order(cluster: Cluster, role: str) -> None:
    server = getattr(cluster, role)[1]
    with ThreadPoolExecutor(12) as pool:
        visits = [pool.submit(a_first_message, cluster.url) for _ in range(12)]
        time.sleep(0.3)
        code = server.end(signal.SIGTERM)
        answers = [visit.result() for visit in visits]
    server.start()
    server.wait()

    assert code == 0, server.last_words()
    assert [answer.status_code for answer in answers] == [200] * 12
    assert not any(answer.json()["retry"] for answer in answers)


def a_first_message(url: str) -> httpx.Response:
    """Begin a conversation and say something; nothing is sent twice."""
    with httpx.Client(base_url=url, timeout=60, trust_env=False) as client:
        opened = client.post("/api/v1/conversations", json={}).json()
        headers = {"Authorization": f"Bearer {opened['token']}"}
        path = f"/api/v1/conversations/{opened['conversation_id']}/messages"
        return client.post(path, json={"text": "我是技师", "client_message_id": "m-1"}, headers=headers)
