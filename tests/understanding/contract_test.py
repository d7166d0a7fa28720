"""Whatever is read has the shapes of the contract: the rules accept it as it is."""

from datetime import date
from typing import Any

import policy_rules
from bench.understanding import evaluate
from bot.understanding import read
from bot.understanding.lexicon import content

TODAY = date(2026, 11, 22)


def accepted(facts: dict[str, Any]) -> None:
    """Hand facts to the rules, without the dates whose level was not said."""
    told = {
        key: {level: when for level, when in value.items() if level != "unspecified"}
        if key in {"skill_levels", "titles", "qualifications"}
        else value
        for key, value in facts.items()
    }
    policy_rules.parse_facts(told)


def test_the_rules_accept_every_fact_of_the_evaluation_sentences() -> None:
    for row in evaluate.sentences():
        found = read(row["text"], today=TODAY, asking=row.get("asking"))
        for facts in (found.facts, found.hypothetical, found.negated):
            accepted(facts)


def test_the_rules_accept_every_choice_of_an_unclear_word() -> None:
    for entry in content.read_file("ambiguous")["entries"]:
        for choice in entry["choices"]:
            accepted(choice["facts"])


def test_the_rules_accept_what_each_word_of_the_lexicon_says() -> None:
    for word in content.entries():
        accepted(read(f"我是{word}", today=TODAY).facts)
