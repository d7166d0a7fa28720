"""Who a person is to us: a pseudonym; and the raw openid, sealed, for as long as we may write to them."""

import base64
import hashlib
import hmac
import secrets
from datetime import timedelta

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEPT_FOR = timedelta(hours=48)
"""The window of customer-service messages: afterwards the openid is of no use."""

PREFIX = "wx-"
_NONCE_LENGTH = 12


class Identity:
    """Pseudonyms and seals, all derived from the one secret of the installation."""

    def __init__(self, secret: str) -> None:
        """Derive a key for each purpose."""
        self._pseudonym_key = _derive(secret, "wechat-pseudonym")
        self._seal = AESGCM(_derive(secret, "wechat-seal"))
        self.item_key = _derive(secret, "wechat-menu-item")

    def pseudonym(self, openid: str) -> str:
        """Return the name under which everything of this person is kept."""
        return PREFIX + self.digest(f"wechat|{openid}")

    def digest(self, text: str) -> str:
        """Return a keyed digest, for keys that would otherwise contain an openid."""
        mac = hmac.new(self._pseudonym_key, text.encode(), hashlib.sha256).digest()
        return base64.b32encode(mac).decode().rstrip("=").lower()

    def seal(self, text: str, owner: str) -> bytes:
        """Encrypt a text so that it opens only beside its owner's pseudonym."""
        nonce = secrets.token_bytes(_NONCE_LENGTH)
        return nonce + self._seal.encrypt(nonce, text.encode(), owner.encode())

    def open(self, sealed: bytes, owner: str) -> str | None:
        """Return a sealed text; None if it was sealed for another person or with another secret."""
        nonce, ciphertext = sealed[:_NONCE_LENGTH], sealed[_NONCE_LENGTH:]
        try:
            return self._seal.decrypt(nonce, ciphertext, owner.encode()).decode()
        except InvalidTag:
            return None


def _derive(secret: str, purpose: str) -> bytes:
    return hmac.new(secret.encode(), purpose.encode(), hashlib.sha256).digest()
