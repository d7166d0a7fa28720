"""Signatures of WeChat callbacks: SHA-1 over sorted parts, compared in constant time."""

import hashlib
import hmac


def sign(*parts: str) -> str:
    """Return the signature of the parts, as WeChat computes it."""
    joined = "".join(sorted(parts)).encode()
    return hashlib.sha1(joined, usedforsecurity=False).hexdigest()


def is_signed(claimed: str, *parts: str) -> bool:
    """Tell whether ``claimed`` is the signature of the parts, in a time that depends on neither."""
    return hmac.compare_digest(claimed.encode(), sign(*parts).encode())
