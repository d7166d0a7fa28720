"""The two bots: ours behind its gateway, and the stock one behind its REST channel."""

from __future__ import annotations

import json
import os
import shutil
import ssl
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from bench.conversation.load import Clock, Converse
from bench.conversation.processes import process, wait_until
from bot.serving.places import ROOT
from bot.serving.ports import free_port

STOCK = Path(__file__).parent / "stock"
CACHE = ROOT / ".cache" / "bench"
JIEBA = "jieba==0.42.1"
# Made once: else the load spends more on certificates, which it does not need, than a bot on a turn.
TLS = ssl.create_default_context()
# What is said, and what the answer must contain: the same four steps for both.
OUR_TURNS = (
    ("你好", "您好"),
    ("我能评职称吗", "？"),
    ("我是技师，2022年3月15号拿的证，在广州地铁上班", "？"),
    ("是的", "？"),
)
STOCK_TURNS = (("你好", "您好"), ("我能评职称吗", "等级"), ("技师", "几年"), ("五年", "可以申报"))


@dataclass(frozen=True)
class Running:
    """A bot that answers."""

    pids: tuple[int, ...]
    start_seconds: float
    converse: Converse


@contextmanager
def ours(folder: Path, settings: Mapping[str, str] | None = None) -> Iterator[Running]:
    """Start the whole assistant: gateway, Rasa, action server, SQLite."""
    port, addresses = free_port(), folder / "addresses.json"
    environment = {
        "PORT": str(port),
        "DATABASE_URL": f"sqlite:///{folder / 'assistant.db'}",
        "ASSISTANT_TODAY": "2026-11-22",
        "RATE_LIMITS": "off",
        **(settings or {}),
    }
    command = [sys.executable, "-m", "bot.command_line", "run", "--addresses", str(addresses)]
    began = time.perf_counter()
    with process([*command, "--logs", str(folder)], ROOT, environment, folder / "run.log") as pid:
        wait_until(httpx.Request("GET", f"http://127.0.0.1:{port}/readyz"))
        spent = time.perf_counter() - began
        while not addresses.exists():
            time.sleep(0.1)
        async_client = _client(json.loads(addresses.read_text())["url"])

        async def converse(_number: int, clock: Clock) -> None:
            async with async_client() as client:
                begun = (await client.post("/api/v1/conversations", json={})).json()
                path = f"/api/v1/conversations/{begun['conversation_id']}/messages"
                headers = {"Authorization": f"Bearer {begun['token']}"}
                for said, expected in OUR_TURNS:
                    await clock.time(_post(client, path, {"text": said}, headers), expected)

        yield Running((pid,), spent, converse)


@contextmanager
def stock(folder: Path, config: str = "config.yml", domain: str = "domain") -> Iterator[Running]:
    """Train the stock bot if need be, and start it with its action server."""
    model = _stock_model(config, domain)
    port, actions = free_port(), free_port()
    environment = {**_jieba(), "ACTIONS_URL": f"http://127.0.0.1:{actions}", "SANIC_HOST": "127.0.0.1"}
    serve = [sys.executable, "-m", "rasa", "run", "--interface", "127.0.0.1", "--port", str(port)]
    serve += ["--model", str(model), "--credentials", "credentials.yml", "--endpoints", "endpoints.yml"]
    act = [sys.executable, "-m", "rasa_sdk", "--actions", "actions", "--port", str(actions)]
    url = f"http://127.0.0.1:{port}"
    began = time.perf_counter()
    with (
        process(act, STOCK, environment, folder / "stock-actions.log") as first,
        process(serve, STOCK, environment, folder / "stock-rasa.log") as second,
    ):
        hello = {"sender": "hello", "message": "你好"}
        wait_until(httpx.Request("POST", f"{url}/webhooks/rest/webhook", json=hello))
        spent = time.perf_counter() - began
        async_client = _client(url)

        async def converse(number: int, clock: Clock) -> None:
            async with async_client() as client:
                for said, expected in STOCK_TURNS:
                    body = {"sender": f"person-{number}", "message": said}
                    await clock.time(_post(client, "/webhooks/rest/webhook", body, {}), expected)

        yield Running((first, second), spent, converse)


def _client(url: str):  # noqa: ANN202 - a factory of clients
    @asynccontextmanager
    async def client() -> AsyncIterator[httpx.AsyncClient]:
        async with httpx.AsyncClient(base_url=url, timeout=60, trust_env=False, verify=TLS) as opened:
            yield opened

    return client


async def _post(client: httpx.AsyncClient, path: str, body: dict[str, str], headers: dict[str, str]) -> str:
    response = await client.post(path, json=body, headers=headers)
    response.raise_for_status()
    return json.dumps(response.json(), ensure_ascii=False)


def _jieba() -> dict[str, str]:
    """The product does without jieba; the stock bot finds it in a folder of its own."""
    if not (CACHE / "jieba").exists():
        uv = ROOT / ".tools" / "uv" / "bin" / "uv"
        subprocess.run([uv, "pip", "install", "--quiet", "--target", CACHE, JIEBA], check=True)
    return {"PYTHONPATH": os.pathsep.join([str(CACHE), str(STOCK)]), "RASA_TELEMETRY_ENABLED": "false"}


def _stock_model(config: str, domain: str) -> Path:
    models = CACHE / "stock-models" / f"{Path(config).stem}-{Path(domain).stem}"
    if not list(models.glob("*.tar.gz")):
        sys.stderr.write(f"Training the stock bot with {config} and {domain} (a minute or three) …\n")
        command = [sys.executable, "-m", "rasa", "train", "--config", config, "--domain", domain]
        command += ["--out", str(models), "--quiet"]
        # In a copy: Rasa writes a cache beside what it trains.
        shutil.copytree(STOCK, CACHE / "stock", dirs_exist_ok=True)
        environment = {**os.environ, **_jieba()}
        subprocess.run(command, cwd=CACHE / "stock", env=environment, check=True, stderr=subprocess.DEVNULL)
    return next(iter(models.glob("*.tar.gz")))
