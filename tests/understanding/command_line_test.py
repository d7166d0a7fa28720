"""``policy-assistant read``: sentences in, facts out, one JSON object a line."""

import io
import json
from datetime import date
from typing import Any

import pytest

from bot.understanding import command_line


def answers(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *lines: str) -> list[dict[str, Any]]:
    """Run the command on some lines and return what it prints."""
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines)))
    assert command_line.main(["--today", "2026-11-22"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_line_in_is_a_line_out_in_order(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = answers(
        monkeypatch, capsys, '{"text": "我有高工证", "asking": null}', '{"text": "三年前", "asking": "titles.junior"}'
    )
    assert first == {"intent": "state_facts", "facts": {}, "ambiguous": ["高工证"], "hypothetical": {}, "negated": {}}
    assert second["facts"] == {"titles": {"junior": {"earliest": "2023-05-22", "latest": "2024-05-22"}}}


def test_asking_may_be_left_out(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (answer,) = answers(monkeypatch, capsys, '{"text": "前年拿的证"}')
    assert answer["facts"] == {"skill_levels": {"unspecified": "2024"}}


@pytest.mark.parametrize("line", ["技师", "[]", "{}", '{"text": 1}', '{"text": "技师", "asking": 1}'])
def test_a_line_that_is_no_request_stops_with_its_number(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(line))
    assert command_line.main(["--today", "2026-11-22"]) == 2
    assert capsys.readouterr().err.startswith("line 1: ")


def test_full_tells_the_questions_too() -> None:
    answer = command_line.answer_line({"text": "我有高工证"}, date(2026, 11, 22), full=True)
    assert answer["clarify"][0]["word"] == "高工证"
