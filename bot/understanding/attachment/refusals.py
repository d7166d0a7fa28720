"""Times that cannot be: said so, in one sentence, instead of being taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.understanding.reading import Reading
    from bot.understanding.skeleton.scene import Scene


def collect(scene: Scene, reading: Reading) -> None:
    """Report impossible dates and lengths, and dates to come that are told as past."""
    for mention in scene.mentions:
        if mention.kind == "F" and mention.status != "other":
            word = scene.surface(mention)
            reading.refused.append(
                {"text": word, "message": f"“{word}”好像不对，请再说一下是哪一年哪一月，或者多少年。"}
            )
