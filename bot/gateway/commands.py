"""What Rasa is sent: commands only from the gateway itself, never from what a person typed.

Rasa takes a text that begins with `/` (after trimming) as a command that bypasses understanding.
"""

import json
import re
import unicodedata
from typing import Any

SLASHES = frozenset("/／∕⁄⧸╱⟋\\＼")
# Rasa's own mark of events that come from outside a conversation.
PREFIXES = ("EXTERNAL:",)
NOTHING_LEFT = "？"
# The name of an intent, perhaps a confidence, perhaps entities.
COMMAND = re.compile(r"[A-Za-z_][\w\-+/.]*\s*(@[\d.]*)?\s*(\{.*)?", re.ASCII | re.DOTALL)


def defused(text: str) -> str:
    """Return what a person typed so that Rasa can only read it as words."""
    typed = kept = _without_controls(text)
    while (shorter := _without_lead(kept)) != kept:
        kept = shorter
    # Without its slash, `/restart` would still be a word that is understood.
    if typed.strip() != kept.strip() and COMMAND.fullmatch(kept.strip()):
        return NOTHING_LEFT
    return kept or NOTHING_LEFT


def _without_lead(text: str) -> str:
    at = 0
    while at < len(text) and _is_lead(text[at]):
        at += 1
    rest = text[at:]
    for prefix in PREFIXES:
        if unicodedata.normalize("NFKC", rest).upper().startswith(prefix):
            return rest[len(prefix) :]
    return rest


def _is_lead(character: str) -> bool:
    """Slashes of every width, and whatever is invisible before one."""
    invisible = character.isspace() or unicodedata.category(character) in ("Cc", "Cf", "Mn", "Me", "Zs", "Zl", "Zp")
    return invisible or character in SLASHES or unicodedata.normalize("NFKC", character)[:1] in SLASHES


def _without_controls(text: str) -> str:
    """Neither databases nor people have a use for them; line breaks stay."""
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))


def choose(value: str) -> str:
    """The command for a choice that was offered."""
    return _command("choose", {"choice": value})


def start() -> str:
    """The command that lets the dialogue greet and ask its first question."""
    return "/start"


def set_facts(facts: dict[str, Any]) -> str:
    """The command that replaces the facts which the dialogue holds."""
    return _command("set_facts", {"facts": facts})


def _command(intent: str, entities: dict[str, Any]) -> str:
    return f"/{intent}{json.dumps(entities, ensure_ascii=False)}"
