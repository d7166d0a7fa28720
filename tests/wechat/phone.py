"""The handle with which tests work the fake platform: start it, set up an account, take a phone in hand."""

import base64
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = httpx.Timeout(120)
PATIENCE_SECONDS = 30.0


class Phone:
    """One follower's phone."""

    def __init__(self, platform: "Platform", name: str) -> None:
        self._platform = platform
        self._name = name

    def send(self, text: str) -> list[str]:
        """Send a text; return what the screen showed by the time the delivery was over."""
        return self._act("send", text=text)

    def tap(self, words: str) -> list[str]:
        """Tap the item with these words, once it is there."""
        self.is_offered(words)
        return self._act("tap", words=words)

    def follow(self, scene: str = "") -> list[str]:
        return self._act("follow", scene=scene)

    def unfollow(self) -> list[str]:
        return self._act("unfollow")

    def scan(self, scene: str) -> list[str]:
        return self._act("scan", scene=scene)

    def click(self, key: str) -> list[str]:
        return self._act("click", key=key)

    def view(self, url: str) -> list[str]:
        return self._act("view", url=url)

    def other(self, kind: str) -> list[str]:
        return self._act("other", kind=kind)

    def again(self) -> list[str]:
        """Have the platform deliver the last message once more."""
        return self._act("again")

    def hostile(self, **what: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON and bytes
        """Send a request that WeChat would never send; return status and body of the answer."""
        plain = {name: base64.b64encode(v).decode() if isinstance(v, bytes) else v for name, v in what.items()}
        answer: dict[str, Any] = self._platform.post(f"/control/hostile/{self._name}", plain)
        return answer

    @property
    def state(self) -> dict[str, Any]:
        answer: dict[str, Any] = self._platform.get(f"/control/phones/{self._name}")
        return answer

    @property
    def openid(self) -> str:
        return str(self.state["openid"])

    def screen(self) -> list[dict[str, Any]]:
        """Return all that the phone shows, the person's own messages included."""
        shown: list[dict[str, Any]] = self.state["screen"]
        return shown

    def received(self) -> list[str]:
        """Return the texts that came from the account."""
        return [item["text"] for item in self.screen() if item["via"] != "me"]

    def sees(self, words: str) -> str:
        """Wait until a text from the account has these words; return it."""
        return str(self._wait_for(lambda shown: words in str(shown["text"]), words)["text"])

    def is_offered(self, words: str) -> None:
        """Wait until there is an item to tap on with these words."""
        self._wait_for(lambda shown: any(words in item["content"] for item in shown.get("items", [])), words)

    def _wait_for(self, is_it: Callable[[dict[str, Any]], bool], words: str) -> dict[str, Any]:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            shown: dict[str, Any]
            for shown in reversed(self.screen()):
                if shown["via"] != "me" and is_it(shown):
                    return shown
            time.sleep(0.05)
        raise AssertionError(f"{words!r} never came; the phone shows {self.received()}")

    def _act(self, act: str, **what: str) -> list[str]:
        answer = self._platform.post(f"/control/phones/{self._name}/{act}", what)
        return [item["text"] for item in answer["screen"] if item["via"] != "me"]


class Platform:
    """The fake platform, seen from the tests."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._http = httpx.Client(base_url=url, timeout=PATIENCE, trust_env=False)

    def begin(self, callback: str = "", **account: Any) -> None:  # noqa: ANN401 - JSON
        """Forget everything and set up an account."""
        self.post("/control/begin", {"callback": callback, **account})

    def change(self, **account: Any) -> None:  # noqa: ANN401 - JSON
        self.post("/control/account", account)

    def phone(self, name: str) -> Phone:
        return Phone(self, name)

    def all_send(self, texts: dict[str, str]) -> None:
        """Have the owners of many phones send at the same moment; wait until WeChat is through with them."""
        self.post("/control/crowd", texts)

    def all_received(self) -> dict[str, list[str]]:
        """Return what every phone got from the account, by name."""
        answer: dict[str, list[str]] = self.get("/control/crowd")
        return answer

    def wait(self, seconds: float) -> None:
        """Let time pass without waiting for it."""
        self.post("/control/clock", {"seconds": seconds})

    def fail(self, where: str, what: str, **how: Any) -> None:  # noqa: ANN401 - JSON
        self.post("/control/faults", {"where": where, "what": what, **how})

    def heal(self) -> None:
        self._http.delete("/control/faults").raise_for_status()

    def revoke_tokens(self) -> None:
        self.post("/control/tokens/revoke", {})

    def check(self, **changes: str) -> dict[str, Any]:
        answer: dict[str, Any] = self.post("/control/check", changes)
        return answer

    @property
    def log(self) -> dict[str, Any]:
        answer: dict[str, Any] = self.get("/control/log")
        return answer

    def calls(self, path: str) -> int:
        return int(self.log["calls"].get(path, 0))

    def post(self, path: str, body: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
        return self._http.post(path, json=body).raise_for_status().json()

    def get(self, path: str) -> Any:  # noqa: ANN401 - JSON
        return self._http.get(path).raise_for_status().json()


@contextmanager
def running_platform() -> Iterator[Platform]:
    """Start the platform as a process of its own and stop it afterwards."""
    command = [sys.executable, "-m", "tests.wechat.platform"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield Platform(process.stdout.readline().strip())
        finally:
            process.terminate()
