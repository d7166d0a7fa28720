"""The real gateway as a process; only WeChat's clock can be moved forward, and slowed down on a busy machine."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import uvicorn

from bot import clock
from bot.gateway import logs
from bot.gateway.app import create_app
from bot.gateway.settings import read_settings
from bot.gateway.wechat.channel import WeChatChannel
from bot.gateway.wechat.desk import Timing


def shifted(file: Path) -> Callable[[], datetime]:
    """Return a clock that is as far ahead as the file says."""
    return lambda: clock.now() + timedelta(seconds=float(file.read_text() or "0"))


def slowed_down() -> Timing:
    """Return WeChat's times on a machine that is so many times busier than it should be."""
    usual, factor = Timing(), float(os.environ.get("TEST_SLOWDOWN", "1"))
    return replace(
        usual,
        deadline=usual.deadline * factor,
        lost_after=usual.lost_after * factor,
        lost_until=usual.lost_until * factor,
    )


def main() -> None:
    settings = read_settings(os.environ)
    app = create_app(settings)
    if settings.wechat:
        now = shifted(Path(os.environ["TEST_CLOCK_FILE"]))
        app.state.wechat = WeChatChannel(settings.wechat, app.state.services, now=now, timing=slowed_down())
    logs.configure()
    uvicorn.run(app, host=settings.host, port=settings.port, log_config=None, access_log=False, ws="none")


if __name__ == "__main__":
    main()
