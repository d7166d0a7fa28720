"""The platform's side of the encryption, written for the fake alone: CBC by hand over single AES blocks."""

import base64
import hashlib
import os
import warnings

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def signature(*parts: str) -> str:
    digest = hashlib.sha1(usedforsecurity=False)
    for part in sorted(parts):
        digest.update(part.encode("utf-8"))
    return digest.hexdigest()


class Envelope:
    """Wraps and opens messages for one app id and one EncodingAESKey."""

    def __init__(self, encoded_key: str, app_id: str) -> None:
        self.key = base64.b64decode(encoded_key + "=")
        self.app_id = app_id
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self._blocks = Cipher(algorithms.AES(self.key), modes.ECB())  # noqa: S305 - CBC is built on top

    def wrap(self, text: bytes, *, random16: bytes | None = None, app_id: str | None = None, pad: bool = True) -> str:
        tail = (self.app_id if app_id is None else app_id).encode()
        data = (random16 or os.urandom(16)) + len(text).to_bytes(4, "big") + text + tail
        fill = 32 - len(data) % 32
        data += bytes([fill if pad else 99]) * fill
        previous, out = self.key[:16], b""
        encryptor = self._blocks.encryptor()
        for start in range(0, len(data), 16):
            mixed = bytes(a ^ b for a, b in zip(data[start : start + 16], previous, strict=True))
            previous = encryptor.update(mixed)
            out += previous
        return base64.b64encode(out).decode("ascii")

    def unwrap(self, wrapped: str) -> bytes:
        data = base64.b64decode(wrapped, validate=True)
        if not data or len(data) % 32:
            raise ValueError("ciphertext is not a multiple of 32 bytes")
        previous, plain = self.key[:16], b""
        decryptor = self._blocks.decryptor()
        for start in range(0, len(data), 16):
            block = data[start : start + 16]
            plain += bytes(a ^ b for a, b in zip(decryptor.update(block), previous, strict=True))
            previous = block
        fill = plain[-1]
        if not 1 <= fill <= 32 or set(plain[-fill:]) != {fill}:
            raise ValueError("padding is wrong")
        length = int.from_bytes(plain[16:20], "big")
        text, tail = plain[20 : 20 + length], plain[20 + length : -fill]
        if len(text) != length or tail != self.app_id.encode():
            raise ValueError("the app id at the end is not ours")
        return text
