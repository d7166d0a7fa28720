"""300 made-up people talk to the bot, through the actions, until it has decided."""

from dataclasses import replace
from random import Random

import pytest

from tests.simulator.mattering import could_matter
from tests.simulator.person import make
from tests.simulator.report import Report, simulate
from tests.simulator.talking import talk


@pytest.fixture(scope="module")
def report() -> Report:
    """What came of 300 talks."""
    return simulate(300, seed=20261122, look_closely_at=40)


def test_the_bot_decides_as_on_the_hidden_facts(report: Report) -> None:
    assert report.people == 300
    assert report.wrong == []


def test_nothing_is_asked_twice(report: Report) -> None:
    assert report.repeated == []


def test_the_questions_are_within_one_of_the_best_possible_order(report: Report) -> None:
    assert 0 <= report.above_best <= 1


def test_no_question_is_put_whose_answer_could_not_matter(report: Report) -> None:
    assert report.idle == []


def test_the_check_notices_a_question_that_cannot_matter() -> None:
    person = make(Random(1))
    assert not could_matter(person, {"employer": "outside_guangzhou"}, "is_frontline", Random(1))


def test_the_check_notices_a_wrong_decision() -> None:
    talked = talk(replace(make(Random(2)), style="words"))
    assert talked.right
    talked.decided["pathways"][0] = {**talked.decided["pathways"][0], "status": "open"}
    talked.hidden["pathways"][0] = {**talked.hidden["pathways"][0], "status": "closed"}
    assert not talked.right
