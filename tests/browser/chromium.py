"""Debian's Chromium with a Chinese font, started so that it asks nothing of the network."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from tests.support.system_packages import ensure_system_package

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
FONT = "fonts-noto-cjk"


def ensure_chinese_font() -> None:
    """Install a font without which every measure and picture would be of empty boxes."""
    fonts = subprocess.run(["fc-list", ":lang=zh-cn"], check=True, capture_output=True, text=True)
    if fonts.stdout.strip():
        return
    if os.geteuid() != 0:
        raise AssertionError(f"The browser tests need a Chinese font: install the system package {FONT}.")
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", FONT]
    subprocess.run(install, check=True, stdin=subprocess.DEVNULL, capture_output=True)


@contextmanager
def running_chromium() -> Iterator[Browser]:
    """Start one browser; every test opens a context of its own in it."""
    program = ensure_system_package("chromium")
    ensure_chinese_font()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        try:
            yield browser
        finally:
            browser.close()
