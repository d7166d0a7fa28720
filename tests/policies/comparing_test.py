"""``policy-rules diff`` and ``preview``: whose answer changes, with the smallest example of it."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from datetime import date

import pytest

import policy_rules
from policy_rules.authoring.comparing import Case, compare
from policy_rules.authoring.people import generated
from policy_rules.authoring.sides import Side
from policy_rules.command_line import main
from tests.policies.contents import REAL, change, copied, real, with_second_policy

TODAY = date(2026, 11, 22)
NUMBERS = {
    "title-junior": ("years: 2", "years: 3"),
    "title-full-senior": ("years: 5", "years: 4"),
    "skill-technician": ("years: 5", "years: 6"),
    "skill-senior-technician": ("years: 1", "years: 2"),
    "skill-special-technician": ("years: 2", "years: 1"),
    "contest-title": ("years: 1", "years: 2"),
}


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """The commands ask what day it is."""
    monkeypatch.setenv("ASSISTANT_TODAY", TODAY.isoformat())


def run(capsys, *arguments: str):
    """Exit code and output of a command."""
    code = main(list(arguments))
    return code, capsys.readouterr().out


@pytest.mark.parametrize(("pathway", "numbers"), NUMBERS.items())
def test_a_changed_number_changes_the_answer_of_somebody_generated(tmp_path, pathway, numbers):
    """Of the people made for the rules as they are, before anybody knew of the change."""
    content = copied(tmp_path)
    change(content, f"pathways/{pathway}.yml", *numbers)
    (policy,) = policy_rules.policies()
    own = replace(policy, pathways=tuple(one for one in policy.pathways if one.id == pathway))
    cases = [Case(facts, TODAY) for facts in generated([own], TODAY)]
    found = compare(Side("old", policy_rules.policy.files.CONTENT), Side("new", content), cases, REAL)
    assert {name for name, _before, _after in found.changes} == {pathway}
    assert found.changed < len(cases) / 2, "the others keep their answer"


def test_the_people_are_the_same_each_time_and_stand_on_the_line():
    """For every pathway somebody has just reached it, and somebody is a day short."""
    (policy,) = policy_rules.policies()
    people = generated([policy], TODAY)
    assert people == generated([policy], TODAY)
    statuses = {pathway.id: set() for pathway in policy.pathways}
    for facts in people:
        for pathway in policy_rules.decide(policy, policy_rules.parse_facts(facts), TODAY).pathways:
            statuses[pathway.id].add(pathway.status)
    assert all({"open", "closed", "unknown"} <= found for found in statuses.values())
    timed = {name for name in statuses if name not in {"dual-certification", "enterprise-contest"}}
    assert {name for name, found in statuses.items() if "not_yet" in found} >= timed - {"contest-skill-certificate"}


def test_a_comparison_names_pathway_statuses_and_the_smallest_example(capsys):
    """Nothing stands in the example that the change does not hang on; 1 when anything differs."""
    code, said = run(capsys, "diff", ".", "d_scope=any_guangzhou_enterprise")
    assert code == 1
    assert "大赛获奖 → 职称证书（三（二），contest-title）" in said
    assert "目前不适用 → 还缺信息：" in said
    assert '例：{"employer": "guangzhou_other"}' in said
    assert "title-junior" not in said


def test_no_difference_ends_with_0_and_nonsense_with_2(capsys):
    """As diff does."""
    code, said = run(capsys, "diff", ".", ".")
    assert (code, "其中0种" in said) == (0, True)
    assert main(["diff", ".", "nonsense"]) == 2
    assert main(["diff", ".", "2026-13-01"]) == 2
    assert main(["diff", ".", "no_such_reading=x"]) == 2
    capsys.readouterr()


def test_two_days_can_be_compared(capsys):
    """What time alone will open."""
    code, said = run(capsys, "diff", "2026-11-22", "2026-11-23")
    assert code == 1
    assert "还差时间 → 可以申报（最早2026-11-23 → —）" in said


def test_stored_cases_are_decided_on_their_own_days(tmp_path, capsys):
    """A line each; a line without ``facts`` is the facts themselves."""
    stored = tmp_path / "stored.jsonl"
    person = {
        "employer": "guangzhou_other",
        "is_frontline": True,
        "contest_awards": [{"contest": "national", "prize": "gold"}],
    }
    lines = [
        {"facts": person, "as_of": "2026-01-05", "policy": REAL},
        {"facts": person, "as_of": "2026-01-05", "policy": "another-1"},
        {**person, "as_of": "2026-02-01"},
        {"facts": {"employer": "none"}},
    ]
    stored.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    code, said = run(
        capsys, "diff", ".", "d_scope=any_guangzhou_enterprise", "--cases", "stored", "--json", "--file", str(stored)
    )
    found = json.loads(said)
    assert code == 1
    assert (found["people"], found["changed"]) == (3, 2)
    assert {one["as_of"] for one in found["changes"]} == {"2026-01-05"}
    stored.write_text("[]\n", encoding="utf-8")
    assert main(["diff", ".", ".", "--cases", "stored", "--file", str(stored)]) == 2


def test_a_revision_of_the_repository_can_be_compared(tmp_path, capsys, monkeypatch):
    """What the last commit said against what stands there now."""
    content = copied(tmp_path)
    git = ["git", "-C", str(content), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "before"]):
        subprocess.run([*git, *command], check=True)
    change(content, "readings.yml", "default: municipal_front_line", "default: any_guangzhou_enterprise")
    monkeypatch.setenv("POLICY_CONTENT", str(content))
    code, said = run(capsys, "diff", "HEAD", ".")
    assert (code, "contest-title" in said) == (1, True)


def test_a_policy_that_only_one_side_has_is_named(tmp_path, capsys):
    """Nobody had an answer before."""
    code, said = run(capsys, "diff", ".", str(with_second_policy(tmp_path)), "--policy", "yunling-2026-7")
    assert code == 1
    assert "没有这条 → 可以申报" in said
    assert "原文有改动：第二条" in said


def test_facts_that_one_side_cannot_read_are_counted_and_not_guessed(tmp_path):
    """A level that the other content does not know."""
    content = with_second_policy(tmp_path)
    case = Case({"work_city": "yunling"}, TODAY)
    found = compare(Side("old", policy_rules.policy.files.CONTENT), Side("new", content), [case], REAL)
    assert (found.people, found.unreadable, found.changed) == (1, 1, 0)


def test_a_preview_says_which_pathways_open_when(tmp_path, capsys):
    """Today against the day, person by person, then in sum."""
    people = tmp_path / "people.jsonl"
    person = {
        "employer": "pilot",
        "in_pilot_field": True,
        "skill_levels": {"technician": "2024-03-01"},
        "worked_since_skill": True,
    }
    people.write_text(f"{json.dumps(person)}\n\n{json.dumps({'employer': 'none'})}\n", encoding="utf-8")
    code, said = run(capsys, "preview", "--as-of", "2027-03-01", str(people))
    assert code == 0
    assert said.splitlines() == [
        "到2027-03-01：2个人里有1个人的结论会变。",
        "  第1行：技师 → 中级职称：还差时间 → 可以申报，2027-03-01起",
        "到那天新开的通道：技师 → 中级职称 1人",
        "按月：2027-03 1人",
    ]


def test_a_preview_without_people_takes_those_of_the_examples(capsys):
    """Who has nobody at hand still sees something."""
    code, said = run(capsys, "preview", "--as-of", "2030-01-01")
    assert code == 0
    assert "到那天新开的通道：" in said
    assert str(len([one for one in real(policy_rules.policy.files.CONTENT).examples if not one.readings])) in said
