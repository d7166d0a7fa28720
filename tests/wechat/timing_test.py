"""How long a delivery may wait: four seconds, and less the more of them wait at once."""

from bot.gateway.wechat.timing import Timing

WECHATS_PATIENCE = 5.0
TIMING = Timing()


def test_one_alone_may_wait_for_four_seconds() -> None:
    assert TIMING.patience(1) == 4.0


def test_the_more_wait_the_earlier_the_later_ones_are_let_go_so_that_all_answers_get_through() -> None:
    patience = [TIMING.patience(waiting) for waiting in range(1, 201)]
    assert patience == sorted(patience, reverse=True)
    assert patience[-1] < 2.0


def test_however_many_wait_each_has_a_moment() -> None:
    assert TIMING.patience(100_000) == TIMING.least > 0


def test_every_answer_leaves_before_wechat_cuts_off() -> None:
    assert TIMING.deadline < TIMING.latest < WECHATS_PATIENCE < TIMING.hopeless
