"""A file in sealed pieces: whoever lacks the secret reads nothing, and a missing, swapped or changed piece is noticed.

Every piece is AES-256-GCM under a key made from the secret and a salt of the file; its nonce is its number, and what
is signed beside it says whether it is the last one. A file that ends early is therefore no valid file.
"""

import os
import struct
from collections.abc import Callable, Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

PIECE_BYTES = 1 << 18
SALT_BYTES = 16
KEY_BYTES = 32
_LENGTH = struct.Struct(">I")
_MORE, _LAST = b"more", b"last"
# A piece, its number, and what is signed beside it; to seal and to open look alike.
Turn = Callable[[bytes, bytes, bytes], bytes]


class SealError(Exception):
    """A piece that cannot be opened."""


def new_salt() -> bytes:
    """A salt, different for every file, so that no key is used twice."""
    return os.urandom(SALT_BYTES)


class Seal:
    """The key of one file."""

    def __init__(self, secret: str, salt: bytes, header: bytes) -> None:
        """Make the key; the header is signed along with every piece."""
        key = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=b"policy-assistant backup").derive(
            secret.encode()
        )
        self._cipher = AESGCM(key)
        self._header = header

    def writer(self, file: BinaryIO) -> "PieceWriter":
        """Return a file that seals what is written into it."""
        return PieceWriter(file, lambda data, nonce, kind: self._cipher.encrypt(nonce, data, self._header + kind))

    def reader(self, file: BinaryIO) -> "PieceReader":
        """Return a file that opens what is read from it."""
        return PieceReader(file, self._open)

    def _open(self, data: bytes, nonce: bytes, kind: bytes) -> bytes:
        try:
            return self._cipher.decrypt(nonce, data, self._header + kind)
        except InvalidTag:
            raise SealError("a piece of it was changed, or is missing, or the secret is another one") from None


class PieceWriter:
    """Cuts what is written into pieces; what gzip needs of a file."""

    def __init__(self, file: BinaryIO, seal: Turn) -> None:
        self._file = file
        self._seal = seal
        self._waiting = bytearray()
        self._number = 0

    def write(self, data: bytes) -> int:
        """Take some bytes."""
        self._waiting += data
        while len(self._waiting) > PIECE_BYTES:
            self._put(bytes(self._waiting[:PIECE_BYTES]), _MORE)
            del self._waiting[:PIECE_BYTES]
        return len(data)

    def flush(self) -> None:
        """Nothing to do: a piece is written when it is full."""

    def close(self) -> None:
        """Write the last piece."""
        self._put(bytes(self._waiting), _LAST)

    def _put(self, data: bytes, kind: bytes) -> None:
        sealed = self._seal(data, _nonce(self._number), kind)
        self._file.write(_LENGTH.pack(len(sealed)) + sealed)
        self._number += 1


class PieceReader:
    """Puts the pieces together again; what gzip needs of a file."""

    def __init__(self, file: BinaryIO, unseal: Turn) -> None:
        self._pieces = _pieces(file, unseal)
        self._rest = b""

    def read(self, size: int = -1) -> bytes:
        """Return some bytes, at most as many as asked for; none at the end."""
        while size < 0 or len(self._rest) < size:
            piece = next(self._pieces, None)
            if piece is None:
                break
            self._rest += piece
        end = len(self._rest) if size < 0 else size
        given, self._rest = self._rest[:end], self._rest[end:]
        return given


def _pieces(file: BinaryIO, unseal: Turn) -> Iterator[bytes]:
    number, length = 0, file.read(_LENGTH.size)
    while length:
        sealed = file.read(_LENGTH.unpack(length)[0]) if len(length) == _LENGTH.size else b""
        length = file.read(_LENGTH.size)
        yield unseal(sealed, _nonce(number), _MORE if length else _LAST)
        number += 1
    if number == 0:
        raise SealError("nothing is in it")


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "big")
