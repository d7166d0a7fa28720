"""Whether a model file is whole. Rasa itself would start without a model and answer every message with nothing."""

import gzip
import json
import tarfile
import zlib
from pathlib import Path

METADATA = "metadata.json"
PIECE = 1 << 20


def fault_of(model: Path) -> str | None:
    """Return what is wrong with a model file and what to do about it; ``None`` if it is whole."""
    what = _what_is_wrong(model)
    return f"The model {model} {what}. Make it anew: policy-assistant train" if what else None


def _what_is_wrong(model: Path) -> str | None:
    if not model.exists():
        return "does not exist"
    try:
        _read_to_the_end(model)
        with tarfile.open(model, "r:gz") as packed:
            metadata = packed.extractfile(METADATA)
            if metadata is None:
                return f"is no model: its {METADATA} is no file"
            json.load(metadata)
    except (tarfile.TarError, gzip.BadGzipFile, EOFError, zlib.error, OSError) as error:
        return f"is damaged or was cut short ({error})"
    except (KeyError, ValueError):
        return f"is no model: it has no {METADATA}"
    return None


def _read_to_the_end(model: Path) -> None:
    """The checksum stands behind the last byte, which nobody who looks for one part of the model ever reads."""
    with gzip.open(model) as unpacked:
        while unpacked.read(PIECE):
            pass
