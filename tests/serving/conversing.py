"""Holds conversations with the trained model in one process: with Rasa as it comes, or as our servers change it.

``python -m tests.serving.conversing plain|quick`` prints what was answered and what Rasa's tracker then held.
"""

import asyncio
import json
import logging
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from bot.serving import quick_calls, rasa_patches
from bot.serving.freshness import model_path
from bot.serving.places import ROOT
from bot.serving.rasa_server import hurry_rasa
from bot.serving.rehearsal import run_and_rehearse
from bot.serving.whole_turns import take_turns_whole

TODAY = "2026-11-22"
# What is said; a number is the choice offered there.
CONVERSATIONS = tuple(
    said.split(" | ")
    for said in (
        "/start | 你好 | 我能评职称吗 | 我是技师，2022年3月15号拿的证，在广州地铁 | 是的 | 为什么问 | 1 | 不知道",
        "我是高级技师 | 2015年拿的证 | 在广州地铁 | 不对，是技师 | 1 | 1 | 1 | 1 | 1 | 1 | 为什么 | 最早什么时候",
        "先说结论 | 在广州地铁，有技师证，2019年5月拿的 | 先说结论 | 去哪里报 | 还缺什么 | 继续 | 如果我2018年拿证呢",
        "今天天气怎么样 | asdfgh | 什么叫破格 | 我的情况 | 找人工 | 你真笨 | 你就说我可以吧 | 随便 | 重新来 | /start",
        "我是高工 | 1 | 2016年评的 | 在哪里报名 | 删除我的记录 | 我是工程师 | 我有技师证 | 2010年到2015年没干 | 2 | 2",
        "/start" + " | 你好 | 在广州地铁上班 | 有技师证 | 什么是学徒 | 2019年5月拿的证 | 为什么" * 3,
    )
)
# Made anew in every run.
_PASSING = {"timestamp", "message_id"}


def main() -> None:
    """Hold all conversations and print."""
    way = sys.argv[1]
    rasa_patches.load_rasa("rasa.core.agent", tensorflow=False)
    from rasa.utils.log_utils import configure_structlog

    logging.disable(logging.CRITICAL)
    configure_structlog(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        json.dump(asyncio.run(_converse(way, Path(folder))), sys.stdout)


async def _converse(way: str, folder: Path) -> dict[str, Any]:
    from rasa.core.agent import Agent
    from rasa.utils.endpoints import EndpointConfig

    calls: list[str] = []
    # In the place of Rasa's own calls and of ours.
    EndpointConfig.request = quick_calls._request = _action_server(calls, rehearses=way == "quick")
    from bot.components import condensed
    from bot.components.tracker_store import DatabaseTrackerStore

    take_turns_whole()
    if way == "quick":
        hurry_rasa(logging.WARNING)
    else:
        condensed.MESSAGES_KEPT = sys.maxsize
    store = DatabaseTrackerStore(None, f"sqlite:///{folder / 'tracker.db'}")
    agent = Agent.load(str(model_path()), action_endpoint=EndpointConfig("http://actions"), tracker_store=store)
    held = [await _hold(agent, str(number), said) for number, said in enumerate(CONVERSATIONS)]
    return {"calls": len(calls), "turns": sum(map(len, CONVERSATIONS)), "conversations": held}


def _action_server(calls: list[str], *, rehearses: bool) -> Callable[..., Any]:
    """The actions as their server runs them, without a network in between."""
    from rasa_sdk.executor import ActionExecutor

    sys.path.insert(0, str(ROOT))
    executor = ActionExecutor()
    executor.register_package("actions")

    async def request(_endpoint: object, *, json: dict[str, Any], **_: object) -> Any:  # noqa: ANN401 - an answer
        calls.append(json["next_action"])
        run = partial(run_and_rehearse, executor.run) if rehearses else executor.run
        return _sent(await run(_sent(json)))

    return request


def _sent(message: Any) -> Any:  # noqa: ANN401 - JSON
    return json.loads(json.dumps(message))


async def _hold(agent: Any, sender: str, said: list[str]) -> dict[str, Any]:  # noqa: ANN401 - Rasa's
    from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

    asking, answers = None, []
    choices: list[dict[str, str]] = []
    for place, words in enumerate(said):
        text = _choice(choices, int(words)) if words.isdigit() else words
        metadata = {"today": TODAY, "asking": asking, "channel": "web", "message_id": f"{sender}-{place}"}
        collector = CollectingOutputChannel()
        await agent.handle_message(UserMessage(text, collector, sender, input_channel="rest", metadata=metadata))
        for message in collector.messages:
            if message.get("custom"):
                asking, choices = message["custom"]["asking"], message["custom"]["choices"]
        answers.append([text, collector.messages])
    tracker = await agent.tracker_store.retrieve_full_tracker(sender)
    return {"answers": answers, "events": [_lasting(event.as_dict()) for event in tracker.events]}


def _choice(choices: list[dict[str, str]], number: int) -> str:
    value = choices[min(number, len(choices)) - 1]["value"] if choices else "none"
    return "/choose" + json.dumps({"choice": value})


def _lasting(value: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        return {name: _lasting(part) for name, part in value.items() if name not in _PASSING}
    return [_lasting(part) for part in value] if isinstance(value, list) else value


if __name__ == "__main__":
    main()
