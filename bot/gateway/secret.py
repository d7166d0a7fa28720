"""The secret behind pseudonyms: generated on the first run and kept beside the database."""

import os
import secrets
from pathlib import Path

from sqlalchemy import make_url

from bot.storage.location import VAR

FILE_NAME = "assistant.secret"
SECRET_BYTES = 32


def kept_secret(database_url: str) -> str:
    """Return the secret of this installation; the first caller makes it."""
    path = _folder(database_url) / FILE_NAME
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        # Exclusive creation: of two processes that start together, one writes and the other reads.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(SECRET_BYTES))
    return path.read_text(encoding="ascii").strip()


def _folder(database_url: str) -> Path:
    address = make_url(database_url)
    if address.get_backend_name() == "sqlite" and address.database and address.database != ":memory:":
        return Path(address.database).resolve().parent
    return VAR
