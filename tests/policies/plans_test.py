"""Plans that enterprises file: only stricter, cited as theirs, only for their own people."""

from __future__ import annotations

from datetime import date

import pytest

from policy_rules import PolicyError, apply_choice, decide, load_policy, question_for
from policy_rules.authoring.people import generated
from policy_rules.checking import problems_of
from policy_rules.checking.plans import check_plans
from policy_rules.facts.parsing import parse
from tests.policies.contents import REAL, change, real, with_plan, with_second_batch

DAY = date(2027, 6, 1)
PLAN = "plans/yunshan.yml"
PERSON = {
    "employer": "pilot",
    "enterprise": "yunshan",
    "in_pilot_field": True,
    "skill_levels": {"technician": "2023-06-01"},
    "worked_since_skill": True,
}


@pytest.fixture
def content(tmp_path):
    """The real content with the plan of a made-up enterprise."""
    return with_plan(tmp_path)


def decided(content, facts, day=DAY, *, plans=True):
    """The decision for a person."""
    policy = load_policy(REAL, content=content, plans=plans)
    return decide(policy, parse(facts, policy.declarations), day)


def without(gone):
    """The person with one fact not told."""
    return {name: value for name, value in PERSON.items() if name != gone}


def test_the_worked_example_passes_the_check(content):
    """Its own examples, its citations and its figures."""
    assert problems_of(REAL, content) == []
    assert len(real(content).plans) == 1


def test_a_stricter_condition_closes_what_the_document_alone_leaves_open(content):
    """5 years by the plan, 3 by the document; the reason names the plan, its clause and its words."""
    pathway = decided(content, PERSON).pathway("title-intermediate")
    assert (pathway.status, pathway.earliest) == ("not_yet", "2028-06-01")
    added = [reason for reason in pathway.reasons if reason.clause == "云山示例方案第四条"]
    assert [reason.quote for reason in added] == ["取得技师职业资格或职业技能等级后从事相应技术技能工作满 5 年的"]
    assert decided(content, PERSON, plans=False).pathway("title-intermediate").status == "open"


@pytest.mark.parametrize("day", [date(2027, 4, 30), date(2027, 3, 1)])
def test_before_it_is_in_force_the_document_decides_alone(content, day):
    """A plan has its dates too."""
    assert decided(content, PERSON, day) == decided(content, PERSON, day, plans=False)


def test_the_people_of_other_enterprises_do_not_notice(content):
    """Decided only for people of that enterprise."""
    for enterprise in ("gac", "guangzhou_metro"):
        facts = {**PERSON, "enterprise": enterprise}
        assert decided(content, facts) == decided(content, facts, plans=False)


def test_who_does_not_say_of_which_enterprise_is_asked(content):
    """The answer may hang on it, so it is unknown, and the clause that lets enterprises file plans is cited."""
    pathway = decided(content, without("enterprise")).pathway("title-intermediate")
    assert (pathway.status, pathway.missing) == ("unknown", ("enterprise",))
    assert any(reason.clause == "四（二）" and reason.state == "unknown" for reason in pathway.reasons)
    enough = {**without("enterprise"), "skill_levels": {"technician": "2020-01-01"}}
    met = decided(content, {**enough, "is_frontline": True}).pathway("title-intermediate")
    assert met.status == "open", "with 5 years it hangs on nothing"


def test_whom_it_covers_and_what_it_offers_is_settled_by_the_plan(content):
    """A subsidiary is covered, dispatched people are not; neither has to be asked."""
    subsidiary = decided(content, {"employer": "pilot_subsidiary", "enterprise": "yunshan"})
    dispatched = decided(content, {"employer": "pilot_dispatched", "enterprise": "yunshan"})
    assert subsidiary.pathway("dual-certification").status == "open"
    assert dispatched.pathway("dual-certification").status == "closed"
    assert "云山示例方案第六条" in [reason.clause for reason in subsidiary.pathway("dual-certification").reasons]
    assert "云山示例方案第二条" in [reason.clause for reason in dispatched.pathway("title-junior").reasons]
    assert "plan_covers_me" not in subsidiary.pathway("title-junior").missing


def test_what_the_person_was_told_otherwise_stays_as_it_was_told(content):
    """The plan only fills in what was not told."""
    told = {"employer": "pilot", "enterprise": "yunshan", "plan_offers_dual_certification": False}
    assert decided(content, told).pathway("dual-certification").status == "closed"


def test_its_list_of_correspondences_is_the_question(content):
    """Title and occupation side by side; choosing a pair says that they correspond."""
    policy = real(content).on(DAY)
    asked = question_for(policy, parse(PERSON, policy.declarations), "title_matches_post")
    assert dict(asked.choices)["pair_1"] == "焊接工程 ↔ 焊工、电焊工"
    assert "云山示例方案" in asked.why
    assert apply_choice(policy, PERSON, "title_matches_post", "pair_1")["title_matches_post"] is True
    assert apply_choice(policy, PERSON, "title_matches_post", "false")["title_matches_post"] is False
    other = question_for(policy, parse({"enterprise": "gac"}, policy.declarations), "title_matches_post")
    assert "pair_1" not in dict(other.choices)


def test_no_plan_makes_any_answer_better(content):
    """Everybody who stands where the rules draw a line: nothing opens, nothing reopens, no day comes nearer."""
    policy, alone = real(content), load_policy(REAL, content=content, plans=False)
    settled = {"plan_covers_me": True, "plan_offers_dual_certification": True}
    noticed = 0
    for facts in generated([policy.on(DAY)], DAY)[::3]:
        person = parse({**settled, **facts, "employer": "pilot", "enterprise": "yunshan"}, policy.declarations)
        pairs = zip(decide(policy, person, DAY).pathways, decide(alone, person, DAY).pathways, strict=True)
        for with_it, document in pairs:
            assert with_it.status != "open" or document.status == "open", (with_it.id, person)
            assert document.status != "closed" or with_it.status == "closed", (with_it.id, person)
            if with_it.status == document.status == "not_yet":
                assert (with_it.earliest, with_it.earliest_sure) >= (document.earliest, document.earliest_sure)
            noticed += with_it.status != document.status
    assert noticed > 10, "the plan makes no difference, so nothing was tested"


YEARS, JUNIOR, FIRST_OFFER = "    - worked: {years", "  title-junior:", "  - {fact: plan_offers"
FRONT_LINE, FITTERS = "    - is: {is_frontline", "  - {title: 机电工程"
REFUSED = {
    "fewer years": ("years: 5, since", "years: 2, since", YEARS, "asks for 3 years already"),
    "the same years": ("years: 5, since", "years: 3, since", YEARS, "may ask for more"),
    "a pathway that the enterprise does not run": (
        JUNIOR,
        "  contest-title:",
        "  contest-title:",
        "not run by 试点企业",
    ),
    "a pathway that does not exist": (JUNIOR, "  title-low:", "  title-low:", "no pathway `title-low`"),
    "a fact that is not the plan's to decide": (
        "fact: plan_offers_dual_certification",
        "fact: in_pilot_field",
        "  - {fact: in_pilot_field",
        "not for the plan to decide",
    ),
    "another enterprise": ("enterprise: yunshan", "enterprise: gac", "enterprise: gac", "called `yunshan`, not `gac`"),
    "a way to drop a condition": ("stricter:", "looser:", "looser:", "looser"),
    "words that are not in the plan": ("quote: 还应当", "quote: 还必须", FRONT_LINE, "not in clause 第五条"),
    "a clause that the plan does not have": ("clause: 第五条", "clause: 第九条", FRONT_LINE, "no clause 第九条"),
    "a number that the words do not have": ("years: 5, since", "years: 6, since", YEARS, "its quote says 5"),
    "an occupation that is not in the list": (
        "occupations: [钳工]",
        "occupations: [车工]",
        FITTERS,
        "“车工” is not in",
    ),
}


def refusal(content):
    """What loading or checking the plan says is wrong with it."""
    try:
        return check_plans(real(content))[0]
    except PolicyError as error:
        return str(error)


@pytest.mark.parametrize(("old", "new", "where", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_a_plan_may_not_say_is_refused_with_file_and_line(content, old, new, where, said):
    """Looser than the document, outside its remit, or not in its own words."""
    change(content, PLAN, old, new)
    text = (content / "policies" / REAL / PLAN).read_text(encoding="utf-8")
    line = text[: text.index(where)].count("\n") + 1
    problem = refusal(content)
    assert f"{PLAN}, line {line}:" in problem
    assert said in problem


def test_a_policy_whose_document_knows_no_plans_has_none(tmp_path):
    """Nothing can be added to it."""
    content = with_plan(tmp_path)
    path = content / "policies" / REAL / "policy.yml"
    text = path.read_text(encoding="utf-8")
    start, end = text.index("plans:\n"), text.index("# 给谁的")
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    with pytest.raises(PolicyError, match="does not let enterprises file any"):
        real(content)
    assert real(with_second_batch(tmp_path / "none")).plans == ()
