"""Where the database is: `DATABASE_URL`, else a SQLite file under `var/`."""

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

POSTGRESQL = ("postgresql", "postgres")
# The driver that we bring along; whoever names no driver gets it.
DRIVER = "postgresql+psycopg"
VAR = Path(__file__).resolve().parents[2] / "var"
DEFAULT_URL = f"sqlite:///{VAR / 'assistant.db'}"


class LocationError(ValueError):
    """A database address that makes no sense; the message names the setting."""


def database_url(environ: Mapping[str, str]) -> str:
    """Return the address of our tables."""
    return _checked("DATABASE_URL", environ.get("DATABASE_URL", "").strip() or DEFAULT_URL)


def tracker_url(environ: Mapping[str, str]) -> str:
    """Return the address of the tracker that Rasa keeps of its conversations; by default our own database."""
    url = environ.get("RASA_TRACKER_DB", "").strip()
    return _checked("RASA_TRACKER_DB", url) if url else database_url(environ)


def is_shared(url: str) -> bool:
    """Tell whether several machines may use the database: SQLite is a file of one."""
    return make_url(url).get_backend_name() != "sqlite"


def _checked(name: str, url: str) -> str:
    url = _with_driver(url)
    try:
        address = make_url(url)
        address.get_dialect()
    except (ArgumentError, NoSuchModuleError, ValueError):
        raise LocationError(f"{name} is not a database address like sqlite:////data/assistant.db") from None
    _make_room(name, address)
    return url


def _with_driver(url: str) -> str:
    scheme, colon, rest = url.partition("://")
    return f"{DRIVER}{colon}{rest}" if scheme in POSTGRESQL else url


def _make_room(name: str, address: URL) -> None:
    """A SQLite file needs its folder; nobody else may read what is in it."""
    if address.get_backend_name() != "sqlite" or not address.database or address.database == ":memory:":
        return
    folder = Path(address.database).resolve().parent
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise LocationError(f"{name} points into {folder}, which cannot be created") from None
