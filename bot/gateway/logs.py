"""Structured logs: one JSON object a line, with nothing in it that is not on the list."""

import json
import logging
import sys
from datetime import datetime, timezone

# A field that is not here is dropped. No field carries what a person wrote.
ALLOWED_FIELDS = (
    "method",
    "route",
    "status",
    "ms",
    "kind",
    "places",
    "channel",
    "outcome",
    "count",
    "address",
    "setting",
    # Of the policy content: what is wrong with it, and which versions are in force.
    "problem",
    "versions",
)


class JsonLines(logging.Formatter):
    """Writes a record as JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Keep time, level, name, the fixed message and the allowed fields; drop arguments and traces."""
        moment = datetime.fromtimestamp(record.created, timezone.utc).isoformat(timespec="milliseconds")
        line = {"time": moment, "level": record.levelname.lower(), "logger": record.name, "event": str(record.msg)}
        line.update({name: getattr(record, name) for name in ALLOWED_FIELDS if hasattr(record, name)})
        # Escaped: whatever a library wrote, no line break, colour or change of direction gets out of its line.
        return json.dumps(line)


def configure() -> None:
    """Send the logs of the gateway to standard error; libraries only speak up about trouble."""
    # What no line of ours tells need not be found out for each.
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("bot").setLevel(logging.INFO)
