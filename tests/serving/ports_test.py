"""Finding free ports and noticing taken ones."""

import socket

from bot.serving.ports import LOOPBACK, free_port, is_taken


def test_a_port_is_taken_exactly_while_somebody_listens() -> None:
    port = free_port()
    assert not is_taken(LOOPBACK, port)
    with socket.create_server((LOOPBACK, port)):
        assert is_taken(LOOPBACK, port)
    assert not is_taken(LOOPBACK, port)
