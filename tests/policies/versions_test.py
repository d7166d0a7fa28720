"""Dated versions side by side: the day asked about decides which one is used."""

from __future__ import annotations

from datetime import date

import pytest

from policy_rules import PolicyError, decide
from policy_rules.checking.citations import check_citations
from policy_rules.checking.clauses import check_clauses
from policy_rules.checking.figures import check_figures
from policy_rules.facts.parsing import parse
from tests.policies.contents import REAL, change, copied, real

FROM = "2027-07-01"
PERSON = {
    "employer": "pilot",
    "in_pilot_field": True,
    "skill_levels": {"technician": "2024-01-10"},
    "worked_since_skill": True,
}


@pytest.fixture
def amended(tmp_path):
    """The real content and an amendment of it: from 1 July 2027 on, 4 years instead of 3."""
    content = copied(tmp_path)
    before = content / "policies" / REAL
    newer = before / FROM
    for file in ("policy.yml", "pathways/title-intermediate.yml", "source/full.txt", "source/clauses.yml"):
        (newer / file).parent.mkdir(parents=True, exist_ok=True)
        text = (before / file).read_text(encoding="utf-8")
        text = text.replace(
            "取得技师职业资格或职业技能等级后从事相应技术技能工作满 3 年",
            "取得技师职业资格或职业技能等级后从事相应技术技能工作满 4 年",
        )
        (newer / file).write_text(text, encoding="utf-8")
    change(content, f"{FROM}/pathways/title-intermediate.yml", "years: 3", "years: 4")
    change(content, f"{FROM}/pathways/title-intermediate.yml", "满3年", "满4年")
    change(
        content,
        f"{FROM}/policy.yml",
        "in_force_from:\n  by_reading: effective_date\n"
        "  cases: {date_on_the_notice: 2025-12-17, date_of_publication: 2025-12-22}\n",
        f"in_force_from: {FROM}\n",
    )
    return content


def intermediate(content, day):
    """What the person is told of the title on a day."""
    policy = real(content)
    decision = decide(policy, parse(PERSON, policy.declarations), date.fromisoformat(day))
    return decision, decision.pathway("title-intermediate")


def test_each_day_is_decided_by_the_version_in_force_on_it(amended):
    """3 years until the last day of June, 4 years from the first of July; each decision names its version."""
    before, old = intermediate(amended, "2027-06-30")
    after, new = intermediate(amended, "2027-07-01")
    assert (old.status, new.status, new.earliest) == ("open", "not_yet", "2028-01-10")
    assert "满 3 年" in old.quote
    assert "满 4 年" in new.quote
    assert before.policy_version != after.policy_version


def test_what_a_version_does_not_contain_is_as_it_was(amended):
    """Only what changed stands in the folder of the amendment; its examples are its own."""
    first, newest = real(amended).timeline.versions
    assert [one.id for one in newest.pathways] == [one.id for one in first.pathways]
    assert newest.pathways[0].content == first.pathways[0].content
    assert newest.examples == ()
    assert [*check_citations(newest), *check_clauses(newest), *check_figures(newest)] == []


def test_the_content_of_one_version_is_the_version_of_its_decisions(amended, tmp_path):
    """A decision on a day before the amendment is the same as if there were none."""
    alone = copied(tmp_path / "alone")
    assert intermediate(amended, "2026-11-22")[0].as_dict() == intermediate(alone, "2026-11-22")[0].as_dict()


@pytest.mark.parametrize("day", ["2025-12-16", "2020-01-01"])
def test_before_the_first_version_nothing_is_decided(amended, day):
    """The error says from when."""
    with pytest.raises(PolicyError, match="in force from 2025-12-17"):
        intermediate(amended, day)


def test_after_the_last_day_nothing_is_decided(amended):
    """The error says until when."""
    change(
        amended,
        f"{FROM}/policy.yml",
        f"in_force_from: {FROM}\n",
        f"in_force_from: {FROM}\nin_force_until: 2030-12-31\n",
    )
    assert intermediate(amended, "2030-12-31")[1].status == "open"
    with pytest.raises(PolicyError, match="until 2030-12-31"):
        intermediate(amended, "2031-01-01")


def test_a_folder_is_named_after_the_first_day_of_its_version(amended):
    """Else nobody would know in which order they follow."""
    change(amended, f"{FROM}/policy.yml", f"in_force_from: {FROM}\n", "in_force_from: 2027-08-01\n")
    with pytest.raises(PolicyError, match=f"{FROM}.*2027-08-01"):
        real(amended)
