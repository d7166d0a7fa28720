"""The policy content of a running process: taken when it starts, read anew on a hang-up signal.

`kill -HUP` (or `policy-assistant reload`) reads the folder again. If anything in it is wrong, what was in force stays
in force, and the reason can be read here: in the log, in `/readyz`, in the figures, in the report for the supervisor.
"""

import json
import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from policy_rules import PolicyError
from policy_rules.reloading import freeze_content, reload_content

REPORT_SETTING = "CONTENT_REPORT"


@dataclass(frozen=True, slots=True)
class Standing:
    """How the last attempt to read the content went."""

    attempts: int = 0
    versions: dict[str, str] = field(default_factory=dict)
    refused: str | None = None


class RunningContent:
    """The content that this process answers by."""

    def __init__(self, tell: Callable[[Standing], None]) -> None:
        """``tell`` hears of every attempt."""
        self._tell = tell
        self._one_at_a_time = threading.Lock()
        self.standing = Standing()

    def follow_signals(self) -> None:
        """Take the content as it is now, and from here on read it anew on SIGHUP. Only in a main thread."""
        self.standing = Standing(versions=freeze_content())
        signal.signal(signal.SIGHUP, lambda *_: threading.Thread(target=self.reload, name="reload").start())
        _report(self.standing)

    def reload(self) -> Standing:
        """Read the content anew; never raises."""
        with self._one_at_a_time:
            attempts = self.standing.attempts + 1
            try:
                self.standing = Standing(attempts, reload_content())
            except PolicyError as error:
                self.standing = replace(self.standing, attempts=attempts, refused=str(error))
            except Exception as error:  # noqa: BLE001 - whatever it was, the old content goes on answering
                self.standing = replace(self.standing, attempts=attempts, refused=f"{type(error).__name__}: {error}")
            # On a full disk neither may be possible; the content is in force (or not) all the same.
            with suppress(OSError):
                _report(self.standing)
            with suppress(OSError):
                self._tell(self.standing)
            return self.standing


def _report(standing: Standing) -> None:
    """Leave word for the supervisor, in one step."""
    named = os.environ.get(REPORT_SETTING, "").strip()
    if not named:
        return
    unfinished = Path(f"{named}.part")
    unfinished.write_text(json.dumps(asdict(standing), ensure_ascii=False), encoding="utf-8")
    unfinished.replace(named)


def read_report(file: Path) -> Standing:
    """What a process left for the supervisor; nothing yet where there is no report."""
    try:
        return Standing(**json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return Standing()
