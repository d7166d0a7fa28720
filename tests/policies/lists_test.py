"""The list of enterprises grows: a second batch is one row of one table, with a date."""

from __future__ import annotations

from datetime import date

import pytest

from policy_rules import decide, explain, load_declarations, question_for
from policy_rules.checking import problems_of
from policy_rules.checking.drawing import check_drawing
from policy_rules.facts.parsing import parse
from tests.policies.contents import REAL, change, copied, real, with_second_batch

TODAY, LATER = date(2026, 11, 22), date(2027, 3, 1)
PERSON = {
    "employer": "pilot",
    "enterprise": "yunshan",
    "in_pilot_field": True,
    "skill_levels": {"technician": "2020-01-10"},
    "worked_since_skill": True,
}


@pytest.fixture
def content(tmp_path):
    """The real content and one row more."""
    return with_second_batch(tmp_path)


def intermediate(content, facts, day):
    """What a person is told of the title on a day."""
    policy = real(content)
    return decide(policy, parse(facts, policy.declarations), day).pathway("title-intermediate")


def test_the_check_is_content_with_one_row_more(content):
    """Nothing else has to be edited: no fact, no question, no example."""
    assert problems_of(REAL, content) == []


def test_before_its_day_the_pathway_waits_for_that_day(content):
    """Nothing is missing but time, and the day is the one in the table."""
    waiting = intermediate(content, PERSON, TODAY)
    assert (waiting.status, waiting.earliest, waiting.earliest_sure) == ("not_yet", "2027-03-01", "2027-03-01")
    assert waiting.personal_status == "open"
    assert "2027年3月1日起" in waiting.reasons[0].text


def test_from_its_day_on_the_pathway_is_open_and_says_by_which_notice(content):
    """The new row's own words are cited."""
    open_now = intermediate(content, PERSON, LATER)
    assert open_now.status == "open"
    assert any("穗人社函〔2027〕0号（虚构）" in note and "2027年3月1日起" in note for note in open_now.notes)
    assert "云山示例集团有限公司\t工程技术（机电）\t机电领域相关职业（工种）" in [
        reason.quote for reason in open_now.reasons
    ]
    assert "第一批" not in "".join(reason.text for reason in open_now.reasons)


def test_nobody_else_notices(content, tmp_path):
    """People of the first batch, and people who did not say of which company, get the answer they got before."""
    alone = copied(tmp_path / "alone")
    for enterprise in ({}, {"enterprise": "gac"}):
        facts = {**PERSON, **enterprise}
        if not enterprise:
            del facts["enterprise"]
        assert intermediate(content, facts, TODAY) == intermediate(alone, facts, TODAY)


def test_the_company_is_an_answer_and_is_named_in_the_questions(content):
    """Facts, choices and the questions that list the companies follow the table."""
    policy = real(content)
    assert load_declarations(content).facts["enterprise"].values["yunshan"] == "云山示例集团（虚构）"
    nobody = parse({}, policy.declarations)
    assert ("yunshan", "云山示例集团（虚构）") in question_for(policy, nobody, "enterprise").choices
    labels = dict(question_for(policy, nobody, "employer").choices)
    assert labels["pilot"] == "试点企业本部（广汽、广州港、广州地铁、广州数科、云山示例的集团公司）"
    assert labels["pilot_subsidiary"] == "这五家集团的下属公司"
    told = parse({"enterprise": "yunshan"}, policy.declarations)
    assert question_for(policy, told, "in_pilot_field").text == "您的岗位是不是做机电这一类技能或技术工作？"


def test_a_company_may_leave_the_list(content):
    """After its last day the pathway is closed for its people."""
    change(content, "tables/annex-2.yml", "from: 2027-03-01\n", "from: 2027-03-01\n    until: 2028-02-29\n")
    assert intermediate(content, PERSON, date(2028, 2, 29)).status == "open"
    assert intermediate(content, PERSON, date(2028, 3, 1)).status == "closed"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    announced_in: 穗人社函〔2027〕0号（虚构）\n", "", "by which notice (`announced_in`)?"),
        ('quote: "云山', 'quote: "风山', "the quote does not name 云山示例集团有限公司"),
    ],
    ids=["the notice", "the company"],
)
def test_a_later_row_names_the_notice_and_its_quote_the_company(content, old, new, said):
    """What is not in the document itself can still be looked up."""
    change(content, "tables/annex-2.yml", old, new)
    (problem,) = check_drawing(real(content))
    assert said in problem


def test_the_explanation_names_the_day(content):
    """What the worker reads."""
    policy = real(content)
    text = explain(decide(policy, parse(PERSON, policy.declarations), TODAY), policy)
    assert "最早2027年3月1日" in text
