"""The real assistant takes new content and a new model while people talk to it; nobody notices."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event
from typing import Any

import httpx
import pytest
from typing_extensions import Self

from bot.gateway import storing
from bot.serving.places import ROOT
from policy_rules.policy.files import CONTENT, CONTENT_SETTING
from tests.faults.room import Room, descendants, small_room
from tests.support.assistant import Assistant, Conversation, running_assistant

POLICY = "gz-2025-442"
PEOPLE = 2
SENTENCES = ("我在广汽集团上班", "我是技师，2021年6月拿的证", "为什么问这个", "还缺什么", "没有职称", "我哪些能申报")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Content that the tests may change."""
    root = tmp_path_factory.mktemp("content") / "content"
    shutil.copytree(CONTENT, root)
    return root


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A place that can be filled."""
    with small_room(tmp_path_factory.mktemp("disk") / "room", "64m") as made:
        yield made


@pytest.fixture(scope="module")
def assistant(folder: Path, room: Room) -> Iterator[Assistant]:
    """An assistant of its own, with database and logs in that place; its Rasa is replaced while it runs."""
    with running_assistant(room.folder / "assistant", {CONTENT_SETTING: str(folder)}) as running:
        room.writers = lambda: [running.pid, *descendants(running.pid)]
        yield running
        room.writers = list


class Talking:
    """People who talk on and on; every answer is kept."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._enough = Event()
        self._pool = ThreadPoolExecutor(PEOPLE)

    def __enter__(self) -> Self:
        self._running = [self._pool.submit(self._talk) for _ in range(PEOPLE)]
        return self

    def __exit__(self, *_error: object) -> None:
        self._enough.set()
        self._pool.shutdown()

    def _talk(self) -> list[dict[str, Any]]:
        conversation, answers = self._assistant.begin(), []
        while not self._enough.is_set():
            answers += [conversation.say(sentence) for sentence in SENTENCES]
        return [*answers, *(conversation.say(sentence) for sentence in SENTENCES)]

    def answers(self) -> list[list[dict[str, Any]]]:
        """What each of them was answered."""
        self._enough.set()
        return [one.result() for one in self._running]


def command(assistant: Assistant, *words: str) -> "subprocess.CompletedProcess[str]":
    arguments = [sys.executable, "-m", "bot.command_line", "reload", "--logs", str(assistant.logs), *words]
    return subprocess.run(arguments, cwd=ROOT, check=False, capture_output=True, text=True, timeout=300)


def version(assistant: Assistant) -> str:
    policy: dict[str, str] = httpx.get(f"{assistant.url}/readyz", trust_env=False).json()["policy"]
    return policy["version"]


def assert_nothing_was_lost(answers: list[list[dict[str, Any]]]) -> None:
    for ones in answers:
        assert len(ones) >= 2 * len(SENTENCES)
        assert not [answer["messages"] for answer in ones if answer["retry"]]
        assert ones[-1]["facts"]["employer"] == "pilot"
        assert ones[-1]["facts"]["skill_levels"]["technician"] == "2021-06"


def test_new_content_takes_effect_in_every_server_while_people_talk(assistant: Assistant, folder: Path) -> None:
    before, main = version(assistant), folder / "policies" / POLICY / "policy.yml"
    with Talking(assistant) as talking:
        main.write_text(main.read_text("utf-8").replace("issuer: ", "issuer: 新的", 1), "utf-8")
        done = command(assistant)
        answers = talking.answers()

    after = version(assistant)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"Gateway: {POLICY} {after}\nAction server: {POLICY} {after}\n"
    assert_nothing_was_lost(answers)
    for ones in answers:
        versions = [answer["decision"]["policy_version"] for answer in ones if answer["decision"]]
        assert versions[0] == before
        assert versions[-1] == after
        # Every decision names the version that it was made by: first the one, then the other.
        assert versions == sorted(versions, key=[before, after].index)


def test_content_with_an_error_is_named_to_the_operator_and_nothing_changes(assistant: Assistant, folder: Path) -> None:
    before, main = version(assistant), folder / "policies" / POLICY / "policy.yml"
    whole = main.read_text("utf-8")
    main.write_text(whole.replace("issuer: ", "issuer: [", 1), "utf-8")

    done = command(assistant)

    assert done.returncode == 1
    assert "Gateway: refused, the content it had stays in force" in done.stdout
    assert f"policy {POLICY}: file policy.yml: not readable as YAML" in done.stdout
    assert "content refused" in (assistant.logs / "gateway.log").read_text("utf-8")
    assert version(assistant) == before
    main.write_text(whole, "utf-8")


def test_another_rasa_takes_over_without_a_dropped_message(assistant: Assistant) -> None:
    address = assistant.logs / "rasa.address"
    before = address.read_text()
    conversation: Conversation = assistant.begin()
    conversation.say(SENTENCES[1])
    with Talking(assistant) as talking:
        done = command(assistant, "--model")
        answers = talking.answers()

    assert done.returncode == 0, done.stdout
    assert done.stdout.endswith("Done: no message was dropped.\n")
    assert address.read_text() != before
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{before}/webhooks/ready", trust_env=False)
    assert_nothing_was_lost(answers)
    assert conversation.say("我在广汽集团上班")["facts"]["skill_levels"]["technician"] == "2021-06"


def test_on_a_full_disk_nobody_dies_and_the_same_message_is_answered_once_there_is_room(
    assistant: Assistant, room: Room
) -> None:
    """Database and logs of all servers are on it."""
    conversation = assistant.begin()
    conversation.say(SENTENCES[0])
    servers = descendants(assistant.pid)
    with closing(sqlite3.connect(assistant.database_url.removeprefix("sqlite:///"))) as connection:
        # The log of the database has room of its own for a while.
        assert connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone() == (0, 0, 0)
    room.fill()

    told = conversation.say(SENTENCES[1], client_message_id="m1")

    assert told["retry"]
    assert told["messages"][0]["text"] == storing.FULL
    room.make_room()
    assert not conversation.say(SENTENCES[1], client_message_id="m1")["retry"]
    facts = conversation.say(SENTENCES[1], client_message_id="m1")["facts"]
    assert (facts["employer"], facts["skill_levels"]) == ("pilot", {"technician": "2021-06"})
    assert descendants(assistant.pid) == servers


def test_where_nothing_runs_the_command_says_what_to_do_instead(tmp_path: Path) -> None:
    arguments = [sys.executable, "-m", "bot.command_line", "reload", "--logs", str(tmp_path)]
    done = subprocess.run(arguments, cwd=ROOT, check=False, capture_output=True, text=True, timeout=60)

    assert done.returncode == 1
    assert "send SIGHUP to each gateway and action server" in done.stderr
