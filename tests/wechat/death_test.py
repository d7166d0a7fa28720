"""The gateway dies at a bad moment, and everything is as if it had not."""

import threading
from pathlib import Path

from tests.support.assistant import Assistant
from tests.wechat.conftest import StartGateway
from tests.wechat.crowd_test import turns_taken
from tests.wechat.phone import Platform
from tests.wechat.relay import Relay
from tests.wechat.saying import FACT, OUT_OF_ORDER, TAKEN_DOWN


def test_an_answer_that_the_gateway_did_not_live_to_read_is_found_again_and_the_turn_is_not_doubled(
    tmp_path: Path, world: Platform, bot: Relay, assistant: Assistant, start_gateway: StartGateway
) -> None:
    with start_gateway(tmp_path) as gateway:
        world.begin(callback=gateway.callback)
        gateway.prepare()
        bot.answers.clear()
        phone = world.phone("gateway dies")
        sending = threading.Thread(target=phone.send, args=(FACT,))
        sending.start()
        gateway.settle(lambda: sum(turns_taken(gateway, assistant).values()) == 1)
        gateway.kill()
        bot.answers.set()
        gateway.start()
        sending.join()
        phone.sees(TAKEN_DOWN)
        assert OUT_OF_ORDER not in phone.received()
        assert sum(bot.turns.values()) == 1
        assert sum(turns_taken(gateway, assistant).values()) == 1
