"""Content read anew while the program runs: all of it, or what was in force stays in force."""

import fcntl
import os
import shutil
from datetime import date
from pathlib import Path

import pytest

import policy_rules
from actions.state import Message, State
from actions.taking import take
from policy_rules.policy.copies import copy_of, drop
from policy_rules.policy.loading import forget_loaded
from policy_rules.reloading import reload_content

POLICY = "gz-2025-442"


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the long check out where it is not what the test is about."""
    monkeypatch.setattr("policy_rules.reloading._problems_apart", lambda _copy: [])


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_change_waits_for_the_reload_and_then_takes_effect(folder: Path) -> None:
    edit(folder / "policies" / POLICY / "policy.yml", "issuer: ", "issuer: 新的")
    before = policy_rules.load_policy(POLICY)
    forget_loaded()
    assert policy_rules.load_policy(POLICY).version == before.version

    versions = reload_content()

    after = policy_rules.load_policy(POLICY)
    assert versions[POLICY] == after.version != before.version
    assert after.issuer == f"新的{before.issuer}"


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("policies/gz-2025-442/policy.yml", "issuer: ", "issuer: [", r"policy\.yml: not readable as YAML: .*line \d+"),
        ("policies/gz-2025-442/policy.yml", "issuer: ", "isuer: ", r"file policy\.yml.*`issuer`"),
        (
            "policies/gz-2025-442/pathways/title-junior.yml",
            "quote: ",
            "quote: 不在文件里的话",
            "不在文件里的话|title-junior",
        ),
        ("facts.yml", "  in_pilot_field:\n", "  in_the_field:\n", "in_pilot_field|in_the_field"),
    ],
)
def test_content_with_an_error_is_refused_with_the_place_and_the_old_version_stays(
    folder: Path, file: str, old: str, new: str, said: str
) -> None:
    before = policy_rules.load_policy(POLICY)
    edit(folder / file, old, new)

    with pytest.raises(policy_rules.PolicyError, match=said):
        reload_content()

    assert policy_rules.load_policy(POLICY) is before
    decision = policy_rules.decide(before, policy_rules.parse_facts({"in_pilot_field": True}), date(2026, 11, 22))
    assert decision.policy_version == before.version


def test_an_example_that_no_longer_comes_out_is_an_error_too(folder: Path) -> None:
    example = next((folder / "policies" / POLICY / "examples").glob("*.yml"))
    edit(example, ": open", ": closed")

    with pytest.raises(policy_rules.PolicyError, match=r"example"):
        reload_content()


@pytest.mark.usefixtures("trusted")
def test_a_value_that_conversations_may_hold_cannot_be_taken_away_while_they_go_on(folder: Path) -> None:
    edit(folder / "facts.yml", "outside_guangzhou:", "elsewhere:")

    with pytest.raises(policy_rules.PolicyError, match=r"`employer`: `outside_guangzhou` is gone; conversations may"):
        reload_content()


@pytest.mark.usefixtures("trusted")
def test_a_question_that_was_just_put_cannot_be_taken_away(folder: Path) -> None:
    facts = folder / "facts.yml"
    edit(facts, "    question:\n      text: 您在哪家单位上班？", "    spoken_later:\n      text: 您在哪家单位上班？")
    text = facts.read_text(encoding="utf-8")
    begin = text.index("    spoken_later:")
    facts.write_text(text[:begin] + text[text.index("\n\n", begin) :], encoding="utf-8")

    with pytest.raises(
        policy_rules.PolicyError, match="the question for `employer` is gone; conversations may hold it"
    ):
        reload_content()


@pytest.mark.usefixtures("trusted")
def test_who_answers_a_question_with_a_button_of_the_old_content_is_asked_again(folder: Path) -> None:
    """The reload came between the question and the answer, and the buttons are others now."""
    asked = State(asking="employer")
    edit(folder / "facts.yml", "{value: pilot, label", "{value: head_office, label")
    reload_content()

    after, turn = take(asked, Message("m1", "choose", choice="pilot", today=date(2026, 11, 22)))

    assert (after.facts, after.asking, turn.answered) == ({}, "employer", False)
    after, _turn = take(after, Message("m2", "choose", choice="head_office", today=date(2026, 11, 22)))
    assert after.facts == {"employer": "pilot"}


@pytest.mark.usefixtures("trusted")
def test_content_that_was_mended_is_taken_at_the_next_attempt(folder: Path) -> None:
    main = folder / "policies" / POLICY / "policy.yml"
    whole = main.read_text(encoding="utf-8")
    main.write_text("id: [", encoding="utf-8")
    with pytest.raises(policy_rules.PolicyError):
        reload_content()
    main.write_text(whole, encoding="utf-8")

    assert POLICY in reload_content()


def test_copies_that_a_killed_process_left_are_swept_away_and_those_of_the_living_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    root, left, living = (tmp_path / name for name in ("root", "policy-content-left", "policy-content-living"))
    for folder in (root, left, living):
        folder.mkdir()
    os.utime(left, (1, 1))
    lock = (living / ".held").open("w")
    fcntl.flock(lock, fcntl.LOCK_EX)
    os.utime(living, (1, 1))

    copy = copy_of(root)

    assert sorted(tmp_path.glob("policy-content-*")) == sorted([copy, living])
    lock.close()
    drop(copy)
    assert not copy.exists()


def test_a_folder_that_is_gone_is_an_error_and_nothing_else(folder: Path) -> None:
    before = policy_rules.load_policy(POLICY)
    shutil.rmtree(folder)

    with pytest.raises(policy_rules.PolicyError, match="cannot be copied"):
        reload_content()

    assert policy_rules.load_policy(POLICY) is before
