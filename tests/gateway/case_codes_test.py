"""Case codes: short, readable on the phone, impossible to guess."""

import math

import pytest

from bot.gateway.case_codes import ALPHABET, LENGTH, new_code, normalised, spoken


def test_a_code_has_more_than_forty_bits() -> None:
    assert LENGTH * math.log2(len(set(ALPHABET))) > 40


@pytest.mark.parametrize("alike", ["0OQD", "1IL", "2Z", "5S", "6G", "8B", "UV"])
def test_no_two_characters_look_alike(alike: str) -> None:
    assert sum(character in ALPHABET for character in alike) <= 1


def test_codes_differ() -> None:
    assert len({new_code() for _ in range(1000)}) == 1000


def test_a_code_is_shown_in_groups_of_three() -> None:
    assert spoken("K7XM3PA4C") == "K7X-M3P-A4C"


@pytest.mark.parametrize(
    "typed", ["K7X-M3P-A4C", "k7xm3pa4c", " k7x m3p a4c ", "Ｋ７Ｘ－Ｍ３Ｐ－Ａ４Ｃ", "K7X—M3P—A4C"]
)
def test_whatever_way_it_is_typed_it_is_the_same_code(typed: str) -> None:
    assert normalised(typed) == "K7XM3PA4C"
