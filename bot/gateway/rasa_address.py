"""Where Rasa is. The supervisor may put another one in its place, and says so in a file."""

from pathlib import Path


class RasaAddress:
    """The address, read again whenever the file was replaced."""

    def __init__(self, url: str, file: Path | None = None) -> None:
        self._url = url
        self._file = file
        self._seen = 0

    def __call__(self) -> str:
        """Return the address of the Rasa that answers now."""
        if self._file is not None:
            try:
                changed = self._file.stat().st_mtime_ns
                if changed != self._seen:
                    self._url = self._file.read_text(encoding="ascii").strip() or self._url
                    self._seen = changed
            except OSError:
                # The last address is better than none.
                pass
        return self._url
