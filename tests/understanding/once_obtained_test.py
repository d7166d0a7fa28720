"""考了高级工之后呢 asks about a certificate still to come; whoever tells what he did after it holds it."""

from datetime import date

import pytest

from bot.understanding import read

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("then", ["呢", "呢？", "会怎样", "怎么办", "又能怎么样"])
@pytest.mark.parametrize("after", ["之后", "以后", "后"])
@pytest.mark.parametrize("obtain", ["考了", "考到", "拿到", "那我考下", "等我评上"])
def test_what_comes_after_a_certificate_is_asked_before_it_is_held(obtain: str, after: str, then: str) -> None:
    said = read(f"{obtain}高级工{after}{then}", today=TODAY)
    assert "skill_levels" not in said.facts
    assert said.hypothetical == {"skill_levels": {"senior_worker": None}}


@pytest.mark.parametrize(
    "told", ["考了高级工之后一直在做", "拿到高级工证以后没换过岗", "我考了高级工之后呢，一直在车间"]
)
def test_what_was_done_after_it_is_told_of_one_that_is_held(told: str) -> None:
    assert "senior_worker" in read(told, today=TODAY).facts["skill_levels"]
