"""Three hundred conversations at once while every part of the cluster dies once and comes back."""

import time
from collections.abc import Callable

import pytest

from bot.storage import command_line
from tests.cluster.crowd import Crowd, Visit
from tests.cluster.people import PEOPLE, Person, statuses
from tests.cluster.stored import database, taken, turns
from tests.support.cluster import Cluster
from tests.support.processes import Program

CONVERSATIONS = 300
DEADLINE_SECONDS = 900.0
MANY = 40


def kill_and_restart(program: Program) -> None:
    """End a server without warning, and start it again."""
    program.kill()
    program.start()
    program.wait()


def misfortunes(cluster: Cluster) -> list[Callable[[], None]]:
    """What happens, one after the other."""
    return [
        lambda: kill_and_restart(cluster.gateways[0]),
        lambda: kill_and_restart(cluster.rasas[0]),
        lambda: kill_and_restart(cluster.actions[0]),
        cluster.redis.crash,
        cluster.postgresql.crash,
    ]


@pytest.fixture(scope="module")
def undisturbed(cluster: Cluster) -> dict[str, Visit]:
    """How the same people fare on a quiet day."""
    visits = [Visit(person) for person in PEOPLE]
    Crowd(cluster.url, visits).begin().join()
    return {visit.person.name: visit for visit in visits}


@pytest.fixture(scope="module")
def crowd(cluster: Cluster, undisturbed: dict[str, Visit]) -> Crowd:
    """All come, and have their first answer; then a misfortune strikes five times among people who speak.

    Before each all answers are given and many hold their tongue; these speak at once, and it strikes when a third of
    them are answered: however fast the answers come, the others are in the middle of their words.
    """
    people: list[Person] = [PEOPLE[number % len(PEOPLE)] for number in range(CONVERSATIONS)]
    crowd = Crowd(cluster.url, [Visit(person) for person in people], words=CONVERSATIONS)
    expected = sum(len(undisturbed[person.name].sent) for person in people)
    started = time.monotonic()
    causes = misfortunes(cluster)
    share = (expected - CONVERSATIONS) // len(causes)
    thread = crowd.begin()

    def wait_until(so: Callable[[], bool]) -> None:
        while not so():
            assert thread.is_alive(), "the conversations were over before everything had happened"
            assert time.monotonic() - started < DEADLINE_SECONDS, f"{crowd.answered} answered\n{cluster.output()}"
            time.sleep(0.01)

    for number, strike in enumerate(causes):
        before = CONVERSATIONS + number * share
        wait_until(lambda: crowd.answered == before and crowd.holding >= MANY)  # noqa: B023 - waited for at once
        crowd.allow(share)
        wait_until(lambda: crowd.answered >= before + share // 3)  # noqa: B023 - waited for at once
        crowd.interrupted.append(crowd.under_way)
        strike()
    crowd.allow(expected)
    thread.join(DEADLINE_SECONDS - (time.monotonic() - started))
    assert not thread.is_alive(), f"{crowd.answered} of {expected} messages answered\n{cluster.output()}"
    return crowd


@pytest.fixture(scope="module")
def visits(crowd: Crowd) -> list[Visit]:
    """The conversations, when all are over."""
    return list(crowd.visits)


def test_every_person_gets_the_answers_of_a_quiet_day(visits: list[Visit], undisturbed: dict[str, Visit]) -> None:
    for visit in visits:
        quiet = undisturbed[visit.person.name]
        assert [answer["messages"] for answer in visit.answers] == [answer["messages"] for answer in quiet.answers]


def test_every_conversation_ends_in_the_decision_that_its_facts_demand(visits: list[Visit]) -> None:
    for visit in visits:
        assert statuses(visit.answers[-1]["decision"]) == visit.person.decision()


def test_every_message_is_one_turn_in_its_place_with_the_answer_that_the_person_read(
    cluster: Cluster, visits: list[Visit]
) -> None:
    with database(cluster.database_url) as connection:
        for visit in visits:
            stored = turns(connection, visit.id)
            assert [(message_id, state) for message_id, state, _ in stored] == [
                (message["client_message_id"], "answered") for message in visit.sent
            ]
            assert [answer["messages"] for _, _, answer in stored] == [answer["messages"] for answer in visit.answers]


def test_the_tracker_holds_every_message_once_and_in_order(cluster: Cluster, visits: list[Visit]) -> None:
    with database(cluster.database_url) as connection:
        for visit in visits:
            assert taken(connection, visit.id) == [message["client_message_id"] for message in visit.sent]


def test_every_stored_decision_is_computed_again_without_a_difference(cluster: Cluster, visits: list[Visit]) -> None:
    assert visits
    assert command_line.replay(["--database-url", cluster.database_url]) == 0


def test_each_misfortune_struck_while_people_waited_for_an_answer(cluster: Cluster, crowd: Crowd) -> None:
    assert len(crowd.interrupted) == len(misfortunes(cluster))
    assert min(crowd.interrupted) > 0
