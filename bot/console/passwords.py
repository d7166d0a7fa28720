"""Passwords: argon2id, and what is too weak to be one."""

from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

MIN_LENGTH = 10
MAX_LENGTH = 128
# Each check takes 64 MiB: forty at once would take the memory of everything else.
_AT_ONCE = BoundedSemaphore(4)
_HASHER = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)


def weakness(password: str, name: str) -> str | None:
    """Return what is wrong with a new password, or None."""
    if not MIN_LENGTH <= len(password) <= MAX_LENGTH:
        return f"a password has {MIN_LENGTH} to {MAX_LENGTH} characters"
    if name.casefold() in password.casefold():
        return "a password does not contain the account's name"
    if len(set(password)) <= MIN_LENGTH // 2:
        return "a password has more than five different characters"
    return None


def hashed(password: str) -> str:
    """Return what is stored of a password."""
    return _HASHER.hash(password)


@cache
def nobody() -> str:
    """Checked where there is no such account, so that the time taken does not tell which names exist."""
    return hashed("nobody has this password")


def fits(password_hash: str, password: str) -> bool:
    """Tell whether a password is the right one."""
    try:
        with _AT_ONCE:
            return len(password) <= MAX_LENGTH and _HASHER.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False
