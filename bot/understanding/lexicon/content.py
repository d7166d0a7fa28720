"""The lexicon: YAML files that a policy officer can extend, read once."""

from __future__ import annotations

import re
from functools import cache

from bot.understanding.lexicon.vocabulary import (
    CERTIFICATE,
    EMPLOYER,
    OTHER_PERSON,
    TITLE_WORD,
    TRAP,
    Entry,
    all_entries,
    longest_first,
    read_file,
)

__all__ = ["CERTIFICATE", "EMPLOYER", "OTHER_PERSON", "TITLE_WORD", "TRAP", "Entry", "longest_first", "read_file"]


@cache
def characters() -> dict[str, str]:
    """Return what single characters are read as."""
    return {pair[0]: pair[1:] for pair in read_file("traditional")["pairs"].split()}


@cache
def rewrites() -> tuple[dict[str, str], ...]:
    """Return the tables of words to replace, in the order in which they apply."""
    slips = read_file("slips")
    phrases = {word: word for word in entries() if " " in word and word.isascii()}
    whole = [word for word in entries() if word not in slips["words"]]
    english = read_file("english")
    firms = [word for word, entry in entries().items() if entry.kind == EMPLOYER and word.isascii()]
    served = {f"{job} for {firm}": f"{job}在{firm}" for job in english["jobs"] for firm in firms}
    separable = {f"{verb[0]}了{verb[1]}": verb for verb in slips["separable"]}
    protected = {word: word for word in whole if any(slip in word for slip in slips["words"])}
    return (
        read_file("dialects")["words"] | read_file("cantonese")["words"],
        {word.replace("'", ""): read_as for word, read_as in (phrases | served | english["words"]).items()},
        protected | separable | slips["words"],
    )


@cache
def entries() -> dict[str, Entry]:
    """Return every word of the lexicon; where a word stands in two files the first in this order counts."""
    found: dict[str, Entry] = {}
    for word, entry in all_entries():
        found.setdefault(str(word).lower(), entry)
    return found


@cache
def firm() -> re.Pattern[str]:
    """Return what a firm of a private or foreign owner is called."""
    content = read_file("employers")
    owners, words = ("|".join(content[name]) for name in ("firm_owners", "firm_words"))
    small = rf"(?<=[家间个])小的?[\u4e00-\u9fff]{{0,4}}?(?:{words})"
    return re.compile(rf"(?:{owners})的?(?:[\u4e00-\u9fff]{{0,5}}?)(?:{words})|{small}")


@cache
def firm_words(kind: str) -> str:
    """Return the towns (`here`) or trades (`small`, `trades`) by which a firm is told, as alternatives of a pattern."""
    return "|".join(longest_first(read_file("employers")["firms"][kind]))


@cache
def terms() -> dict[str, str]:
    """Return the glossary term of each word that people ask about."""
    return {word.lower(): term for term, words in read_file("terms")["terms"].items() for word in words}


@cache
def topics() -> dict[str, str]:
    """Return the out-of-scope topic of each word."""
    return {word: topic for topic, words in read_file("topics")["topics"].items() for word in words}


@cache
def weak_others() -> frozenset[str]:
    """Return the words for people that mean somebody else only beside 我, 我带的, 他."""
    return frozenset(read_file("people")["weak"])


@cache
def oneself() -> frozenset[str]:
    """Return the words by which elder people name themselves."""
    return frozenset(read_file("people")["oneself"])


@cache
def functions() -> tuple[str, ...]:
    """Return the functions that somebody may have, the speaker as well: 教练, 车间主任."""
    return tuple(read_file("people")["functions"])


@cache
def parents() -> frozenset[str]:
    """Return the words for parents, who may name themselves so beside a child."""
    return frozenset(read_file("people")["parents"])


@cache
def nobody() -> re.Pattern[str]:
    """Return the words in which a word for a person means nobody: 其他时间, 生孩子."""
    return re.compile("|".join(read_file("people")["nobody"]))
