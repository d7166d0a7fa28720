"""``policy-assistant read``: sentences in, what they say out, one JSON object a line."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from typing import Any

from bot import clock
from bot.understanding import read
from bot.understanding.intents import store

_FIELDS = ("facts", "ambiguous", "hypothetical", "negated")


def main(argv: list[str] | None = None) -> int:
    """Read standard input line by line; 2 if a line is no request."""
    parser = argparse.ArgumentParser(
        prog="policy-assistant read", description="Sentences in, facts out, as JSON lines."
    )
    parser.add_argument("--today", type=date.fromisoformat, default=None, help="the day on which this is said")
    parser.add_argument("--full", action="store_true", help="also questions, refused times, terms, topic")
    asked = parser.parse_args(argv)
    today = asked.today or clock.today()
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        try:
            answer = answer_line(json.loads(line), today, full=asked.full)
        except (ValueError, TypeError) as error:
            sys.stderr.write(f"line {number}: {error}\n")
            return 2
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return 0


def answer_line(request: Any, today: date, *, full: bool = False) -> dict[str, Any]:  # noqa: ANN401  it may be any JSON
    """Return what one request line is answered with."""
    if not isinstance(request, dict) or not isinstance(request.get("text"), str):
        raise TypeError('each line is an object with a "text"')
    asking = request.get("asking")
    if asking is not None and not isinstance(asking, str):
        raise TypeError('"asking" is the name of a fact or null')
    reading = read(request["text"], today=today, asking=asking).as_dict()
    chosen = reading if full else {name: reading[name] for name in _FIELDS}
    return {"intent": store.intent_of(request["text"], asking)} | chosen
