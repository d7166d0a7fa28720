"""The words of the lexicon, out of its files: what each is called, with the forms that follow by rule."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from bot.understanding.lexicon.companies import listed_companies

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER = Path(__file__).parent

SKILL, TITLE, QUALIFICATION, AMBIGUOUS = "S", "T", "Q", "A"
UNSURE_AWARD, UNSURE_OTHER = "M", "N"
TITLE_WORD, CERTIFICATE, TRAP, EMPLOYER, RELATION, PLACE = "W", "K", "X", "E", "R", "L"
CONTEST, PRIZE, HONOUR, NO_AWARD, HONOUR_WORD = "C", "P", "H", "G", "B"
POST, OTHER_PERSON = "J", "O"
"""One capital letter for each kind of word; the grammar is written in these letters (see `grammar.py`)."""


def longest_first(words: Iterable[str]) -> list[str]:
    """Return the words in the order in which a pattern has to try them."""
    return sorted(words, key=lambda word: (-len(word), word))


@dataclass(frozen=True, slots=True)
class Entry:
    """What one word of the lexicon means: its kind, and the value of that kind."""

    kind: str
    value: Any


@cache
def read_file(name: str) -> dict[str, Any]:
    """Return the content of one lexicon file."""
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 a safe loader, the C one where it exists  # nosec B506
    return loaded


def all_entries() -> list[tuple[str, Entry]]:
    """Return every word of every file, in the order in which the files count."""
    return [*_ambiguous(), *_skills(), *_titles(), *_awards(), *_employers(), *_work(), *_others(), *_traps()]


def _words(kind: str, value: object, words: list[str]) -> list[tuple[str, Entry]]:
    entry = Entry(kind, value)
    return [(word, entry) for word in words]


def _ambiguous() -> list[tuple[str, Entry]]:
    found: list[tuple[str, Entry]] = []
    for meaning in read_file("ambiguous")["entries"]:
        found += _words(_ambiguous_kind(meaning), meaning, meaning["words"])
    return found


def _ambiguous_kind(meaning: dict[str, Any]) -> str:
    if meaning.get("contest") or meaning.get("prize_alone"):
        return UNSURE_AWARD
    honour = any("honours" in choice["facts"] for choice in meaning["choices"])
    return UNSURE_OTHER if honour or meaning.get("employer") else AMBIGUOUS


def _skills() -> list[tuple[str, Entry]]:
    content = read_file("skills")
    found = _words(CERTIFICATE, None, content["certificate_words"])
    prefixes = {"senior_worker": "高级", "intermediate_worker": "中级", "junior_worker": "初级"}
    for level, forms in content["levels"].items():
        names, grades = forms["names"], forms["grades"]
        words = list(names)
        for grade in grades:
            words += [grade + after for after in content["after_grade"]]
            words += [before + grade + after for before in content["before_grade"] for after in ("", "证", "证书")]
            for name in names:
                words += [
                    grade + name,
                    f"{grade}/{name}",
                    f"{grade}({name})",
                    f"{name}({grade})",
                    name + grade,
                    f"{grade}、{name}",
                    f"{grade}的{name}",
                    f"{grade},{name}",
                ]
        for trade in content["occupations"]:
            words += [trade + name for name in names if name[0] >= "一"]
            words += [trade + grade for grade in grades if grade[0] >= "一"]
            words += [grade + trade for grade in grades if grade[0] >= "一"]
            if level in prefixes:
                words += [prefixes[level] + trade, trade + prefixes[level], f"{trade}({prefixes[level]})"]
        words += [f"{name}证" for name in names] + [f"{name}证书" for name in names] + [f"{name}资格" for name in names]
        words += (
            [f"{name}职业资格" for name in names]
            + [f"{name}技能等级" for name in names]
            + [f"{name}的证" for name in names]
        )
        found += _words(SKILL, level, words)
    return found


def _titles() -> list[tuple[str, Entry]]:
    titles = read_file("titles")
    found = _words(TITLE_WORD, None, titles["words"])
    for level, listed in titles["levels"].items():
        words = [*listed, *_in_series(level, titles)]
        found += _words(TITLE, level, words)
        found += _words(
            TITLE,
            level,
            [f"{word}{after}" for word in words for after in ("证", "证书", "资格", "的职称", "职称", "职称证")],
        )
    for level, words in read_file("qualifications")["levels"].items():
        found += _words(QUALIFICATION, level, words)
    return found


_GRADES = {
    "junior": ["助理", "初级"],
    "intermediate": ["", "中级"],
    "associate_senior": ["高级", "副高级"],
    "full_senior": ["正高级", "正高", "教授级高级", "教授级"],
}


def _in_series(level: str, titles: dict[str, Any]) -> list[str]:
    """Return what a grade of title is called in the series named by rule: 助理统计师, 正高级统计师."""
    named = _joined(_GRADES.get(level, []), titles["series"])
    of_jobs = [grade for grade in _GRADES.get(level, []) if grade]
    return named + _joined(of_jobs, titles["series_of_jobs"])


def _awards() -> list[tuple[str, Entry]]:
    awards = read_file("awards")
    found: list[tuple[str, Entry]] = []
    for contest, words in awards["contests"].items():
        found += _words(CONTEST, contest, words)
    for prize, words in awards["prizes"].items():
        found += _words(PRIZE, prize, words)
    found += _words(NO_AWARD, None, awards["no_award"])
    honours = read_file("honours")
    for honour, words in honours["honours"].items():
        found += _words(HONOUR, honour, words)
        found += _words(HONOUR, honour, [f"{word}{after}" for word in words for after in ("称号", "获得者")])
    return found + _words(HONOUR_WORD, None, honours["none_words"])


def _employers() -> list[tuple[str, Entry]]:
    content = read_file("employers")
    found: list[tuple[str, Entry]] = []
    for group, kind in (("pilots", "pilot"), ("subsidiaries", "pilot_subsidiary"), ("joint_ventures", "joint_venture")):
        for row, words in content[group].items():
            found += _words(EMPLOYER, (kind, row), words)
    for row, words in listed_companies().items():
        found += _words(EMPLOYER, ("pilot", row), words)
    for kind in ("municipal", "district", "guangzhou_other", "non_enterprise", "none"):
        for words in content[kind]:
            found += _words(EMPLOYER, (kind, None), words)
    found += _words(EMPLOYER, ("outside_guangzhou", None), content["outside_guangzhou_words"])
    found += _words(EMPLOYER, ("non_enterprise", None), _joined(content["schools"], content["teaching"]))
    found += _words(EMPLOYER, ("non_enterprise", None), _joined(content["institutions"], content["institution_work"]))
    students = _joined(content["schools"], content["studying"])
    students += _joined(content["still_studying"], content["schools"], ["", *content["studies"]])
    found += _words(EMPLOYER, ("none", None), students)
    for relation, words in content["relations"].items():
        found += _words(RELATION, relation, words)
    return found + _words(PLACE, None, content["places"])


def _joined(*parts: list[str]) -> list[str]:
    return ["".join(words) for words in itertools.product(*parts)]


def _work() -> list[tuple[str, Entry]]:
    work = read_file("work")
    frontline = dict.fromkeys(work["frontline"] + work["frontline_jobs"], True) | dict.fromkeys(
        work["not_frontline"], False
    )
    every_field_word = [word for words in work["field"].values() for word in words]
    found: list[tuple[str, Entry]] = []
    for word in dict.fromkeys([*frontline, *every_field_word, *work["outside_field"]]):
        rows = frozenset(row for row, words in work["field"].items() if any(known in word for known in words))
        value = {"rows": rows, "frontline": frontline.get(word), "outside": word in work["outside_field"]}
        found.append((word, Entry(POST, value)))
    return found


def _others() -> list[tuple[str, Entry]]:
    people = read_file("people")
    named = _joined(people["familiar"], people["surnames"]) + _joined(people["whose"], people["relations"])
    return _words(OTHER_PERSON, None, people["others"] + people["weak"] + named)


def _traps() -> list[tuple[str, Entry]]:
    return [pair for words in read_file("traps")["words"] for pair in _words(TRAP, None, words)]
