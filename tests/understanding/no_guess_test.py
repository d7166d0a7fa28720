"""Where two readings are equally near, nothing is read."""

from datetime import date

import pytest

from bot.understanding import read

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("said", ["19、20年左右", "大概21、22年的样子", "18、19年吧", "5、6年左右"])
def test_years_or_lengths_that_nothing_tells_apart_date_no_certificate(said):
    """With a verb that obtains, they are years."""
    assert read(said, today=TODAY, asking="skill_levels.technician").facts == {}
    dated = read("19、20年左右拿的", today=TODAY, asking="skill_levels.technician").facts["skill_levels"]
    assert dated["technician"] == {"earliest": "2019-01-01", "latest": "2020-12-31"}


@pytest.mark.parametrize("said", ["你问我报没报过职称", "报没报过职称我忘了", "评没评过我想想"])
def test_repeating_the_question_is_no_answer_to_it(said):
    """A plain denial is."""
    assert read(said, today=TODAY, asking="has_applied_for_title").facts == {}
    assert read("没报过职称", today=TODAY, asking="has_applied_for_title").facts["has_applied_for_title"] is False


@pytest.mark.parametrize("said", ["高级职称是associate还是full的那种？", "中级职称是考的还是评的那种"])
def test_asking_which_of_two_says_that_one_holds_neither(said):
    """Nothing of it is a fact."""
    assert read(said, today=TODAY).facts == {}


@pytest.mark.parametrize("said", ["昨天的明天", "昨天的明天的昨天啊", "前天的昨天"])
def test_the_day_of_a_day_is_no_day(said):
    """The day alone is."""
    assert read(said, today=TODAY, asking="skill_levels.technician").facts == {}
    told = read("昨天", today=TODAY, asking="skill_levels.technician").facts
    assert told == {"skill_levels": {"technician": "2026-11-21"}}
