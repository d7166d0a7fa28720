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
IN_THE_MIDDLE_SECONDS = 0.15


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
def visits(cluster: Cluster, undisturbed: dict[str, Visit]) -> list[Visit]:
    """Everybody at once; each misfortune waits until the one before has passed and a share of the answers was given.

    Then everybody holds his tongue for a moment, all go on at once for one share further, and it strikes among them:
    however fast the answers come, somebody is in the middle of his words, and nobody ends before it all happened.
    """
    people: list[Person] = [PEOPLE[number % len(PEOPLE)] for number in range(CONVERSATIONS)]
    crowd = Crowd(cluster.url, [Visit(person) for person in people])
    expected = sum(len(undisturbed[person.name].sent) for person in people)
    started = time.monotonic()
    causes = misfortunes(cluster)
    share = expected / (len(causes) + 2)
    crowd.patience = share
    thread = crowd.begin()
    for number, strike in enumerate(causes, start=1):
        while thread.is_alive() and crowd.answered < number * share:
            assert time.monotonic() - started < DEADLINE_SECONDS, cluster.output()
            time.sleep(0.05)
        assert thread.is_alive(), "the conversations were over before everything had happened"
        crowd.patience = (number + 1) * share
        time.sleep(IN_THE_MIDDLE_SECONDS)
        strike()
    crowd.patience = None
    thread.join(DEADLINE_SECONDS - (time.monotonic() - started))
    assert not thread.is_alive(), f"{crowd.answered} of {expected} messages answered\n{cluster.output()}"
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


def test_the_people_had_to_insist(visits: list[Visit]) -> None:
    """Otherwise nothing was broken while they talked."""
    assert any(visit.repeats for visit in visits)
