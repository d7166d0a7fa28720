"""The sentences that others wrote without sight of the lexicon are read at least this well."""

import pytest

from bench.understanding import evaluate
from bench.understanding.scoring import Report, agree, atoms
from bot.understanding.intents import store
from bot.understanding.responses import store as responses


@pytest.fixture(scope="module")
def report() -> Report:
    """Every sentence, read once."""
    return evaluate.measure(evaluate.sentences())


def test_what_is_read_is_right(report: Report) -> None:
    assert report.facts["all"].precision >= 0.99


def test_what_is_said_is_read(report: Report) -> None:
    assert report.facts["all"].recall >= 0.97


def test_a_word_with_two_meanings_never_becomes_a_wrong_fact(report: Report) -> None:
    asked, reported, wrong, _ = report.ambiguous
    assert wrong == 0
    assert reported >= 0.95 * asked


def test_what_a_person_wants_is_understood(report: Report) -> None:
    right, count = report.intents["all"]
    assert right >= 0.95 * count


@pytest.mark.parametrize("register", ["mandarin", "cantonese", "traditional", "voice", "typo", "english_mix", "half"])
def test_no_register_is_left_behind(report: Report, register: str) -> None:
    score = report.facts[f"register {register}"]
    assert score.precision >= 0.97
    assert score.recall >= 0.94


@pytest.mark.parametrize(
    ("name", "precision", "recall", "intents"),
    [
        ("second", 0.99, 0.97, 0.97),
        ("third", 0.99, 0.98, 0.97),
        ("fourth", 0.99, 0.98, 0.97),
        ("fifth", 0.99, 0.98, 0.97),
        ("sixth", 0.99, 0.98, 0.97),
        ("seventh", 0.98, 0.98, 0.97),
        ("eighth", 0.98, 0.96, 0.95),
        ("ninth", 0.98, 0.97, 0.97),
        ("tenth", 0.98, 0.96, 0.95),
        ("eleventh", 0.98, 0.96, 0.97),
        ("twelfth", 0.98, 0.97, 0.97),
        ("thirteenth", 0.99, 0.97, 0.97),
        ("fourteenth", 0.99, 0.98, 0.97),
        ("fifteenth", 0.98, 0.95, 0.94),
        ("sixteenth", 0.98, 0.95, 0.93),
        ("seventeenth", 0.96, 0.90, 0.95),
        ("eighteenth", 0.98, 0.97, 0.95),
        ("nineteenth", 0.98, 0.94, 0.97),
        ("twentieth", 0.98, 0.93, 0.98),
        ("plain_first", 0.99, 0.98, 0.97),
        ("plain_second", 0.99, 0.98, 0.96),
        ("plain_third", 0.99, 0.98, 0.96),
        ("plain_fourth", 0.99, 0.97, 0.96),
        ("plain_final", 0.985, 0.975, 0.96),
        ("talk_first", 0.98, 0.97, 0.95),
        ("talk_second", 0.985, 0.97, 0.97),
        ("talk_final", 0.985, 0.975, 0.97),
        ("plain_fifth", 0.99, 0.98, 0.97),
        ("plain_sixth", 0.985, 0.955, 0.98),
        ("talk_third", 0.99, 0.985, 0.985),
        ("talk_fourth", 0.99, 0.985, 0.985),
        ("talk_fifth", 0.985, 0.955, 0.955),
    ],
)
def test_no_other_set_is_read_worse_than_it_was(name: str, precision: float, recall: float, intents: float) -> None:
    """Sentences of other people; whose errors have been looked at is told by tests/evaluation/README.md."""
    found = evaluate.measure(evaluate.sentences(evaluate.SENTENCES.with_name(f"{name}.jsonl")))
    right, count = found.intents["all"]
    assert found.facts["all"].precision >= precision
    assert found.facts["all"].recall >= recall
    assert right >= intents * count
    assert found.ambiguous[2] == 0


def test_no_evaluation_sentence_is_a_training_sentence() -> None:
    """Else the figures above would praise memory."""
    files = evaluate.SENTENCES.parent.glob("*.jsonl")
    evaluated = {row["text"] for path in files for row in evaluate.sentences(path)}
    learned = [*(text for text, _ in store.examples()), *(example.text for example in responses.examples())]
    assert [text for text in learned if text in evaluated] == []


def test_a_wrong_date_counts_as_wrong() -> None:
    """The scoring itself: a figure that cannot fall is worth nothing."""
    assert agree("2021", "2021")
    assert not agree("2021", "2022")
    assert not agree({"about": {"must_contain": ["2021-06-01"], "must_not_contain": ["2022-06-01"]}}, "2022")
    assert atoms({"titles": {}}) != atoms({"titles": {"junior": None}})
