"""`python -m bot.gateway`: run the gateway on `PORT`."""

import logging
import os
import signal
import sys

import uvicorn

import policy_rules
from bot.gateway import logs
from bot.gateway.app import create_app
from bot.gateway.connection import Connection
from bot.gateway.settings import SettingsError, doubtful, read_settings
from bot.storage.database import Database
from bot.storage.migrate import SchemaError, upgrade

logger = logging.getLogger("bot.gateway")


def main() -> int:
    """Start, or say in one sentence why not."""
    try:
        settings = read_settings(os.environ)
        # Also done when the application starts; here what is wrong can be said in one sentence.
        _bring_up(settings.database_url)
        app = create_app(settings)
        app.state.services.content.follow_signals()
    except (SettingsError, SchemaError, policy_rules.PolicyError) as error:
        sys.stderr.write(f"policy-assistant: {error}\n")
        return 2
    logs.configure()
    for setting in doubtful(settings, os.environ):
        logger.warning("not set: fit for one gateway only", extra={"setting": setting})
    # Sent again by uvicorn when all turns have ended: then it is a good end.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    # Only proxies that are named may tell us the address of the caller.
    proxies = os.environ.get("FORWARDED_ALLOW_IPS", "")
    uvicorn.run(
        app,
        http=Connection,
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=proxies or None,
        timeout_graceful_shutdown=15,
        # We have no web sockets, and uvicorn's part for them does not load beside the websockets that Sanic pins.
        ws="none",
    )
    return 0


def _bring_up(url: str) -> None:
    database = Database(url)
    try:
        upgrade(database.engine)
    finally:
        database.close()


if __name__ == "__main__":
    sys.exit(main())
