"""Run the platform: ``python -m tests.wechat.platform --port 0``; the first line it prints is its address."""

import argparse
import asyncio
import socket
import sys

import uvicorn
from fastapi import FastAPI

from tests.wechat.platform.control import control, crowd_routes, lever_routes
from tests.wechat.platform.interfaces import interfaces
from tests.wechat.platform.world import World


def create_platform() -> FastAPI:
    world = World()
    app = FastAPI(title="WeChat, faked", openapi_url=None)
    app.include_router(interfaces(world))
    app.include_router(control(world))
    app.include_router(crowd_routes(world))
    app.include_router(lever_routes(world))
    return app


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=0)
    listener = socket.create_server(("127.0.0.1", parser.parse_args().port))
    sys.stdout.write(f"http://127.0.0.1:{listener.getsockname()[1]}\n")
    sys.stdout.flush()
    config = uvicorn.Config(create_platform(), log_level="error", access_log=False, ws="none", timeout_keep_alive=60)
    asyncio.run(uvicorn.Server(config).serve([listener]))


if __name__ == "__main__":
    main()
