"""What the cluster's database holds of a conversation, looked at behind everybody's back."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

Json = dict[str, Any]


@contextmanager
def database(url: str) -> Iterator["psycopg.Connection[tuple[Any, ...]]"]:
    """Connect to it."""
    with psycopg.connect(url) as connection:
        yield connection


def turns(connection: "psycopg.Connection[tuple[Any, ...]]", conversation_id: str) -> list[tuple[str, str, Json]]:
    """Return client id, state and answer of every turn, in order."""
    query = "SELECT client_message_id, state, answer FROM turns WHERE conversation_id = %s ORDER BY id"
    return list(connection.execute(query, (conversation_id,)))


def taken(connection: "psycopg.Connection[tuple[Any, ...]]", conversation_id: str) -> list[str]:
    """Return the ids of the messages that Rasa's tracker holds, in order; without the one that begins."""
    query = "SELECT data FROM events WHERE sender_id = %s AND type_name = 'user' ORDER BY id"
    found = [json.loads(data)["metadata"]["message_id"] for (data,) in connection.execute(query, (conversation_id,))]
    return [message_id for message_id in found if message_id != "#start"]
