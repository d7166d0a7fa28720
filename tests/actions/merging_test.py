"""How what is told joins what is held."""

import pytest

from actions.merging import difference, merge

TECHNICIAN = {"skill_levels": {"technician": "2022-03-15"}}


def test_facts_of_several_messages_add_up() -> None:
    merged = merge({"employer": "pilot"}, TECHNICIAN)
    assert merged.facts == {"employer": "pilot", **TECHNICIAN}
    assert not merged.doubts


def test_certificates_of_several_levels_each_keep_their_date() -> None:
    merged = merge(TECHNICIAN, {"skill_levels": {"senior_worker": "2018"}})
    assert merged.facts["skill_levels"] == {"technician": "2022-03-15", "senior_worker": "2018"}
    assert not merged.doubts


def test_a_date_without_a_level_belongs_to_the_level_asked_about() -> None:
    merged = merge(
        {"skill_levels": {"technician": None, "senior_worker": None}},
        {"skill_levels": {"unspecified": "2022-03"}},
        asking="skill_levels.senior_worker",
    )
    assert merged.facts["skill_levels"] == {"technician": None, "senior_worker": "2022-03"}


def test_a_date_without_a_level_belongs_to_the_level_spoken_of_last() -> None:
    merged = merge(
        {"skill_levels": {"technician": None, "senior_worker": None}},
        {"skill_levels": {"unspecified": "2018"}},
        last="skill_levels.senior_worker",
    )
    assert merged.facts["skill_levels"]["senior_worker"] == "2018"


def test_a_date_without_a_level_belongs_to_the_level_of_the_same_sentence() -> None:
    merged = merge({}, {"titles": {"junior": None, "unspecified": "2020-06"}}, last="skill_levels.technician")
    assert merged.facts == {"titles": {"junior": "2020-06"}}


def test_a_date_that_comes_before_any_level_waits() -> None:
    merged = merge({}, {"skill_levels": {"unspecified": "2022"}})
    assert merged.facts == {}
    assert merged.loose == {"skill_levels": "2022"}


@pytest.mark.parametrize(("first", "second"), [("2022", "2022-03-15"), ("2022-03-15", "2022"), (None, "2022-03-15")])
def test_a_more_exact_date_is_kept_in_whatever_order_it_comes(first: str | None, second: str) -> None:
    merged = merge({"skill_levels": {"technician": first}}, {"skill_levels": {"technician": second}})
    assert merged.facts["skill_levels"] == {"technician": "2022-03-15"}
    assert not merged.doubts


def test_intervals_that_overlap_leave_what_both_allow() -> None:
    one, other = {"earliest": "2022-01-01", "latest": "2022-06-30"}, {"earliest": "2022-03-01", "latest": "2023-01-01"}
    merged = merge({"titles": {"junior": one}}, {"titles": {"junior": other}})
    assert merged.facts["titles"]["junior"] == {"earliest": "2022-03-01", "latest": "2022-06-30"}


def test_two_dates_for_one_level_are_asked_about_and_the_old_one_stays_meanwhile() -> None:
    merged = merge(TECHNICIAN, {"skill_levels": {"technician": "2021-03-15"}})
    assert merged.facts == TECHNICIAN
    [doubt] = merged.doubts
    assert doubt.question == "您前面说的是“技师（2022年3月15日）”，现在说的是“技师（2021年3月15日）”，以哪个为准？"
    assert [option.sets for option in doubt.options] == [
        {"skill_levels": {"technician": "2021-03-15"}},
        {"skill_levels": {"technician": "2022-03-15"}},
    ]


def test_a_correcting_word_replaces_the_date_without_a_question() -> None:
    merged = merge(TECHNICIAN, {"skill_levels": {"technician": "2021"}}, replace=True)
    assert merged.facts == {"skill_levels": {"technician": "2021"}}
    assert not merged.doubts


def test_a_corrected_level_keeps_the_date_of_the_certificate() -> None:
    merged = merge(
        TECHNICIAN, {"skill_levels": {"senior_technician": None}}, replace=True, last="skill_levels.technician"
    )
    assert merged.facts == {"skill_levels": {"senior_technician": "2022-03-15"}}


def test_a_level_that_is_denied_while_another_is_named_gives_its_date_on() -> None:
    merged = merge(
        TECHNICIAN, {"skill_levels": {"senior_worker": None}}, negated={"skill_levels": {"technician": None}}
    )
    assert merged.facts == {"skill_levels": {"senior_worker": "2022-03-15"}}


def test_a_level_that_is_denied_is_no_longer_held() -> None:
    held = {"skill_levels": {"technician": None, "senior_worker": "2018"}}
    merged = merge(held, {}, negated={"skill_levels": {"technician": None}})
    assert merged.facts == {"skill_levels": {"senior_worker": "2018"}}


def test_the_only_level_denied_leaves_the_fact_unknown_not_empty() -> None:
    assert merge(TECHNICIAN, {}, negated={"skill_levels": {"technician": None}}).facts == {}


def test_none_and_some_contradict_each_other() -> None:
    [doubt] = merge({"titles": {}}, {"titles": {"junior": None}}).doubts
    assert "没有职称" in doubt.question
    assert "初级职称" in doubt.question


def test_a_lower_level_as_the_only_one_contradicts_a_higher_one() -> None:
    [doubt] = merge(TECHNICIAN, {"skill_levels": {"senior_worker": None}, "skill_levels_complete": True}).doubts
    assert doubt.options[0].label == "最高就是高级工"


def test_a_higher_level_later_is_no_contradiction() -> None:
    merged = merge({"skill_levels": {"senior_worker": "2018"}}, {"skill_levels": {"technician": "2022"}})
    assert not merged.doubts
    assert set(merged.facts["skill_levels"]) == {"senior_worker", "technician"}


def test_another_employer_without_a_correcting_word_is_asked_about() -> None:
    merged = merge({"employer": "pilot", "enterprise": "gac"}, {"employer": "joint_venture"})
    assert merged.facts == {"employer": "pilot", "enterprise": "gac"}
    assert [option.label for option in merged.doubts[0].options] == ["合资企业", "试点企业本部，广州汽车集团"]


def test_a_new_employer_takes_what_was_said_of_the_old_post_away() -> None:
    held = {"employer": "pilot", "enterprise": "gac", "in_pilot_field": True, "is_frontline": True, **TECHNICIAN}
    merged = merge(held, {"employer": "district"}, replace=True)
    assert merged.facts == {"employer": "district", **TECHNICIAN}


def test_dispatched_to_the_same_company_is_only_more_exact() -> None:
    merged = merge({"employer": "pilot", "enterprise": "guangzhou_metro"}, {"employer": "pilot_dispatched"})
    assert merged.facts == {"employer": "pilot_dispatched", "enterprise": "guangzhou_metro"}
    assert not merged.doubts


def test_an_award_is_completed_by_what_is_told_later() -> None:
    held = {"contest_awards": [{"contest": "worldskills", "prize": None}]}
    merged = merge(held, {"contest_awards": [{"contest": None, "prize": "gold"}]})
    assert merged.facts["contest_awards"] == [{"contest": "worldskills", "prize": "gold"}]


def test_two_medals_are_two_awards() -> None:
    held = {"contest_awards": [{"contest": "worldskills", "prize": "bronze"}]}
    merged = merge(held, {"contest_awards": [{"contest": "national", "prize": "gold"}]})
    assert len(merged.facts["contest_awards"]) == 2


def test_the_contest_is_corrected_and_the_prize_kept() -> None:
    held = {"contest_awards": [{"contest": "worldskills", "prize": "gold"}]}
    merged = merge(held, {"contest_awards": [{"contest": "national", "prize": None}]}, replace=True)
    assert merged.facts["contest_awards"] == [{"contest": "national", "prize": "gold"}]


def test_the_level_of_a_model_worker_replaces_the_word_without_level() -> None:
    merged = merge({"honours": ["model_worker"]}, {"honours": ["city_model_worker"]})
    assert merged.facts["honours"] == ["city_model_worker"]


def test_no_honours_after_an_honour_is_asked_about() -> None:
    assert merge({"honours": ["model_worker"]}, {"honours": []}).doubts


def test_only_what_is_new_is_read_back() -> None:
    before = {"employer": "pilot", "skill_levels": {"technician": None}}
    after = {"employer": "pilot", "skill_levels": {"technician": None, "senior_worker": "2018"}, "titles": {}}
    assert difference(before, after) == {"skill_levels": {"senior_worker": "2018"}, "titles": {}}
