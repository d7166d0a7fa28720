"""The whole assistant, as `make run` starts it."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from bot.serving.freshness import model_path
from bot.serving.places import ROOT
from bot.serving.ports import free_port
from tests.support.assistant import Assistant, running_assistant

# Long, for machines that have much else to do; nothing waits that long where all is well.
PATIENCE = 180.0


def status(address: str) -> int:
    """Return the HTTP status at an address, or 0 where nobody answers."""
    try:
        return httpx.get(address, timeout=10, trust_env=False).status_code
    except httpx.HTTPError:
        return 0


def eventually(condition: Callable[[], bool]) -> bool:
    """Return whether the condition becomes true while our patience lasts."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


def children(pid: int) -> dict[str, int]:
    """Return the process ids of the servers under a supervisor, by their module."""
    listed = subprocess.run(
        ["ps", "-e", "-ww", "-o", "pid=,ppid=,args="], check=True, capture_output=True, text=True
    ).stdout
    found = re.findall(rf"^\s*(\d+)\s+{pid}\s+.* -m bot\.serving\.child (\S+)", listed, re.MULTILINE)
    return {module: int(child) for child, module in found}


def test_all_three_servers_are_ready(assistant: Assistant) -> None:
    assert status(f"{assistant.url}/healthz") == 200
    assert status(f"{assistant.url}/readyz") == 200
    assert httpx.get(f"{assistant.rasa_url}/webhooks/ready", trust_env=False).json() == {"status": "ready"}
    assert status(f"{assistant.actions_url}/health") == 200


@pytest.mark.parametrize("path", ["/status", "/model", "/domain", "/conversations/c1/tracker", "/webhooks/socketio/"])
def test_rasas_own_interface_stays_closed(assistant: Assistant, path: str) -> None:
    """With it, anybody could load a model or read a conversation."""
    assert status(assistant.rasa_url + path) == 404


@pytest.mark.parametrize("server", ["url", "rasa_url", "actions_url"])
def test_every_server_listens_on_one_address_of_this_machine_only(assistant: Assistant, server: str) -> None:
    """What listens on all addresses also answers on 127.0.0.2."""
    port = urlsplit(getattr(assistant, server)).port
    with pytest.raises(OSError, match=r"refused|assign|unreachable|timed out"):
        socket.create_connection(("127.0.0.2", port), timeout=5)


def test_the_addresses_are_printed_when_everything_is_ready(assistant: Assistant) -> None:
    said = (assistant.logs / "supervisor.log").read_text()
    assert "The assistant is ready." in said
    assert f"{assistant.url}/chat\n" in said


def test_the_trained_model_runs_without_tensorflow(assistant: Assistant) -> None:
    """Half the start-up time and a third of the memory; `RASA_TENSORFLOW=on` is the way back."""
    assert status(f"{assistant.rasa_url}/webhooks/ready") == 200
    program = (
        "import sys\n"
        "from bot.serving.rasa_patches import load_rasa\n"
        "agent = load_rasa('rasa.core.agent', tensorflow=False).Agent.load(sys.argv[1])\n"
        "print(agent.is_ready(), 'tensorflow' in sys.modules)"
    )
    shown = subprocess.run([sys.executable, "-c", program, model_path()], cwd=ROOT, capture_output=True, text=True)
    assert shown.stdout == "True False\n", shown.stderr


def test_a_rasa_without_a_model_ends_and_says_so(tmp_path: Path) -> None:
    """Left alone it would stay up and answer every message with nothing."""
    missing = tmp_path / "missing.tar.gz"
    environment = {
        **os.environ,
        "RASA_PORT": str(free_port()),
        "RASA_MODEL": str(missing),
        "RASA_TRACKER_DB": f"sqlite:///{tmp_path / 'tracker.db'}",
        "ACTIONS_URL": "http://127.0.0.1:9",
    }
    command = [sys.executable, "-m", "bot.serving.rasa_server"]
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
    assert ended.returncode == 1
    assert str(missing) in ended.stderr


def test_an_assistant_that_loses_a_server_gets_it_back_and_ctrl_c_stops_everything(
    assistant: Assistant, tmp_path: Path
) -> None:
    """A second assistant beside the first one: the model is there, so nothing is trained."""
    assert status(f"{assistant.url}/readyz") == 200
    with running_assistant(tmp_path / "second") as second:
        output = second.logs / "supervisor.log"
        assert "Training" not in output.read_text()
        servers = children(second.pid)
        assert set(servers) == {"bot.serving.action_server", "bot.serving.rasa_server", "bot.gateway"}

        conversation = second.begin()
        before = conversation.say("我是技师")["facts"]
        assert "technician" in before["skill_levels"]
        os.kill(servers["bot.serving.rasa_server"], signal.SIGKILL)
        assert eventually(lambda: status(f"{second.url}/readyz") == 503)
        assert eventually(lambda: status(f"{second.url}/readyz") == 200)
        assert "Rasa ended (exit code -9); starting it again" in output.read_text()
        assert conversation.say("您好")["facts"] == before, "the conversation goes on where it was"

        servers = children(second.pid)
        os.kill(second.pid, signal.SIGINT)
        assert eventually(lambda: not children(second.pid))
        assert all(status(url) == 0 for url in (second.url, second.rasa_url, second.actions_url))
