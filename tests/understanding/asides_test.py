"""What stands beside a level and says that it is within reach, handed in once, or only wrongly dated."""

from datetime import date
from typing import Any

import pytest

from bot.understanding import read

TODAY = date(2026, 11, 22)


def facts_of(text: str, asking: str | None = None) -> dict[str, Any]:
    """What the sentence asserts about the speaker."""
    facts: dict[str, Any] = read(text, today=TODAY, asking=asking).as_dict()["facts"]
    return facts


@pytest.mark.parametrize("asked", ["我报得了吧？", "报得了吗", "评得上不", "申报得了"])
def test_a_level_within_reach_is_not_held(asked: str) -> None:
    found = facts_of(f"技师证2020年5月发的，中级职称{asked}")
    assert found["skill_levels"] == {"technician": "2020-05"}
    assert "titles" not in found


@pytest.mark.parametrize("tried", ["前年递过一回，让专家组给刷了", "报过两次", "去年申报过一回"])
def test_a_title_handed_in_is_not_held(tried: str) -> None:
    assert facts_of(f"副高2017年，正高{tried}")["titles"] == {"associate_senior": "2017"}


@pytest.mark.parametrize("queue", ["技师我还排着队考", "技師我仲排緊隊考", "技师还在排队考"])
def test_an_examination_still_waited_for(queue: str) -> None:
    assert facts_of(f"证是高级工，{queue}")["skill_levels"] == {"senior_worker": None}


@pytest.mark.parametrize("wrong", ["那个不对", "那年写错了", "嗰個唔啱", "的日期错了"])
def test_a_day_put_right_leaves_the_level_held(wrong: str) -> None:
    assert facts_of(f"助工{wrong}，应该是2021年10月")["titles"] == {"junior": "2021-10"}


@pytest.mark.parametrize("written", ["20l9年", "2O19年", "20I9年"])
def test_a_letter_between_digits_is_a_digit(written: str) -> None:
    assert facts_of(f"高级工{written}")["skill_levels"] == {"senior_worker": "2019"}


@pytest.mark.parametrize("entry", ["2024年2月入的职", "入职是2024年2月"])
def test_an_entry_told_outright_is_that_of_the_one_employer(entry: str) -> None:
    assert facts_of(f"目前在广州公交集团修大巴，一线，{entry}")["guangzhou_enterprise_since"] == "2024-02"


@pytest.mark.parametrize("school", ["读技校嗰陣考嘅", "读技校的时候考的", "读技校那时考的"])
def test_the_school_of_those_days_is_no_present_state(school: str) -> None:
    found = facts_of(f"就一本中级工，2022年{school}")
    assert found["skill_levels"] == {"intermediate_worker": "2022"}
    assert "employer" not in found


@pytest.mark.parametrize("place", ["压箱底了", "压箱底呢"])
def test_where_the_paper_lies_tells_nothing_of_the_work(place: str) -> None:
    assert "worked_since_skill" not in facts_of(f"鬼记得，证{place}", "skill_levels.senior_worker")


@pytest.mark.parametrize("work", ["持续从事相关岗位", "一直从事相关工作"])
def test_related_work_since_says_nothing_of_a_match(work: str) -> None:
    found = facts_of(f"2021年6月取得中级职称，此后{work}")
    assert "title_matches_post" not in found
    assert found["worked_since_title"] is True


def test_not_among_the_first_three_takes_no_prize_away() -> None:
    prize = {"contest": "national", "prize": "excellence"}
    assert facts_of("全国技能大赛我拿的是优胜奖没进前三")["contest_awards"] == [prize]


@pytest.mark.parametrize("years", ["开吊车开了三十年", "修车修了三十年"])
def test_a_working_life_and_two_certificates_in_one_breath(years: str) -> None:
    said = f"广州港{years}高级工是九八年考的技师是零六年考的"
    assert facts_of(said)["skill_levels"] == {"senior_worker": "1998", "technician": "2006"}
