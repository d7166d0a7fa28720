"""One row teaches the reader the company too: the list that decides who is in is the list of names that are read."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date

import pytest

from bot.understanding import read
from bot.understanding.lexicon.companies import listed_companies
from policy_rules import policies
from tests.policies.contents import copied, with_second_batch

READ = """
import json, sys
from datetime import date
from bot.understanding import read
for text in sys.argv[1:]:
    facts = read(text, today=date(2027, 4, 1)).as_dict()["facts"]
    print(facts.get("employer"), facts.get("enterprise"))
"""
SENTENCES = ("我在云山机电上班，是技师", "我是云山示例集团有限公司的", "我在广汽上班")


def read_with(content):
    """What a process with that content reads of the sentences; the lexicon is read once a process."""
    command = [sys.executable, "-c", READ, *SENTENCES]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "POLICY_CONTENT": str(content)}
    )
    return done.stdout.splitlines()


def test_a_company_of_the_second_batch_is_read_by_all_its_names(tmp_path):
    """From the row alone; without the row it is nobody's name."""
    assert read_with(with_second_batch(tmp_path / "with")) == ["pilot yunshan", "pilot yunshan", "pilot gac"]
    assert read_with(copied(tmp_path / "without"))[::2] == ["None None", "pilot gac"]


def test_every_company_of_every_list_has_names():
    """The reader finds the rows that the rules find."""
    listed = {row[table.key] for one in policies() for table in one.tables.values() for row in table.rows}
    assert set(listed_companies()) <= listed
    assert all(listed_companies().values())


@pytest.mark.parametrize(("enterprise", "names"), listed_companies().items())
def test_the_names_in_the_list_mean_the_company(enterprise, names):
    """The full name, the short one and the shortest."""
    for name in names:
        facts = read(f"我在{name}上班", today=date(2026, 11, 22)).as_dict()["facts"]
        assert facts.get("enterprise") == enterprise, name
