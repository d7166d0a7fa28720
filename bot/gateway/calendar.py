"""An earliest day as an entry for the calendar (RFC 5545)."""

from datetime import date, timedelta

PRODUCT = "-//policy-assistant//zh-CN"
LINE_BYTES = 75


def calendar_entry(*, uid: str, day: date, summary: str, description: str) -> bytes:
    """Return an all-day entry with a reminder on the day before. The same day gives the same bytes."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{day:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(summary)}",
        f"DESCRIPTION:{_escaped(description)}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_escaped(summary)}",
        "TRIGGER:-P1D",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _escaped(text: str) -> str:
    for character in ("\\", ";", ","):
        text = text.replace(character, "\\" + character)
    return text.replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """Break a line at 75 bytes, never within a character."""
    pieces: list[bytes] = []
    piece = b""
    for character in line:
        encoded = character.encode()
        # Lines after the first begin with a space, which counts.
        if len(piece) + len(encoded) > LINE_BYTES - bool(pieces):
            pieces.append(piece)
            piece = b""
        piece += encoded
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"
