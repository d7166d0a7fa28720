"""Words with more than one meaning: settled by the context, or one short question with choices."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

from bot.understanding.credentials import neighbours
from bot.understanding.credentials.levels import drop_vague_senior, when_of
from bot.understanding.credentials.scopes import told_by_scope
from bot.understanding.credentials.systems import denied_beside, settled
from bot.understanding.reading import Reading, merge
from bot.understanding.skeleton.scene import Mention

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Scene

_ORDINAL_PRIZE = re.compile(r"等奖|^[一二三]等|第.名|^第.$|名次|前.名|优秀奖|鼓励奖")


def settle(scene: Scene, reading: Reading) -> None:
    """Turn ambiguous words that the context settles into facts, and ask about the others."""
    _no_level_at_all(scene, reading)
    for mention in scene.mentions:
        if mention.kind in "AN" and mention.status in {"asserted", "negated"}:
            _entry(mention, scene, reading)
        elif mention.kind == "Y" and mention.status == "asserted" and mention.role in {"certificate", "attached"}:
            _year_or_length(mention, scene, reading)
    drop_vague_senior(reading)
    _drop_what_adds_nothing(reading)


def _drop_what_adds_nothing(reading: Reading) -> None:
    """软件工程师，中级，2021年评的: whether 工程师 is the title or only the job, the title is told already."""
    for item in list(reading.clarify):
        facts = [choice["facts"] for choice in item["choices"]]
        if any(facts) and all(_is_told(one, reading) for one in facts):
            reading.clarify.remove(item)
            reading.ambiguous = [word for word in reading.ambiguous if word != item["word"]]


def _is_told(facts: dict[str, Any], reading: Reading) -> bool:
    """Tell whether nothing would be new, neither a level nor the day of one."""
    return all(
        isinstance(value, dict)
        and all(level in (reading.facts.get(fact) or {}) and when is None for level, when in value.items())
        for fact, value in facts.items()
    )


def _no_level_at_all(scene: Scene, reading: Reading) -> None:
    """A licence to operate that is said to come from the safety office is no level."""
    for mention in scene.mentions:
        if mention.kind == "A" and mention.status in {"asserted", "generic"} and mention.value.get("no_level_if"):
            told = any(word in scene.normal.text.replace(mention.text, "") for word in mention.value["no_level_if"])
            if told and not any(other.kind == "S" for other in scene.mentions):
                reading.facts.setdefault("skill_levels", {})


def _entry(mention: Mention, scene: Scene, reading: Reading) -> None:
    entry: dict[str, Any] = mention.value
    if neighbours.is_only_a_job(mention, entry, scene):
        return
    sure = settled(mention, entry, scene) or denied_beside(mention, entry, scene)
    clause = scene.clauses[mention.clause]
    if sure:
        key, level = sure
        if mention.status == "negated":
            merge(reading.negated, {key: {level: None}})
        else:
            merge(reading.hypothetical if clause.hypothetical else reading.facts, {key: {level: when_of(mention)}})
        return
    if mention.status == "negated" or clause.hypothetical or entry.get("quiet") or _only_explains(mention, scene):
        return
    if told_by_scope(mention, entry, scene, reading):
        return
    _dates_the_title(mention, entry, scene, reading)
    if entry.get("as_skill") in reading.facts.get("skill_levels", {}) or entry.get("as_title") in reading.facts.get(
        "titles", {}
    ):
        return
    if entry.get("unless_level") and scene.of_kind("S"):
        return
    if (entry.get("title_if_dated") or entry.get("job")) and scene.of_kind("T"):
        return
    if entry.get("employer") and re.search(r"拿|获|评", clause.text):
        return
    kinds = {fact for choice in entry["choices"] for fact in choice["facts"]}
    if reading.facts.get("titles") == {} and kinds == {"titles"}:
        return
    if entry.get("employer") and any(other.kind == "E" and other.status == "asserted" for other in scene.mentions):
        return
    if any(word in scene.normal.text.replace(mention.text, "") for word in entry.get("no_level_if", ())):
        return
    ask(reading, scene.surface(mention), entry["question"], _dated(entry["choices"], mention))


def _dates_the_title(mention: Mention, entry: dict[str, Any], scene: Scene, reading: Reading) -> None:
    """In 经济师(中级)的证是2021年考的 the day is that of the title, whose grade the bracket tells."""
    level, when = entry.get("as_title"), when_of(mention)
    if when is not None and scene.before(mention, 2) == "T(" and level in reading.facts.get("titles", {}):
        merge(reading.facts, {"titles": {level: when}})


def _only_explains(mention: Mention, scene: Scene) -> bool:
    """In "工程师那个高工" the first word only says which of the two is meant."""
    return bool(re.match(r"^系列|^(?:那个|那种|那类|系列)A", scene.after(mention, 6)))


def _dated(choices: list[dict[str, Any]], mention: Mention) -> list[dict[str, Any]]:
    when = when_of(mention)
    found = copy.deepcopy(choices)
    if when is not None:
        for choice in found:
            for key in ("skill_levels", "titles", "qualifications"):
                for level in choice["facts"].get(key, {}):
                    choice["facts"][key][level] = when
    return found


def ask(reading: Reading, word: str, question: str, choices: list[dict[str, Any]]) -> None:
    """Report a word as ambiguous, with its question."""
    if word in reading.ambiguous:
        return
    reading.ambiguous.append(word)
    numbered = [{"value": str(number), **choice} for number, choice in enumerate(copy.deepcopy(choices), 1)]
    reading.clarify.append({"word": word, "question": question, "choices": numbered})


def _year_or_length(mention: Mention, scene: Scene, reading: Reading) -> None:
    time = mention.time
    if time is None or time.span is None or time.other is None:
        return
    level = next((other for other in scene.mentions if other.dated_by is mention), None)
    key = {"S": "skill_levels", "T": "titles", "Q": "qualifications"}.get(level.kind if level else "S", "skill_levels")
    name = level.value if level and level.kind != "A" else "unspecified"
    number = time.span.earliest.year
    word = scene.surface(mention)
    ask(
        reading,
        word,
        f"您说的“{word}”是指{number}年，还是指已经{word}了？",
        [
            {"label": f"{number}年拿的证", "facts": {key: {name: time.span.as_when()}}},
            {"label": f"已经拿了{word}", "facts": {key: {name: time.other.as_when()}}},
        ],
    )


def is_ordinal_prize(mention: Mention) -> bool:
    """Tell whether a prize is a place or a class that Annex 1 does not know."""
    return bool(_ORDINAL_PRIZE.search(mention.text))
