"""The encryption of callbacks: AES-256-CBC with the app id inside, current and previous key."""

import base64
import binascii
import re
import secrets
import struct
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

BLOCK = 32
"""WeChat pads to 32 bytes, not to the 16 of the cipher."""

AES_BLOCK = 16
RANDOM_LENGTH = 16
LENGTH_FIELD = struct.Struct(">I")
_ENCODED_KEY = re.compile(r"[A-Za-z0-9]{43}")


class CryptoError(Exception):
    """A ciphertext that is not for us, or not one at all."""


@dataclass(frozen=True, repr=False)
class AesKey:
    """One EncodingAESKey, decoded."""

    raw: bytes

    @classmethod
    def decode(cls, encoded: str) -> "AesKey":
        """Decode the 43 characters shown in WeChat's console."""
        if not _ENCODED_KEY.fullmatch(encoded):
            message = "an EncodingAESKey is 43 characters of A-Z, a-z and 0-9"
            raise ValueError(message)
        return cls(base64.b64decode(encoded + "="))

    def cipher(self) -> Cipher[modes.CBC]:
        """Return the cipher; WeChat takes the initialisation vector from the key."""
        return Cipher(algorithms.AES(self.raw), modes.CBC(self.raw[:AES_BLOCK]))


@dataclass(frozen=True, repr=False)
class Opened:
    """A decrypted message and the key that opened it: the answer must use the same one."""

    text: bytes
    key: AesKey


def _random_prefix() -> bytes:
    return secrets.token_bytes(RANDOM_LENGTH)


class MessageCipher:
    """Encrypts and decrypts messages of one app id, with its current and its previous key."""

    def __init__(
        self, app_id: str, keys: tuple[AesKey, ...], *, random_prefix: Callable[[], bytes] = _random_prefix
    ) -> None:
        """Take the keys in the order in which they are tried."""
        self._app_id = app_id.encode()
        self._keys = keys
        self._random_prefix = random_prefix

    def encrypt(self, text: bytes, key: AesKey) -> str:
        """Return the Base64 ciphertext of a message."""
        framed = self._random_prefix() + LENGTH_FIELD.pack(len(text)) + text + self._app_id
        padding = BLOCK - len(framed) % BLOCK
        encryptor = key.cipher().encryptor()
        sealed = encryptor.update(framed + bytes([padding]) * padding) + encryptor.finalize()
        return base64.b64encode(sealed).decode()

    def decrypt(self, ciphertext: str) -> Opened:
        """Open a message with the first key that fits; CryptoError if none does."""
        sealed = _decode(ciphertext)
        for key in self._keys:
            text = self._open(sealed, key)
            if text is not None:
                return Opened(text, key)
        message = "the message was not encrypted for this account"
        raise CryptoError(message)

    def _open(self, sealed: bytes, key: AesKey) -> bytes | None:
        decryptor = key.cipher().decryptor()
        framed = _unpad(decryptor.update(sealed) + decryptor.finalize())
        if framed is None or len(framed) < RANDOM_LENGTH + LENGTH_FIELD.size:
            return None
        (length,) = LENGTH_FIELD.unpack_from(framed, RANDOM_LENGTH)
        start = RANDOM_LENGTH + LENGTH_FIELD.size
        text, app_id = framed[start : start + length], framed[start + length :]
        return text if len(text) == length and app_id == self._app_id else None


def _decode(ciphertext: str) -> bytes:
    try:
        sealed = base64.b64decode(ciphertext, validate=True)
    except (binascii.Error, ValueError):
        sealed = b""
    if not sealed or len(sealed) % AES_BLOCK:
        message = "the ciphertext is not Base64 of whole blocks"
        raise CryptoError(message)
    return sealed


def _unpad(padded: bytes) -> bytes | None:
    padding = padded[-1]
    if not 1 <= padding <= BLOCK or padded[-padding:] != bytes([padding]) * padding:
        return None
    return padded[:-padding]
