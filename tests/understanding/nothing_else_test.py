"""没有别的 says that what was told is all; it never says that there is nothing."""

from datetime import date

import pytest

from bot.understanding import read

TODAY = date(2026, 11, 22)


def facts(text, asking=None):
    """What is read of the speaker."""
    return read(text, today=TODAY, asking=asking).facts


@pytest.mark.parametrize("other", ["别的", "其他", "其它", "另外的", "别的什么"])
@pytest.mark.parametrize("words", ["除了这个没有{}证", "就这一本，没{}证了", "冇{}证", "没有{}职称", "没考过{}证"])
def test_no_other_is_not_none(words, other):
    """Else somebody who holds one certificate would be told that he holds none."""
    said = facts(words.format(other))
    assert said.get("skill_levels") != {}
    assert said.get("titles") != {}


@pytest.mark.parametrize("words", ["没有别的证了", "除了这个没有别的证", "就这一本，没有其他证", "除了这本没别的了"])
def test_asked_whether_that_is_all_it_is_the_answer(words):
    """A question back is none."""
    assert facts(words, "skill_levels_complete")["skill_levels_complete"] is True
    assert "skill_levels_complete" not in facts("有没有别的证？", "skill_levels_complete")


@pytest.mark.parametrize("words", ["没有任何证", "什么证都没有", "一本证都没有"])
def test_none_at_all_is_none(words):
    """The certificates are told to be none."""
    assert facts(words)["skill_levels"] == {}


@pytest.mark.parametrize("asked", ["in_pilot_field", "title_matches_post", "skill_matches_post", "is_frontline"])
def test_an_exception_in_time_answers_no_question_of_another_kind(asked):
    """除了当兵都在 speaks of having been at work."""
    assert facts("除了当兵都在", asked) == {}


@pytest.mark.parametrize("asked", ["titles", "skill_levels", "contest_awards", "honours", "qualifications"])
@pytest.mark.parametrize("words", ["没断过", "没停过", "没换过", "没离开过", "没转过岗", "一直没断过", "没中断过"])
def test_work_without_a_break_answers_no_question_about_what_one_holds(words, asked):
    """Told late, in answer to the question before: 没断过 must not become "no title"."""
    assert asked not in facts(words, asked)
