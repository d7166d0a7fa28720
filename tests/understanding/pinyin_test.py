"""Chinese in Latin letters is Chinese, with gaps or without; English stays English."""

from datetime import date

import pytest

from bot.understanding import normalise, read

TODAY = date(2026, 11, 22)
LEVELS = {
    ("gao", "ji", "gong"): ("skill_levels", "senior_worker"),
    ("ji", "shi"): ("skill_levels", "technician"),
    ("gao", "ji", "ji", "shi"): ("skill_levels", "senior_technician"),
    ("zhu", "li", "gong", "cheng", "shi"): ("titles", "junior"),
    ("zhong", "ji", "zhi", "cheng"): ("titles", "intermediate"),
    ("fu", "gao"): ("titles", "associate_senior"),
}


@pytest.mark.parametrize("gap", ["", " "])
@pytest.mark.parametrize("frame", ["wo shi {}", "woyou{}zheng", "{} 2019nian", "我是{}", "{} zheng 2019 nian na de"])
@pytest.mark.parametrize("syllables", LEVELS)
def test_a_level_in_latin_letters_is_held(syllables: tuple[str, ...], frame: str, gap: str) -> None:
    fact, level = LEVELS[syllables]
    told = read(frame.format(gap.join(syllables)), today=TODAY).facts[fact]
    assert told == {level: "2019" if "2019" in frame else None}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("shenme shihou neng bao", "什么时候能报"),
        ("weishenme bu xing", "为什么不行"),
        ("nali baoming", "哪里报名"),
        ("wo zai guangzhou ditie shangban", "我在广州地铁上班"),
        ("meiyou zhicheng", "没有职称"),
    ],
)
def test_a_sentence_in_latin_letters_is_the_sentence(typed: str, meant: str) -> None:
    assert normalise(typed).text == meant


@pytest.mark.parametrize("english", ["you know", "he has a man", "do you bao it", "kuai", "guangzhou tower", "ping me"])
def test_english_that_looks_like_it_is_no_chinese(english: str) -> None:
    assert normalise(english).text.isascii() or "他" in normalise(english).text


def test_every_letter_keeps_its_place_in_the_original() -> None:
    normal = normalise("wo shi gaoji jishi ma")
    start = normal.text.index("高级技师")
    assert normal.surface(start, start + 4) == "gaoji jishi"
