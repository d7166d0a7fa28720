"""The settings (contract §5), read once at the start. A value that makes no sense stops the start."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from bot.channels.wechat.settings import WeChatSettings, WeChatSettingsError
from bot.channels.wechat.settings import read_settings as read_wechat_settings
from bot.gateway.secret import kept_secret
from bot.storage.location import LocationError, database_url, is_shared, tracker_url

DEFAULT_PORT = 8000
DEFAULT_RASA_URL = "http://127.0.0.1:5005"
MIN_SECRET_LENGTH = 16
# The notice that people agree to promises it.
MOST_RETENTION_DAYS = 30
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ORIGIN = re.compile(r"https?://(\*\.)?[A-Za-z0-9.-]+(:\d{1,5})?", re.ASCII)


class SettingsError(ValueError):
    """A setting that makes no sense; the message is one sentence that names it."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything that can be set, with a default that works."""

    database_url: str
    tracker_url: str
    secret: str
    port: int = DEFAULT_PORT
    host: str = "127.0.0.1"
    rasa_url: str = DEFAULT_RASA_URL
    # The supervisor writes the address of another Rasa into it while we run.
    rasa_url_file: Path | None = None
    redis_url: str | None = None
    allowed_origins: tuple[str, ...] = ()
    rate_limited: bool = True
    web_root: Path = Path(__file__).resolve().parents[1] / "web" / "dist"
    # How long a person waits before reading that it takes longer; the turn itself goes on.
    answer_within: float = 10.0
    # How long Rasa may take in all.
    rasa_timeout: float = 60.0
    # How long a Rasa that is gone may take to be there again, or another one in its place.
    rasa_patience: float = 8.0
    idle_expiry: timedelta = timedelta(minutes=30)
    absolute_expiry: timedelta = timedelta(hours=12)
    retention: timedelta = timedelta(days=30)
    wechat: WeChatSettings | None = None


def doubtful(settings: Settings, environ: Mapping[str, str]) -> tuple[str, ...]:
    """Name settings that several gateways on one database need, and that are missing. One gateway does without."""
    needed = ("REDIS_URL", "ASSISTANT_SECRET") if is_shared(settings.database_url) else ()
    return tuple(name for name in needed if not environ.get(name, "").strip())


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Read and check the environment variables of the gateway."""
    try:
        ours, tracker, wechat = database_url(environ), tracker_url(environ), read_wechat_settings(environ)
    except (LocationError, WeChatSettingsError) as error:
        raise SettingsError(str(error)) from None
    _check_today(environ)
    return Settings(
        database_url=ours,
        tracker_url=tracker,
        secret=_secret(environ, ours),
        port=_port(environ),
        host=environ.get("HOST", "").strip() or Settings.host,
        rasa_url=_url(environ, "RASA_URL", ("http", "https")) or DEFAULT_RASA_URL,
        rasa_url_file=Path(file) if (file := environ.get("RASA_URL_FILE", "").strip()) else None,
        redis_url=_url(environ, "REDIS_URL", ("redis", "rediss")),
        allowed_origins=_origins(environ),
        rate_limited=_rate_limited(environ),
        retention=timedelta(days=_retention_days(environ)),
        wechat=wechat,
    )


def _port(environ: Mapping[str, str]) -> int:
    text = environ.get("PORT", "").strip() or str(DEFAULT_PORT)
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):  # noqa: PLR2004 - the last port
        raise SettingsError(f"PORT must be a number from 1 to 65535, not {text!r}")
    return int(text)


def _retention_days(environ: Mapping[str, str]) -> int:
    text = environ.get("RETENTION_DAYS", "").strip() or "30"
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= MOST_RETENTION_DAYS):
        raise SettingsError(f"RETENTION_DAYS must be a number from 1 to {MOST_RETENTION_DAYS}, not {text!r}")
    return int(text)


def _url(environ: Mapping[str, str], name: str, schemes: tuple[str, ...]) -> str | None:
    text = environ.get(name, "").strip()
    if not text:
        return None
    try:
        parts = urlsplit(text)
        valid = parts.scheme in schemes and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        valid = False
    if not valid:
        raise SettingsError(f"{name} must be an address that begins with {schemes[0]}://")
    return text.rstrip("/")


def _origins(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Origins go into a header, so nothing but an origin may pass."""
    origins = [word.strip().rstrip("/") for word in environ.get("WIDGET_ALLOWED_ORIGINS", "").split(",")]
    for origin in filter(None, origins):
        if not _ORIGIN.fullmatch(origin):
            raise SettingsError(
                f"WIDGET_ALLOWED_ORIGINS lists {origin!r}, which is no origin like https://www.gz.gov.cn"
            )
    return tuple(filter(None, origins))


def _rate_limited(environ: Mapping[str, str]) -> bool:
    text = environ.get("RATE_LIMITS", "").strip().lower() or "on"
    if text not in ("on", "off"):
        raise SettingsError(f"RATE_LIMITS must be on or off, not {text!r}")
    return text == "on"


def _check_today(environ: Mapping[str, str]) -> None:
    text = environ.get("ASSISTANT_TODAY", "").strip()
    try:
        valid = not text or (bool(_DATE.fullmatch(text)) and bool(date.fromisoformat(text)))
    except ValueError:
        valid = False
    if not valid:
        raise SettingsError(f"ASSISTANT_TODAY must be a date like 2026-11-22, not {text!r}")


def _secret(environ: Mapping[str, str], url: str) -> str:
    text = environ.get("ASSISTANT_SECRET", "").strip()
    if not text:
        return kept_secret(url)
    if len(text) < MIN_SECRET_LENGTH:
        raise SettingsError(f"ASSISTANT_SECRET must have at least {MIN_SECRET_LENGTH} characters")
    return text
