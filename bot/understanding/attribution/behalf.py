"""Reading on somebody's behalf: 我老公是技师,他能评工程师吗 is read once more as the husband himself would have said it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.understanding.attribution import speaker

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Scene

_PERSON = r"O|员工|职工|工人|下属|手下|学生|学员|家长|家里人|亲戚"
_ASKS_FOR = re.compile(
    rf"(?:我|俺|咱)?(?:是|想|来|要|系)?(?:帮|替|代|同|为|给)(?:我|俺|咱|自己|我们|我哋)?(?:们|哋)?(?:的|嘅|家|单位|公司|车间|厂里?|班组|这边|一个|个|一位|位)*"
    rf"(?:{_PERSON}|[他她人]|别人|人)(?:来|去)?(?:问|咨询|打听|查|了解|睇|看)[^,。?]{{0,4}}?(?=[,。?]|$|O|他|她)"
    r"|(?:问|咨询|了解|打听)(?:一?下|一?问|问下)?(?:我|俺|咱)?(?:们)?(?:的|家)?O(?=能|可以|可不|是不|够|算|有没|行|符|属|的情况|该|怎)|^(?:那|那么)?(?:我|俺)?O呢(?=$|[,。?])"
)
_TWICE = re.compile("^[哥姐弟妹爸妈]")
_GAPS = re.compile(",{2,}")
_THERE_IS = r"(?:这里|这边|呢度|单位|公司|车间|班组|厂里?|部门)?(?:有|来了|新来)(?:了|一|几)?[个位名]"
# "We have a technician" is a colleague; "I have a …" and "we have a … certificate" is what one holds.
_ONE_OF_US = re.compile(
    rf"(?:我们|咱们|我哋|俺们){_THERE_IS}(?!(?:老|国家|广州)?的?(?:[AKWHCPM]|[STQ](?:K|[^，,。]{{0,2}}证)))"
    rf"|[我咱俺]{_THERE_IS}(?!(?:老|国家|广州)?的?[STQAKWHCPM])"
)
_OWNER = re.compile(r"(?:我|俺|咱)(?:们|哋)?(?:的|嘅|家|带|教|单位|公司|车间|班|厂里?|个|有一?个|那个|嗰个|一个)*$")
_SELF, _OTHER = "self", "other"


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody else would say, whether the speaker asks for him, and whether nobody but him is spoken of."""

    text: str
    asked: bool
    alone: bool


def as_told_by_the_other(scene: Scene) -> Told | None:
    """Return the text as the person spoken of would say it; ``None`` if nobody else is its subject."""
    turns = _turns(scene)
    if not any(who == _OTHER for _, _, who in turns):
        return None
    parts: list[str] = []
    speaking, position = _OTHER, 0
    for start, end, who in [*turns, (len(scene.skeleton), len(scene.skeleton), _SELF)]:
        piece = _words(scene, position, start)
        if position:
            piece = _TWICE.sub("", piece)
        if speaking == _OTHER:
            parts.append(_OWNER.sub("", piece) if who == _OTHER else piece)
        parts.append("我" if who == _OTHER else ",")
        speaking, position = who, end
    return Told(
        text=_GAPS.sub(",", "".join(parts)).strip(","),
        asked=bool(_ASKS_FOR.search(scene.skeleton)),
        alone=all(who == _OTHER for _, _, who in turns),
    )


def _turns(scene: Scene) -> list[tuple[int, int, str]]:
    """Where somebody becomes the subject: begin and end of the words that say who, and who."""
    skeleton = scene.skeleton
    taken = [(match.start(), match.end(), _OTHER) for match in _ASKS_FOR.finditer(skeleton)]
    taken += [(match.start(), match.end(), _OTHER) for match in _ONE_OF_US.finditer(skeleton)]
    found = list(taken)
    for place, who in speaker.events(scene):
        if not any(start <= place < end for start, end, _ in taken):
            found.append((place, place + 1, who))
    return sorted(found)


def _words(scene: Scene, start: int, end: int) -> str:
    """A stretch of the skeleton with the words of its mentions put back."""
    there = {mention.place: mention for mention in scene.mentions if start <= mention.place < end}
    return "".join(there[place].text if place in there else scene.skeleton[place] for place in range(start, end))
