"""Statistics: per agent and day, the words not understood, and the conditions that stop most people."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from bot.console.workbench.nearness import LABELS
from bot.storage.console_lookups import LookupRecord, UnreadRecord


@dataclass(frozen=True, slots=True)
class Daily:
    """One agent's day: calls, seconds from first fact to last decision (median), calls by outcome, words not read."""

    day: date
    agent: str
    calls: int
    seconds: int
    outcomes: dict[str, int]
    unread: int


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A condition of a clause, and how many callers it stopped; `only`: for how many nothing else was in the way."""

    clause: str
    condition: str
    waiting: bool
    callers: int
    only: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word for the lexicon's to-do list."""

    word: str
    kind: str
    times: int


def daily(calls: Iterable[LookupRecord], unread: Iterable[UnreadRecord] = ()) -> list[Daily]:
    """Count calls and words that were not read, per agent and day, newest day first."""
    missed = Counter((one.day, one.agent) for one in unread)
    grouped: dict[tuple[date, str], list[LookupRecord]] = defaultdict(list)
    for call in calls:
        grouped[call.day, call.agent].append(call)
    keys = dict.fromkeys((*grouped, *missed))
    days = [_day(day, agent, grouped[day, agent], missed[day, agent]) for day, agent in keys]
    return sorted(days, key=lambda one: (-one.day.toordinal(), one.agent))


def _day(day: date, agent: str, calls: Sequence[LookupRecord], missed: int) -> Daily:
    taken = [(call.decided_at - call.started_at).total_seconds() for call in calls]
    counted = Counter(call.outcome for call in calls)
    outcomes = {status: counted[status] for status in LABELS}
    return Daily(day, agent, len(calls), round(median(taken or [0])), outcomes, missed)


def obstacles(calls: Iterable[LookupRecord]) -> list[Obstacle]:
    """Count callers by what stopped them; first what alone stopped most."""
    callers: Counter[tuple[str, str, str]] = Counter()
    only: Counter[tuple[str, str, str]] = Counter()
    for call in calls:
        for clause, condition, state, alone in call.blockers:
            callers[clause, condition, state] += 1
            only[clause, condition, state] += bool(alone)
    found = [
        Obstacle(clause, condition, state == "not_yet", count, only[clause, condition, state])
        for (clause, condition, state), count in callers.items()
    ]
    return sorted(found, key=lambda one: (-one.only, -one.callers, one.clause, one.condition))


def words(unread: Iterable[UnreadRecord]) -> list[Word]:
    """Count the words that were not understood, the most frequent first."""
    counted = Counter((one.word, one.kind) for one in unread)
    found = [Word(word, kind, times) for (word, kind), times in counted.items()]
    return sorted(found, key=lambda one: (-one.times, one.word))
