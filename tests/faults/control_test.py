"""The socket by which a command reaches the supervisor that runs already."""

import stat
import threading
from pathlib import Path

import pytest

from bot.serving.control import SOCKET, NobodyThereError, Say, ask, controlled, is_controlled


def greet(say: Say) -> bool:
    say("您好")
    say("再见")
    return True


def refuse(say: Say) -> bool:
    say("no")
    return False


@pytest.mark.parametrize(
    ("word", "lines", "went_well"), [("greet", ["您好", "再见"], True), ("refuse", ["no"], False), ("what?", [], False)]
)
def test_who_asks_reads_every_line_and_how_it_went(
    tmp_path: Path, word: str, lines: list[str], went_well: object
) -> None:
    said: list[str] = []

    with controlled(tmp_path, {"greet": greet, "refuse": refuse}):
        assert ask(tmp_path, word, said.append) is went_well

    assert said == lines


def test_only_its_owner_can_reach_it(tmp_path: Path) -> None:
    with controlled(tmp_path, {}):
        assert stat.S_IMODE((tmp_path / SOCKET).stat().st_mode) == 0o600


def test_where_nobody_listens_one_reads_so(tmp_path: Path) -> None:
    with controlled(tmp_path, {}):
        assert is_controlled(tmp_path)

    assert not is_controlled(tmp_path)
    with pytest.raises(NobodyThereError):
        ask(tmp_path, "greet", print)


def test_what_a_dead_supervisor_left_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / SOCKET).touch()

    assert not is_controlled(tmp_path)
    with controlled(tmp_path, {"greet": greet}):
        assert ask(tmp_path, "greet", lambda _line: None)


def test_a_job_under_way_does_not_hold_up_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.serving.control.STOP_SECONDS", 0.05)
    begun, may_end = threading.Event(), threading.Event()

    def long_job(_say: Say) -> bool:
        begun.set()
        return may_end.wait(60)

    with controlled(tmp_path, {"long": long_job}):
        asking = threading.Thread(target=ask, args=(tmp_path, "long", print), daemon=True)
        asking.start()
        assert begun.wait(10)

    assert asking.is_alive()
    may_end.set()
    asking.join(10)
