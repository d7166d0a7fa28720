"""What to ask next, how it is put, and what an offered answer means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from policy_rules.compiled.layout import Missing
from policy_rules.decision import AskedQuestion
from policy_rules.facts.declarations import Choice, LevelsFact, Question, WhenFact
from policy_rules.facts.model import Facts
from policy_rules.pathway_decision import Head
from policy_rules.policy.model import Policy

HELD_ALREADY_WEIGHT = 0.25
"""What settling a pathway counts whose outcome the person holds already; one that brings something new counts 1."""


def next_question(policy: Policy, facts: Facts, unsettled: Sequence[tuple[Head, Missing]]) -> AskedQuestion | None:
    """The question whose answer can settle most; ``None`` when no answer could change any status.

    An unknown counts, for each pathway it leaves open, as the share of the ways to "open" that need it: one that every
    way needs can close the pathway at once. Ties go to the fact declared first.
    """
    scores: dict[str, float] = {}
    for pathway, missing in unsettled:
        weight = HELD_ALREADY_WEIGHT if pathway.already_held else 1.0
        for name, share in zip(missing.names, missing.shares, strict=True):
            scores[name] = scores.get(name, 0.0) + weight * share
    if not scores:
        return None
    told = facts.as_json()
    askable = [name for name in scores if _found(policy, told, name) is not None]
    if not askable:
        return None
    best = min(askable, key=lambda name: (-round(scores[name], 6), policy.fact_order(name)))
    clauses = tuple(dict.fromkeys(pathway.clause for pathway, missing in unsettled if best in missing.names))
    return _asked(policy, told, best, clauses)


def question_for(policy: Policy, facts: Facts, fact: str) -> AskedQuestion:
    """The question for a fact, or for the date of one level of it, in the variant that fits what is known.

    Raises:
        KeyError: there is no question for it.
    """
    clauses = tuple(
        dict.fromkeys(p.content.clause for p in policy.pathways if fact.partition(".")[0] in _facts_read(p.id, policy))
    )
    return _asked(policy, facts.as_json(), fact, clauses)


def apply_choice(policy: Policy, facts: Mapping[str, object], fact: str, value: str) -> dict[str, object]:
    """The facts after one of the offered answers to the question for ``fact``.

    Raises:
        KeyError: the question does not offer that answer.
    """
    found = _found(policy, facts, fact) or _plain(policy, fact)
    if found is None:
        raise KeyError(fact)
    question, when = found
    for choice in question.choices:
        if choice.value == value:
            return _merged(facts, choice, when)
    message = f"{fact}: {value}"
    raise KeyError(message)


def _facts_read(pathway_id: str, policy: Policy) -> frozenset[str]:
    pathway = next(one for one in policy.pathways if one.id == pathway_id)
    return frozenset().union(*(one.condition.facts() for one in pathway.reported))


def _asked(policy: Policy, facts: Mapping[str, object], fact: str, clauses: tuple[str, ...]) -> AskedQuestion:
    found = _found(policy, facts, fact) or _plain(policy, fact)
    if found is None:
        raise KeyError(fact)
    question, _when = found
    words = _words(policy, facts, fact)
    return AskedQuestion(
        fact=fact,
        text=question.text.format(**words),
        why=question.why.format(**words),
        help=question.help.format(**words),
        choices=tuple((choice.value, choice.label.format(**words)) for choice in question.choices),
        clauses=clauses,
    )


def _found(policy: Policy, facts: Mapping[str, object], name: str) -> tuple[Question, Mapping[str, object]] | None:
    """The question that fits, if there still is something to ask about that fact."""
    fact, _, level = name.partition(".")
    if level:
        return _level_question(policy, facts, fact, level)
    for variant in policy.variants.get(fact, ()):
        if all(_matches(facts.get(key), expected) for key, expected in variant.when.items()):
            return variant, variant.when
    # a day that was told is asked for again when it is not exact enough; any other answer would be the same
    again = isinstance(policy.declarations.facts[fact], WhenFact)
    return _plain(policy, fact) if again or facts.get(fact) is None else None


def _plain(policy: Policy, name: str) -> tuple[Question, Mapping[str, object]] | None:
    question = policy.questions.get(name)
    return (question, {}) if question else None


def _level_question(
    policy: Policy, facts: Mapping[str, object], fact: str, level: str
) -> tuple[Question, Mapping[str, object]] | None:
    declaration = policy.declarations.facts[fact]
    assert isinstance(declaration, LevelsFact)
    asked = declaration.date_question
    if asked is None:
        return None
    held = facts.get(fact)
    is_held = isinstance(held, Mapping) and level in held
    return (asked.held if is_held else asked.earlier), {}


def _words(policy: Policy, facts: Mapping[str, object], name: str) -> dict[str, str]:
    """What may stand in braces in a question: level, highest level held, and the cells of the tables' rows."""
    words = {"level": "", "highest": ""}
    fact, _, level = name.partition(".")
    declaration = policy.declarations.facts[fact]
    if isinstance(declaration, LevelsFact):
        words["level"] = declaration.name_of(level) if level else ""
        held = facts.get(fact)
        if isinstance(held, Mapping):
            names = [one for one in (*declaration.levels, *declaration.groups) if one in held]
            words["highest"] = declaration.name_of(names[-1]) if names else ""
    for table in policy.tables.values():
        key = next(iter(table.columns))
        row = next((row for row in table.rows if row[key] == facts.get(key)), None)
        words |= {f"{key}_{column}": cell for column, cell in (row or {}).items()}
    return words


def _matches(actual: object, expected: object) -> bool:
    if isinstance(actual, Mapping) and isinstance(expected, str):
        return expected in actual
    if isinstance(actual, list | tuple):
        return any(_same_item(item, expected) for item in actual)
    return actual == expected


def _same_item(item: object, expected: object) -> bool:
    if isinstance(item, Mapping) and isinstance(expected, Mapping):
        return all(item.get(key) == value for key, value in expected.items())
    return item == expected


def _merged(facts: Mapping[str, object], choice: Choice, when: Mapping[str, object]) -> dict[str, object]:
    merged = dict(facts)
    for fact, new in choice.sets.items():
        held, expected = facts.get(fact), when.get(fact)
        if fact in when and isinstance(held, list | tuple) and isinstance(new, list):
            merged[fact] = _replaced_items(held, expected, new)
        elif fact in when and isinstance(held, Mapping) and isinstance(new, Mapping) and isinstance(expected, str):
            date_told = held.get(expected)
            others = {level: day for level, day in held.items() if level != expected}
            merged[fact] = others | dict.fromkeys(new, date_told)
        else:
            merged[fact] = new
    return merged


def _replaced_items(held: Sequence[object], expected: object, new: Sequence[object]) -> list[object]:
    replaced: list[object] = []
    for item in held:
        if not _same_item(item, expected):
            replaced.append(item)
            continue
        replaced.extend(
            {**item, **one} if isinstance(item, Mapping) and isinstance(one, Mapping) else one for one in new
        )
    return replaced
