"""The ``policy-rules`` command as a program: what goes in, what comes out, how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

POLICY_RULES = Path(sys.executable).with_name("policy-rules")
FACTS = {"employer": "pilot", "in_pilot_field": True, "skill_levels": {"technician": "2022-03-15"}}


def policy_rules(*arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [POLICY_RULES, *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        env={**os.environ, "ASSISTANT_TODAY": "2026-11-22", **environment},
        timeout=120,
    )


def test_facts_on_standard_input_become_a_decision():
    """The JSON of the contract, with all 15 pathways in their order."""
    done = policy_rules("decide", stdin=json.dumps({**FACTS, "worked_since_skill": True}))
    assert done.returncode == 0, done.stderr
    decision = json.loads(done.stdout)
    assert (decision["policy"], decision["as_of"]) == ("gz-2025-442", "2026-11-22")
    assert len(decision["pathways"]) == 15
    intermediate = decision["pathways"][1]
    assert (intermediate["id"], intermediate["status"]) == ("title-intermediate", "open")
    assert intermediate["clause"] == "三（一）1（2）"
    assert "取得技师职业资格或职业技能等级后从事相应技术技能工作满 3 年的" in [
        reason["quote"] for reason in intermediate["reasons"]
    ]


def test_facts_may_stand_in_a_file_and_the_day_on_the_command_line(tmp_path):
    """``--as-of`` decides for another day."""
    file = tmp_path / "facts.json"
    file.write_text(json.dumps({**FACTS, "worked_since_skill": True}))
    assert json.loads(policy_rules("decide", "--as-of", "2026-01-05", str(file)).stdout)["as_of"] == "2026-01-05"


def test_lines_are_answered_one_by_one_in_order_each_on_its_own_day():
    """A thousand people in, a thousand decisions out; ``as_of`` in a line overrides."""
    people = [{**FACTS, "as_of": f"2026-{month:02}-01"} for month in (3, 1, 2)] * 30
    done = policy_rules("decide", "--lines", stdin="\n".join(map(json.dumps, people)))
    days = [json.loads(line)["as_of"] for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert days == [person["as_of"] for person in people]


def test_a_bad_line_is_answered_in_its_place_and_the_others_are_still_decided():
    """The command ends with 2 and names line and key."""
    done = policy_rules("decide", "--lines", stdin='{}\n{"salary": 1}\n{}\n')
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 2
    assert answers[1]["error"]["key"] == "salary"
    assert answers[0] == answers[2]
    assert done.stderr.splitlines() == ["policy-rules: line 2: salary: there is no such fact"]


@pytest.mark.parametrize(
    ("arguments", "stdin", "named"),
    [
        (["decide"], '{"employer": "gov"}', "employer"),
        (["decide"], '{"skill_levels": {"technician": "2022-13"}}', "skill_levels.technician"),
        (["decide"], "not json", "JSON"),
        (["decide"], "[]", "facts"),
        (["explain"], '{"title": {}}', "title"),
        (["decide", "--policy", "sz-2026-1"], "{}", "sz-2026-1"),
        (["decide", "--as-of", "2025-12-16"], "{}", "2025-12-17"),
        (["decide", "--as-of", "tomorrow"], "{}", "as_of"),
        (["decide", "--reading", "no_such=1"], "{}", "no_such"),
        (["decide", "/nowhere/facts.json"], "", "/nowhere/facts.json"),
    ],
)
def test_what_cannot_be_used_ends_with_2_and_one_line_that_names_it(arguments, stdin, named):
    """No stack trace, nothing on standard output."""
    done = policy_rules(*arguments, stdin=stdin)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert named in done.stderr
    assert done.stdout == ""


def test_a_day_that_makes_no_sense_in_the_environment_is_named():
    """``ASSISTANT_TODAY`` is checked."""
    done = policy_rules("decide", stdin="{}", ASSISTANT_TODAY="heute")
    assert done.returncode == 2
    assert "ASSISTANT_TODAY" in done.stderr


def test_explain_answers_in_chinese():
    """Heading, conditions with their state, clauses, quotes, the caution and the phones."""
    done = policy_rules("explain", stdin=json.dumps({**FACTS, "worked_since_skill": True}))
    assert done.returncode == 0
    for words in ("【可以申报】", "三（一）1（2）", "2025年3月15日已满", "可申报不等于评上", "83556708", "83528743"):
        assert words in done.stdout


def test_check_is_content_with_the_content():
    """It says what it looked at."""
    done = policy_rules("check")
    assert done.returncode == 0, done.stdout
    assert "15 pathways" in done.stdout


def test_neither_rasa_nor_the_web_is_imported():
    """The command stays quick because it needs little."""
    code = (
        "import sys; from policy_rules.command_line import main; main(['check']);"
        "print([m for m in ('rasa', 'rasa_sdk', 'fastapi', 'sqlalchemy', 'spacy', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert done.stdout.splitlines()[-1] == "[]"
