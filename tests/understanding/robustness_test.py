"""No input raises, hangs or yields a fact that is not there."""

import json
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding import normalise, read, redact

TODAY = date(2026, 11, 22)
PIECES = st.sampled_from(
    [
        *(
            "我是",
            "技师",
            "高级工",
            "没有",
            "职称",
            "，",
            "。",
            "2021年",
            "三年",
            "不是",
            "如果",
            "广汽",
            "世赛",
            "金牌",
            "的",
            "了",
            "吗",
        ),
        *(
            "\u200b",
            "\u202e",
            "\u0000",
            "😀",
            "\ud83d",
            "９",
            "第",
            "年",
            "月",
            "多",
            "-",
            "/",
            " ",
            "\n",
            "i am a",
            "technician",
        ),
    ],
)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=60).map("".join)),
    st.sampled_from([None, "titles", "skill_levels.technician"]),
)
def test_anything_can_be_read(text: str, asking: str | None) -> None:
    """The result is always JSON, and the same when read again."""
    first = read(text, today=TODAY, asking=asking).as_dict()
    json.dumps(first)
    assert read(text, today=TODAY, asking=asking).as_dict() == first


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
def test_anything_can_be_redacted_and_normalised(text: str) -> None:
    redact(text)
    normal = normalise(text)
    assert len(normal.text) == len(normal.positions)
    assert all(0 <= place < len(text) for place in normal.positions)
    assert list(normal.positions) == sorted(normal.positions)


@pytest.mark.parametrize(
    "piece",
    [
        "技师",
        "没有",
        "三年",
        "不是技师是",
        "哈",
        "1",
        " ",
        "，",
        "我",
        "如果",
        "比赛第",
        "（",
        "\u200b",
        "系",
        "差一个月满三年",
    ],
)
def test_two_thousand_characters_of_the_same_are_read(piece: str) -> None:
    """The longest message that the gateway lets through."""
    text = (piece * 2000)[:2000]
    reading = read(text, today=TODAY)
    assert set(reading.facts) <= {"skill_levels", "titles"}


@pytest.mark.parametrize("stop", ["，", " ", ""], ids=["with stops", "with gaps", "without stops"])
def test_time_grows_with_the_length_and_not_with_its_square(stop: str) -> None:
    """Counted in steps of the interpreter, so that a slow machine changes nothing."""
    unit = stop.join(("我是技师", "2021年拿的证", "不是高级工", "在广汽上班", "没有职称", ""))

    def steps(text: str) -> int:
        count = 0

        def tick(*_: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(tick)
        try:
            read(text, today=TODAY)
        finally:
            sys.setprofile(None)
        return count

    read(unit, today=TODAY)
    assert steps(unit * 32) < 3 * steps(unit * 16)


def test_twenty_thousand_times_the_same_word_is_read() -> None:
    """Longer than anything that is let through, and still no fact that is not there."""
    assert read("哈" * 20_000, today=TODAY).facts == {}


@pytest.mark.parametrize("word", ["技师", "地铁", "我老公"])
def test_twenty_thousand_times_a_word_that_tells_something_tells_nothing(word: str) -> None:
    """Each of them once would be read; so many are no sentence, and take no longer than so many others."""
    assert read(word * 20_000, today=TODAY).facts == {}


def test_invisible_characters_hide_nothing() -> None:
    text = "我\u200b是\u202e技\u0000师，２０２１年\ufeff拿的"
    assert read(text, today=TODAY).facts == {"skill_levels": {"technician": "2021"}}


def test_the_reader_needs_neither_rasa_nor_the_web() -> None:
    """Imported in a fresh interpreter."""
    code = (
        "import sys, datetime; from bot.understanding import read; read('我是技师', today=datetime.date(2026, 11, 22));"
        "print([name for name in ('rasa', 'fastapi', 'starlette', 'sanic', 'tensorflow') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr
