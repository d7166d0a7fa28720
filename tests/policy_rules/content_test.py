"""A mistake in the content is named with policy, file and key; a quote, figure or clause that is wrong is found."""

from __future__ import annotations

import shutil

import pytest

from policy_rules.checking import problems_of
from policy_rules.errors import PolicyError
from policy_rules.policy.files import CONTENT
from policy_rules.policy.loading import load_policy

POLICY = "gz-2025-442"
BOOKS = {
    "a key nobody knows": ("pathways/title-junior.yml", "grants:", "grant:", ["title-junior.yml", "`grants`"]),
    "a level that does not exist": (
        "pathways/title-junior.yml",
        "holds: {skill_levels: senior_worker}",
        "holds: {skill_levels: master}",
        ["title-junior.yml", "`master`"],
    ),
    "a fact that is not declared": (
        "shared.yml",
        "is: {in_pilot_field: true}",
        "is: {in_field: true}",
        ["`in_field`"],
    ),
    "a reading that does not exist": (
        "pathways/title-exceptional.yml",
        "by_reading: first_application",
        "by_reading: first_try",
        ["title-exceptional.yml", "first_try"],
    ),
    "a shared condition that does not exist": (
        "pathways/title-junior.yml",
        "use: pilot_enterprise_ab",
        "use: pilot",
        ["title-junior.yml", "use: pilot"],
    ),
    "no YAML": ("readings.yml", "default: two_routes", "default: [two_routes", ["readings.yml"]),
    "a key written twice": ("policy.yml", "issuer:", "number: x\nissuer:", ["policy.yml", "`number` is written twice"]),
    "a default that is none of the values": (
        "readings.yml",
        "default: two_routes",
        "default: three_routes",
        ["readings.yml", "three_routes"],
    ),
    "years that are no number": (
        "pathways/title-junior.yml",
        "years: 2,",
        "years: two,",
        ["title-junior.yml", "years"],
    ),
}
CHECKED = {
    "a quote that is not verbatim": (
        "pathways/title-intermediate.yml",
        "quote: 取得技师职业资格或职业技能等级\n",
        "quote: 取得技师职业资格及职业技能等级\n",
        "not verbatim",
    ),
    "a quote from another clause": (
        "pathways/title-intermediate.yml",
        "quote: 取得技师职业资格或职业技能等级\n",
        "quote: 取得高级技师职业资格或职业技能等级\n",
        "is not in clause 三（一）1（2）",
    ),
    "a number that the quote does not contain": (
        "pathways/title-intermediate.yml",
        "years: 3",
        "years: 4",
        "counts 4 years",
    ),
    "a level that the quote does not contain": (
        "pathways/title-intermediate.yml",
        "holds: {skill_levels: technician}\n    text",
        "holds: {skill_levels: senior_worker}\n    text",
        "needs 高级工",
    ),
    "a row of the table that says otherwise": (
        "tables/annex-1.yml",
        "prize: silver, skill_certificate: technician",
        "prize: silver, skill_certificate: senior_technician",
        "annex-1",
    ),
    "a clause that is left out": (
        "source/clauses.yml",
        "- id: 四（四）",
        "- id: 四（五）\n  title: x\n  text: 无\n- id: 四（四）",
        "四（五）",
    ),
    "an example that does not come out": (
        "examples/people.yml",
        'title-intermediate: {status: not_yet, earliest: "2028-03-01"}',
        'title-intermediate: {status: not_yet, earliest: "2028-03-02"}',
        "2028-03-02",
    ),
}


@pytest.fixture
def edited(tmp_path):
    """Edits a copy of the content and returns its folder."""

    def edit(file, old, new):
        content = tmp_path / "content"
        shutil.copytree(CONTENT, content)
        path = content / "policies" / POLICY / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return content

    return edit


@pytest.mark.parametrize(("file", "old", "new", "named"), BOOKS.values(), ids=BOOKS.keys())
def test_a_broken_file_is_named_with_policy_and_key(edited, file, old, new, named):
    """One sentence; no stack trace from YAML or pydantic."""
    with pytest.raises(PolicyError) as caught:
        load_policy(POLICY, content=edited(file, old, new))
    for words in (*named, POLICY):
        assert words in str(caught.value)


@pytest.mark.parametrize(("file", "old", "new", "named"), CHECKED.values(), ids=CHECKED.keys())
def test_the_check_finds_what_is_wrong_with_the_content(edited, file, old, new, named):
    """The policy loads, but the check tells what does not fit."""
    problems = problems_of(POLICY, edited(file, old, new))
    assert any(named in problem for problem in problems), problems


def test_every_value_of_every_reading_is_shown_by_an_example():
    """An officer sees what switching a reading does."""
    policy = load_policy(POLICY)
    shown = {(name, value) for example in policy.examples for name, value in example.readings.items()}
    others = {
        (name, value)
        for name, reading in policy.readings.items()
        for value in reading.values
        if value != reading.default
    }
    assert others <= shown


def test_switching_a_reading_changes_the_version_and_choosing_the_default_does_not():
    """A decision under another reading can be told apart."""
    usual = load_policy(POLICY).version
    assert load_policy(POLICY, {"chapeau_a5b": "chapeau_binds"}).version == usual
    assert load_policy(POLICY, {"chapeau_a5b": "stands_alone"}).version != usual


def test_the_version_follows_the_content(edited):
    """Whoever changes a rule gets another version; examples change no answer and no version."""
    assert (
        load_policy(POLICY, content=edited("policy.yml", "issuer: ", "issuer: 　")).version
        != load_policy(POLICY).version
    )
