"""The evaluation sentences are well formed: the labels speak the contract's language."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.evaluation import labels

SETS = {
    "sentences.jsonl": {"letter": "E", "sentences": 700, "register": 60, "kind": 40, "intent": 8},
    "second.jsonl": {"letter": "F", "sentences": 240, "register": 15, "kind": 10, "intent": 1},
    "third.jsonl": {"letter": "T", "sentences": 160, "register": 10, "kind": 7, "intent": 1},
    "fourth.jsonl": {"letter": "A", "sentences": 160, "register": 8, "kind": 3, "intent": 1},
    "fifth.jsonl": {"letter": "B", "sentences": 160, "register": 8, "kind": 3, "intent": 1},
    "sixth.jsonl": {"letter": "C", "sentences": 160, "register": 8, "kind": 3, "intent": 1},
    "seventh.jsonl": {"letter": "G", "sentences": 300, "register": 10, "kind": 5, "intent": 1},
    "eighth.jsonl": {"letter": "H", "sentences": 240, "register": 10, "kind": 5, "intent": 1},
    "ninth.jsonl": {"letter": "I", "sentences": 400, "register": 5, "kind": 5, "intent": 1},
    "tenth.jsonl": {"letter": "J", "sentences": 400, "register": 10, "kind": 5, "intent": 1},
    "eleventh.jsonl": {"letter": "K", "sentences": 240, "register": 10, "kind": 5, "intent": 1},
    "twelfth.jsonl": {"letter": "L", "sentences": 200, "register": 10, "kind": 5, "intent": 1},
    "thirteenth.jsonl": {"letter": "M", "sentences": 300, "register": 10, "kind": 5, "intent": 1},
    "fourteenth.jsonl": {"letter": "N", "sentences": 300, "register": 4, "kind": 3, "intent": 1},
    "fifteenth.jsonl": {"letter": "O", "sentences": 300, "register": 10, "kind": 3, "intent": 1},
    "sixteenth.jsonl": {"letter": "P", "sentences": 300, "register": 20, "kind": 10, "intent": 1},
    "seventeenth.jsonl": {"letter": "Q", "sentences": 240, "register": 10, "kind": 4, "intent": 1},
    "eighteenth.jsonl": {"letter": "R", "sentences": 240, "register": 15, "kind": 5, "intent": 1},
    "nineteenth.jsonl": {"letter": "S", "sentences": 240, "register": 10, "kind": 3, "intent": 1},
    "twentieth.jsonl": {"letter": "U", "sentences": 240, "register": 1, "kind": 4, "intent": 1},
    "plain_first.jsonl": {"letter": "PA", "sentences": 390, "register": 4, "kind": 8, "intent": 2},
    "plain_second.jsonl": {"letter": "PB", "sentences": 660, "register": 14, "kind": 8, "intent": 3},
    "plain_third.jsonl": {"letter": "PC", "sentences": 600, "register": 11, "kind": 6, "intent": 1},
    "plain_fourth.jsonl": {"letter": "PD", "sentences": 400, "register": 7, "kind": 6, "intent": 2},
    "plain_final.jsonl": {"letter": "PE", "sentences": 650, "register": 4, "kind": 3, "intent": 1},
    "talk_first.jsonl": {"letter": "QA", "sentences": 520, "register": 19, "kind": 14, "intent": 3},
    "talk_second.jsonl": {"letter": "QB", "sentences": 520, "register": 22, "kind": 2, "intent": 2},
    "talk_final.jsonl": {"letter": "QC", "sentences": 240, "register": 16, "kind": 8, "intent": 1},
    "plain_fifth.jsonl": {"letter": "PF", "sentences": 690, "register": 15, "kind": 10, "intent": 1},
    "plain_sixth.jsonl": {
        "letter": "PG",
        "sentences": 500,
        "register": 4,
        "kind": 8,
        "intent": 1,
        "without": {"greet"},
    },
    "talk_third.jsonl": {"letter": "QD", "sentences": 590, "register": 10, "kind": 5, "intent": 2},
    "talk_fourth.jsonl": {"letter": "QE", "sentences": 400, "register": 19, "kind": 5, "intent": 2},
    "talk_fifth.jsonl": {"letter": "QF", "sentences": 430, "register": 20, "kind": 10, "intent": 2},
}
"""Each set with the letter of its ids and how many sentences it has at least: in all, and of each sort; and the
intents that do not occur in it."""
MAY_BE_ABSENT = {"intent_also", "optional", "ambiguous_optional", "hypothetical_optional"}
NEEDED = {
    *("id", "register", "kind", "text", "asking"),
    *("intent", "facts", "ambiguous", "hypothetical", "negated"),
}

Sentence = dict[str, Any]


@pytest.fixture(scope="module", params=SETS)
def name(request: pytest.FixtureRequest) -> str:
    """Go through the sets one after the other."""
    return str(request.param)


@pytest.fixture(scope="module")
def sentences(name: str) -> list[Sentence]:
    """Load a whole set once."""
    return [json.loads(line) for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def least(name: str) -> dict[str, Any]:
    """Return what a set has at least."""
    return SETS[name]


def test_there_are_enough_sentences(sentences: list[Sentence], least: dict[str, Any]) -> None:
    assert len(sentences) >= least["sentences"]


def test_every_register_and_kind_is_well_represented(sentences: list[Sentence], least: dict[str, Any]) -> None:
    registers = Counter(sentence["register"] for sentence in sentences)
    kinds = Counter(sentence["kind"] for sentence in sentences)
    assert set(registers) == labels.REGISTERS
    assert set(kinds) == labels.KINDS
    assert min(registers.values()) >= least["register"]
    assert min(kinds.values()) >= least["kind"]


def test_every_intent_occurs_often_enough_to_be_measured(sentences: list[Sentence], least: dict[str, Any]) -> None:
    counts = Counter(sentence["intent"] for sentence in sentences)
    assert set(counts) == labels.INTENTS - least.get("without", set())
    assert min(counts.values()) >= least["intent"]


def test_intents_accepted_beside_the_expected_one_are_known(sentences: list[Sentence]) -> None:
    accepted = [(s["intent"], name) for s in sentences for name in s.get("intent_also", [])]
    assert {name for _, name in accepted} <= labels.INTENTS
    assert [pair for pair in accepted if pair[0] == pair[1]] == []


def test_ids_run_on_and_no_sentence_occurs_twice_in_the_same_context(
    sentences: list[Sentence], least: dict[str, Any]
) -> None:
    assert [s["id"] for s in sentences] == [f"{least['letter']}{n:04d}" for n in range(1, len(sentences) + 1)]
    assert len({(s["text"], s["asking"]) for s in sentences}) == len(sentences)


def test_every_line_has_the_keys_that_the_readme_describes(sentences: list[Sentence]) -> None:
    assert [s["id"] for s in sentences if not NEEDED <= set(s) <= NEEDED | MAY_BE_ABSENT] == []


def test_texts_are_short_lines_of_speech(sentences: list[Sentence]) -> None:
    assert [s["id"] for s in sentences if not 0 < len(s["text"].strip()) <= 200] == []


def test_labels_of_facts_are_values_of_the_contract(sentences: list[Sentence]) -> None:
    wrong = {
        (s["id"], part): labels.wrong_facts(s[part]) for s in sentences for part in ("facts", "hypothetical", "negated")
    }
    assert {place: facts for place, facts in wrong.items() if facts} == {}


def test_only_optional_labels_have_wildcards(sentences: list[Sentence]) -> None:
    strict = [
        s["id"] for s in sentences for part in ("facts", "hypothetical", "negated") if '"*"' in json.dumps(s[part])
    ]
    assert strict == []


def test_optional_labels_are_wildcards_or_values_of_the_contract(sentences: list[Sentence]) -> None:
    wrong = {
        (s["id"], part): labels.wrong_facts(labels.without_wildcards(s.get(part, {})))
        for s in sentences
        for part in ("optional", "hypothetical_optional")
    }
    assert {place: facts for place, facts in wrong.items() if facts} == {}


def test_no_fact_is_asserted_and_negated_in_one_sentence(sentences: list[Sentence]) -> None:
    both = [
        s["id"]
        for s in sentences
        for fact in ("skill_levels", "titles")
        if set(s["facts"].get(fact, {})) & set(s["negated"].get(fact, {}))
    ]
    assert both == []


def test_asking_names_a_fact_or_the_date_of_a_level(sentences: list[Sentence]) -> None:
    levels = {f"{fact}.{level}" for fact, names in labels.LEVELS.items() for level in names - {"unspecified"}}
    assert {s["asking"] for s in sentences} - {None} <= set(labels.SHAPES) | levels


def test_every_answer_answers_something(sentences: list[Sentence]) -> None:
    assert [s["id"] for s in sentences if s["kind"] == "answer" and s["asking"] is None] == []


def test_an_ambiguous_sentence_names_its_word_in_a_form_that_stands_in_it(sentences: list[Sentence]) -> None:
    marked = [(s, s["ambiguous"] + s.get("ambiguous_optional", [])) for s in sentences]
    assert [s["id"] for s, words in marked if s["kind"] == "ambiguous" and not words] == []
    absent = [
        (s["id"], word)
        for s, words in marked
        for word in words
        if not any(form in s["text"] for form in word.split("|"))
    ]
    assert absent == []


@pytest.mark.parametrize(
    "facts",
    [
        {"salary": 1},
        {"employer": "gac"},
        {"is_frontline": "yes"},
        {"skill_levels": {"senior": None}},
        {"titles": {"junior": "2022-13"}},
        {"honours": ["羊城工匠"]},
        {"contest_awards": [{"contest": "national"}]},
        {"guangzhou_enterprise_since": {"about": {"must_contain": ["2023"], "must_not_contain": []}}},
    ],
)
def test_the_checker_finds_labels_outside_the_contract(facts: Sentence) -> None:
    assert labels.wrong_facts(facts) == list(facts)
