"""What a character sounds and looks like to somebody who types by sound: tones, n and ng, s and sh count for nothing."""

from __future__ import annotations

from functools import cache

from bot.understanding.lexicon import content


@cache
def table() -> dict[str, frozenset[str]]:
    """Return the sounds of each character; one that looks like another has its sound too."""
    sounds: dict[str, set[str]] = {}
    listed = content.read_file("sounds")
    for group in ("syllables", "lookalikes"):
        for sound, characters in listed[group].items():
            for character in characters:
                sounds.setdefault(character, set()).add(str(sound))
    return {character: frozenset(found) for character, found in sounds.items()}


@cache
def too_common() -> frozenset[str]:
    """Return the characters that are too common in their own right to be a slip."""
    return frozenset(content.read_file("sounds")["never_a_slip"])


@cache
def alike(character: str) -> str:
    """Return the characters that may be typed for *character*, itself among them."""
    wanted = table()[character]
    return "".join(
        sorted(
            other
            for other, sounds in table().items()
            if other == character or (sounds & wanted and other not in too_common())
        )
    )
