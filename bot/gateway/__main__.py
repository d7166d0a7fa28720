"""`python -m bot.gateway`: run the gateway on `PORT`."""

import os
import sys

import uvicorn

import policy_rules
from bot.gateway import logs
from bot.gateway.app import create_app
from bot.gateway.settings import SettingsError, read_settings


def main() -> int:
    """Start, or say in one sentence why not."""
    try:
        settings = read_settings(os.environ)
        app = create_app(settings)
    except (SettingsError, policy_rules.PolicyError) as error:
        sys.stderr.write(f"policy-assistant: {error}\n")
        return 2
    logs.configure()
    # Only proxies that are named may tell us the address of the caller.
    proxies = os.environ.get("FORWARDED_ALLOW_IPS", "")
    uvicorn.run(
        app,
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


if __name__ == "__main__":
    sys.exit(main())
