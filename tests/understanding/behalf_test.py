"""What a sentence about somebody else says, if he had said it himself."""

from datetime import date

import pytest

from bot.understanding import read

TODAY = date(2026, 11, 22)
METRO = {"employer": "pilot", "enterprise": "guangzhou_metro"}
PORT = {"employer": "pilot", "enterprise": "guangzhou_port"}
SILVER = {"contest": "worldskills", "prize": "silver"}


def other(text, asking=None):
    """The reading on his behalf, and what is read of the speaker himself."""
    reading = read(text, today=TODAY, asking=asking)
    return reading.other, reading.facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("我老公是技师", {"skill_levels": {"technician": None}}),
        ("他的证是20年的", {"skill_levels": {"unspecified": "2020"}}),
        ("帮我老公问一下，他是技师，2020年拿的", {"skill_levels": {"technician": "2020"}}),
        ("帮朋友问下，广州地铁的，高级工，19年拿证", {**METRO, "skill_levels": {"senior_worker": "2019"}}),
        ("我儿子世界技能大赛拿了银牌能直接当工程师吗", {"contest_awards": [SILVER]}),
        ("我哥哥喺广州港做，有高级工证", {**PORT, "skill_levels": {"senior_worker": None}}),
        ("我徒弟考了高級工，2022年的", {"skill_levels": {"senior_worker": "2022"}}),
        ("我们有个师傅是技师，没有职称", {"skill_levels": {"technician": None}, "titles": {}}),
    ],
)
def test_what_is_said_of_another_is_his_alone(text, facts):
    """Nothing of it is the speaker's."""
    theirs, own = other(text)
    assert theirs["facts"] == facts
    assert theirs["alone"]
    assert own == {}


@pytest.mark.parametrize("text", ["我在广州港做，技师", "技师证，2020年拿的", "", "我师傅说我可以评工程师", "你好"])
def test_who_speaks_of_nobody_else_has_no_such_reading(text):
    """A person who is only mentioned is not the subject."""
    assert other(text)[0] is None


@pytest.mark.parametrize("text", ["我同事技师三年就评上了，我高级工能不能评", "我是高级工，我老婆是技师"])
def test_a_sentence_about_both_keeps_them_apart(text):
    """It is not about the other alone."""
    theirs, own = other(text)
    assert own == {"skill_levels": {"senior_worker": None}}
    assert set(theirs["facts"]["skill_levels"]) == {"technician"}
    assert not theirs["alone"]
    assert not theirs["asked"]


@pytest.mark.parametrize(
    "text", ["帮我老公问一下", "替我爸问问", "我是人事，帮员工问的", "同我老婆问下先", "幫我哥問一下"]
)
def test_asking_for_somebody_is_heard(text):
    """Also without any fact."""
    assert other(text)[0]["asked"]


def test_his_word_with_two_meanings_is_asked_about_too():
    """Nothing is guessed of him either."""
    theirs, own = other("我老公是高工")
    assert theirs["facts"] == {}
    assert theirs["clarify"]
    assert own == {}
