"""What a person costs: in a batch, alone, and as a verdict of OpenFisca; answers are checked equal first.

All subjects of a table run in one process, one after the other in every round; the ratios are those of a round.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median, quantiles

import numpy as np

import policy_rules
from bench.core.clauses import PATHWAYS
from bench.core.peers.openfisca import Rules
from bench.core.people import people
from bench.core.prepared import prepared
from bench.population.rosters import AS_OF, roster
from policy_rules.facts.model import Facts
from policy_rules.population.encoding import Column, Columns, columns_of, encode
from policy_rules.population.people import People
from policy_rules.population.roster.reading import Roster
from policy_rules.population.screen import Screen
from policy_rules.population.screened import OPEN
from policy_rules.population.verification import screened_fields, single_fields

CHECKED = 500
ALONE = 100
DIFFERENT = 10_000
BATCH = 1 << 17
DAY = AS_OF.toordinal()

OURS = "ours: every status; days, unmet, missing and already held as they are kept"

Subjects = dict[str, tuple[Callable[[], object], int]]
Times = dict[str, list[float]]


def run(number: int, rounds: int) -> None:
    """Both tables."""
    policy = policy_rules.load_policy(policy_rules.available_policies()[0]).on(AS_OF)
    _against_one(policy, number, rounds)
    _against_openfisca(policy, number, rounds)


def _against_one(policy: policy_rules.Policy, number: int, rounds: int) -> None:
    """People as rosters have them, a tenth of the cells empty."""
    batches = list(Roster(roster(number), policy.declarations).batches())
    crowd = [encode(batch.columns, policy.declarations, DAY) for batch in batches]
    facts = [batches[0].columns.facts_of(row) for row in range(CHECKED + 2 * rounds * ALONE)]
    raw = [_json(one) for one in facts]
    screen = Screen(policy, AS_OF)
    decided = screen.decide(crowd[0])
    for row in range(CHECKED):
        for pathway, expected in single_fields(screen, facts[row]).items():
            if screened_fields(screen, decided[pathway], row) != expected:
                message = f"person {row}, {pathway}"
                raise AssertionError(message)
    next_ones = iter(range(CHECKED, len(facts), ALONE))

    def one_by_one() -> None:
        start = next(next_ones)
        for one in facts[start : start + ALONE]:
            policy_rules.decide(policy, one, AS_OF)

    def from_json() -> None:
        start = next(next_ones)
        for one in raw[start : start + ALONE]:
            policy_rules.decide(policy, policy_rules.parse_facts(one), AS_OF)

    ours = "the roster, already read"
    times = _measured(
        {
            "one at a time: decide()": (one_by_one, ALONE),
            "one at a time: parse_facts() and decide()": (from_json, ALONE),
            ours: (lambda: _spread(screen, crowd), number),
            "the roster, already read, by a screen made anew": (
                lambda: _screened(Screen(policy, AS_OF), crowd),
                number,
            ),
        },
        rounds,
    )
    print(f"\n{CHECKED} people checked field by field. {number:,} people of a made-up roster, 15 pathways:\n")
    _print(times, ours)


def _against_openfisca(policy: policy_rules.Policy, number: int, rounds: int) -> None:
    """People of whom everything is known, since OpenFisca has no unknown; its days are counted out beforehand."""
    raw = people(DIFFERENT, seed=9)
    repeated = np.arange(number) % DIFFERENT
    given = [prepared(facts, DAY) for facts in raw]
    rules = Rules(given[0])
    inputs = {name: column[repeated] for name, column in rules.columns(given).items()}
    columns = columns_of([policy_rules.parse_facts(facts) for facts in raw], policy.declarations)
    crowd = _batches(columns, repeated, policy)
    screen = Screen(policy, AS_OF)
    verdicts = rules.many(inputs)
    start = 0
    for batch in crowd:
        decided = screen.decide(batch)
        for pathway, verdict in zip(PATHWAYS, verdicts, strict=True):
            if not np.array_equal(decided[pathway.id].status == OPEN, verdict[start : start + batch.size]):
                raise AssertionError(pathway.id)
        start += batch.size
    times = _measured(
        {
            "OpenFisca, new simulation: yes or no": (lambda: rules.many(inputs), number),
            OURS: (lambda: _screened(screen, crowd), number),
        },
        rounds,
    )
    print(f"\nAll {number:,} verdicts checked equal. The same 15 pathways, inputs encoded on both sides:\n")
    _print(times, OURS)


def _batches(columns: Columns, rows: np.ndarray, policy: policy_rules.Policy) -> list[People]:
    found = []
    for start in range(0, len(rows), BATCH):
        chosen = rows[start : start + BATCH]
        facts = {fact: Column(column.values, column.places[chosen]) for fact, column in columns.facts.items()}
        found.append(encode(Columns(len(chosen), facts), policy.declarations, DAY))
    return found


FIELDS = ("status", "earliest", "earliest_sure", "missing", "unmet", "personal_status", "personal_earliest")
FIELDS += ("personal_earliest_sure", "already_held")


def _screened(screen: Screen, crowd: list[People]) -> None:
    for batch in crowd:
        screen.decide(batch)


def _spread(screen: Screen, crowd: list[People]) -> None:
    """Decided, and every field of every pathway spread out to an entry a person."""
    for batch in crowd:
        for pathway in screen.decide(batch).values():
            for field in FIELDS:
                getattr(pathway, field)


def _measured(subjects: Subjects, rounds: int) -> Times:
    """Microseconds of processor time a person, a figure a round; all of it is done by one thread."""
    times: Times = {name: [] for name in subjects}
    for _ in range(rounds):
        for name, (work, number) in subjects.items():
            start = time.process_time()
            work()
            times[name].append((time.process_time() - start) / number * 1e6)
    return times


def _print(times: Times, ours: str) -> None:
    print("| | µs a person | times ours [quartiles] |\n|---|---|---|")
    for name, figures in times.items():
        ratios = [one / own for one, own in zip(figures, times[ours], strict=True)]
        low, _, high = quantiles(ratios, n=4)
        print(f"| {name} | {median(figures):.3g} | {median(ratios):.3g} [{low:.3g}, {high:.3g}] |")


def _json(facts: Facts) -> dict[str, object]:
    """Facts as JSON again, as a loop over a roster would have them."""
    return {name: _plain(value) for name, value in facts.as_json().items()}


def _plain(value: object) -> object:
    from policy_rules.dates import Interval, iso
    from policy_rules.facts.model import Award, Work

    if isinstance(value, Work):
        return {"gap_days": value.gap_days} if value.gap_days is not None else False
    if isinstance(value, Interval):
        return {"earliest": iso(value.earliest), "latest": iso(value.latest)} if value.earliest else None
    if isinstance(value, Award):
        return {"contest": value.contest, "prize": value.prize}
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, tuple | frozenset):
        return [_plain(one) for one in value]
    return value
