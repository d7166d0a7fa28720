"""Chinese text to facts: deterministic, no network, no clock, nothing of Rasa."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.understanding.reading import Reading
from bot.understanding.writing.normalise import Normalised, normalise
from bot.understanding.writing.redaction import Redaction, redact

if TYPE_CHECKING:
    from datetime import date

__all__ = ["Normalised", "Reading", "Redaction", "normalise", "read", "redact", "warm_up"]


def read(text: str, *, today: date, asking: str | None = None) -> Reading:
    """Return what *text* says on the day *today*, in the light of the fact that was just asked."""
    from bot.understanding import pipeline
    from bot.understanding.attribution import behalf

    scene, reading = pipeline.analyse(text, today, asking)
    told = behalf.as_told_by_the_other(scene)
    if told is not None:
        theirs = pipeline.analyse(told.text, today, asking)[1].as_dict()
        reading.other = {**theirs, "asked": told.asked, "alone": told.alone}
    return reading


def warm_up() -> None:
    """Load what reading needs, so that the first sentence does not have to wait for it."""
    from bot.understanding import pipeline
    from bot.understanding.responses import store

    pipeline.language()
    store.model()
