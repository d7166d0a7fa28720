"""The answer, for people of different kinds."""

from datetime import date
from typing import Any

from actions import rules
from actions.merging import difference
from actions.wording import details
from actions.wording.answer import answer
from actions.wording.dates import from_day, when
from tests.actions.situations import NOTHING_ELSE

TODAY = date(2026, 11, 22)
GAC: dict[str, Any] = {
    "employer": "pilot",
    "enterprise": "gac",
    "in_pilot_field": True,
    "is_frontline": True,
    "worked_since_skill": True,
}


def answered(**facts: Any) -> str:  # noqa: ANN401 - any fact
    """The answer for these facts."""
    supposing = rules.decide({**dict.fromkeys(rules.WORK_GOES_ON, True), **facts}, TODAY)
    return answer(rules.decide(facts, TODAY), supposing)


def test_a_day_that_is_not_certain_is_said_with_its_last_day() -> None:
    assert from_day("2027-05-01", "2027-05-31") == "2027年5月1日（最迟2027年5月31日）"
    assert from_day("2027-05-01", "2027-05-01") == "2027年5月1日"
    assert when({"earliest": "2022-01-01", "latest": "2022-06-30"}) == "2022年1月1日至2022年6月30日之间"


def test_only_time_is_missing() -> None:
    said = answered(**GAC, **NOTHING_ELSE, skill_levels={"senior_worker": "2025-05"}, skill_levels_complete=True)
    assert said.startswith(
        "结论：只差时间。初级职称从2027年5月1日（最迟2027年5月31日）起可申报评审，前提是一直从事相应工作。"
    )
    assert "依据三（一）1（1）：“" in said


def test_an_open_way_is_not_said_to_be_stopped_by_the_employer() -> None:
    said = answered(**GAC, **NOTHING_ELSE, skill_levels={"technician": "2022-03-15"})
    assert "现在可申报评审中级职称" in said
    assert "卡在单位" not in said


def test_own_conditions_and_the_employers_are_told_apart_in_the_list_of_all() -> None:
    facts = {**NOTHING_ELSE, "employer": "guangzhou_other", "skill_levels": {"technician": "2022-03-15"}}
    said = details.everything(rules.decide({**facts, "worked_since_skill": True}, TODAY))
    assert "中级职称（三（一）1（2））：暂不符合，卡在单位，您的条件够" in said
    assert "副高级职称（三（一）1（3））：暂不符合，没满足：" in said


def test_a_way_stopped_by_the_employer_names_the_employer_only() -> None:
    said = answered(**NOTHING_ELSE, employer="district", skill_levels={"technician": "2022"}, worked_since_skill=True)
    assert "没满足的是：单位在试点范围内" in said
    assert "国家和省里另有面向各类单位的办法" in said


def test_the_documents_conflict_about_the_national_medallion_is_stated() -> None:
    awards = [{"contest": "national", "prize": "excellence"}]
    said = answered(
        **{**GAC, **NOTHING_ELSE, "contest_awards": awards},
        skill_levels={"senior_worker": "2020"},
        guangzhou_enterprise_one_year=True,
    )
    assert "文件里有两条路、写法不一样" in said
    assert "中级" in said
    assert "初级" in said


def test_a_gold_medal_promises_no_level_that_the_document_leaves_open() -> None:
    awards = [{"contest": "worldskills", "prize": "gold"}]
    said = answered(employer="municipal", is_frontline=True, contest_awards=awards, guangzhou_enterprise_one_year=True)
    assert "没写副高还是正高" in said


def test_what_is_held_already_is_not_offered_as_news() -> None:
    said = answered(
        **{**GAC, **NOTHING_ELSE, "titles": {"intermediate": "2024-01-01"}}, skill_levels={"technician": "2020"}
    )
    assert "现在可申报评审中级职称" not in said


def test_nothing_at_all_fits() -> None:
    said = answered(**GAC, **NOTHING_ELSE, skill_levels={})
    assert said.startswith("结论：按您说的情况，这份文件里暂时没有您能走的路。")


def test_a_second_award_alone_is_read_back() -> None:
    first, second = {"contest": "national", "prize": "gold"}, {"contest": "worldskills", "prize": "bronze"}
    assert difference({"contest_awards": [first]}, {"contest_awards": [first, second]}) == {"contest_awards": [second]}


def test_every_answer_ends_with_the_reservation() -> None:
    for employer in ("pilot", "district", "none", "outside_guangzhou"):
        assert answered(employer=employer).endswith("可申报不等于评上，以单位备案方案为准。")


def test_the_basis_gives_the_words_of_the_other_open_ways_too() -> None:
    facts = {**GAC, **NOTHING_ELSE, "skill_levels": {"technician": "2022-03-15"}}
    said = details.explain(rules.decide(facts, TODAY), None)
    assert "已满足：取得技师证书（三（一）1（2））" in said
    assert "初级职称（三（一）1（1））：可以申报。\n依据三（一）1（1）：“取得高级工" in said
