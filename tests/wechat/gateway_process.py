"""The real gateway as a process; only the channel's clock can be moved forward."""

import os
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import uvicorn

from bot import clock
from bot.gateway import logs
from bot.gateway.app import create_app
from bot.gateway.settings import read_settings
from bot.gateway.wechat.channel import WeChatChannel


def shifted(file: Path) -> Callable[[], datetime]:
    """Return a clock that is as far ahead as the file says."""
    return lambda: clock.now() + timedelta(seconds=float(file.read_text() or "0"))


def main() -> None:
    settings = read_settings(os.environ)
    app = create_app(settings)
    if settings.wechat:
        now = shifted(Path(os.environ["TEST_CLOCK_FILE"]))
        app.state.wechat = WeChatChannel(settings.wechat, app.state.services, now=now)
    logs.configure()
    # Whoever started this process says when it is to begin, by ending its input.
    sys.stdout.write("loaded\n")
    sys.stdout.flush()
    sys.stdin.read()
    uvicorn.run(app, host=settings.host, port=settings.port, log_config=None, access_log=False, ws="none")


if __name__ == "__main__":
    main()
