"""A time and the words beside it: what the rules go by that tell of what it was the time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.understanding.attachment import events

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Clause, Mention, Scene

_BRACKETS = str.maketrans("", "", "()")


class Beside(NamedTuple):
    """A time, its clause, the words of it to the left and to the right, and the first event to the right."""

    mention: Mention
    scene: Scene
    clause: Clause
    before: str
    after: str
    event: str | None


def look(mention: Mention, scene: Scene) -> Beside:
    """Return a time with the words beside it."""
    before, after = (without_brackets(side) for side in (scene.before(mention), scene.after(mention)))
    after = _without_just(mention, scene, after)
    return Beside(mention, scene, scene.clauses[mention.clause], before, after, events.happened(after))


def without_brackets(text: str) -> str:
    """Return a text without its brackets."""
    return text.translate(_BRACKETS)


def _without_just(mention: Mention, scene: Scene, after: str) -> str:
    """去年刚批: the day is that of what follows 刚, which says no more than the day."""
    beside = [other for other in scene.mentions if other.place == mention.place + 1]
    vague = beside and beside[0].time is not None and beside[0].time.form == "recent"
    return after[1:] if vague and mention.kind == "D" else after
