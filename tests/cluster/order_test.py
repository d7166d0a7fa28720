"""One conversation at several machines at once: in order, and every message once."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from tests.cluster.stored import database, taken, turns
from tests.support.cluster import Cluster

Json = dict[str, Any]
SENTENCES = ("我在广州地铁集团总部上班", "技师，2022年3月15号拿的证")


@dataclass(frozen=True)
class Talk:
    """A conversation that can be continued at any gateway."""

    cluster: Cluster
    id: str
    headers: Json

    def say(self, gateway: int, text: str, message_id: str) -> Json:
        """Send a message to one of the gateways."""
        address = f"{self.cluster.gateway_urls[gateway]}/api/v1/conversations/{self.id}/messages"
        body = {"text": text, "client_message_id": message_id}
        response = httpx.post(address, json=body, headers=self.headers, timeout=60, trust_env=False)
        assert response.status_code == 200, response.text
        answer: Json = response.json()
        return answer

    def turns(self) -> list[str]:
        """Return the ids of its answered turns, in order."""
        with database(self.cluster.database_url) as connection:
            return [message_id for message_id, state, _ in turns(connection, self.id) if state == "answered"]

    def taken(self) -> list[str]:
        """Return the ids of the messages in Rasa's tracker, in order."""
        with database(self.cluster.database_url) as connection:
            return taken(connection, self.id)


@pytest.fixture
def talk(cluster: Cluster) -> Talk:
    """A new conversation."""
    opened = httpx.post(f"{cluster.url}/api/v1/conversations", json={}, timeout=60, trust_env=False).json()
    return Talk(cluster, opened["conversation_id"], {"Authorization": f"Bearer {opened['token']}"})


def test_two_messages_at_the_same_instant_at_two_gateways_are_answered_one_after_the_other(talk: Talk) -> None:
    together = threading.Barrier(2)

    def say(gateway: int) -> Json:
        together.wait()
        return talk.say(gateway, SENTENCES[gateway], f"m-{gateway}")

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(say, range(2)))

    assert sorted(talk.turns()) == ["m-0", "m-1"]
    assert talk.taken() == talk.turns()
    # The one that came second knows what the first one said.
    last = answers[int(talk.turns()[-1].removeprefix("m-"))]
    assert (last["facts"]["employer"], last["facts"]["skill_levels"]) == ("pilot", {"technician": "2022-03-15"})


def test_messages_in_quick_succession_at_alternating_gateways_are_answered_in_the_order_of_arrival(talk: Talk) -> None:
    ids = [f"m-{number}" for number in range(6)]
    with ThreadPoolExecutor(6) as pool:
        sent = []
        for number, message_id in enumerate(ids):
            sent.append(pool.submit(talk.say, number % 2, "这个政策是讲什么的", message_id))
            time.sleep(0.1)
        assert all(not one.result()["retry"] for one in sent)

    assert talk.turns() == ids
    assert talk.taken() == ids


def test_the_same_message_at_both_gateways_at_once_is_one_turn_with_one_answer(talk: Talk) -> None:
    together = threading.Barrier(8)

    def say(number: int) -> Json:
        together.wait()
        return talk.say(number % 2, SENTENCES[1], "m-1")

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(say, range(8)))

    assert all(answer == answers[0] for answer in answers)
    assert talk.turns() == talk.taken() == ["m-1"]


def test_the_same_message_at_both_rasa_servers_at_once_is_taken_once_and_answered_alike(talk: Talk) -> None:
    """A gateway that died had sent it; the one that goes on with its work sends it again."""
    metadata = {"today": "2026-11-22", "asking": None, "channel": "web", "message_id": "m-1"}
    body = {"sender": talk.id, "message": SENTENCES[1], "metadata": metadata}
    addresses = [f"http://127.0.0.1:{rasa.name.partition('-')[2]}/webhooks/rest/webhook" for rasa in talk.cluster.rasas]

    def send(number: int) -> Json:
        response = httpx.post(addresses[number % 2], json=body, timeout=60, trust_env=False)
        answer: Json = response.raise_for_status().json()
        return answer

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(send, range(4)))

    told = [
        [{name: value for name, value in part.items() if name != "recipient_id"} for part in one] for one in answers
    ]
    assert all(one == told[0] for one in told)
    assert talk.taken() == ["m-1"]


def test_what_one_gateway_deletes_is_gone_at_the_other(talk: Talk) -> None:
    talk.say(0, SENTENCES[0], "m-1")
    one, other = (f"{url}/api/v1/conversations/{talk.id}" for url in talk.cluster.gateway_urls)

    assert httpx.delete(one, headers=talk.headers, timeout=60, trust_env=False).status_code == 204
    assert httpx.get(other, headers=talk.headers, timeout=60, trust_env=False).status_code == 404
    assert talk.turns() == talk.taken() == []
