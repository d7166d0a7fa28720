"""Kin in the words of the dialects, slips that are words of their own, places in Latin letters, what is dictated."""

from datetime import date

import pytest

from bot.understanding import read

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "kin", ["我堂客", "我婆娘", "我那口子", "我崽", "我男人", "我屋头老汉", "我家那位", "我家老二", "我小舅子"]
)
@pytest.mark.parametrize("told", ["{}是高级技师", "{}考了高级工", "{}2019年评的工程师"])
def test_what_is_said_of_kin_is_not_said_of_oneself(kin: str, told: str) -> None:
    assert read(told.format(kin), today=TODAY).facts == {}


@pytest.mark.parametrize("order", ["写我", "你写我", "就填我", "帮我登记我", "那就判我"])
@pytest.mark.parametrize("claim", ["是高级工", "在地铁上班", "2019年拿的技师"])
def test_what_the_assistant_is_told_to_write_is_only_supposed(order: str, claim: str) -> None:
    assert read(order + claim, today=TODAY).facts == {}


def test_what_a_certificate_has_written_is_told() -> None:
    assert read("证上写我是高级工", today=TODAY).facts == {"skill_levels": {"senior_worker": None}}


@pytest.mark.parametrize(
    ("said", "employer"),
    [
        ("单位是私人老版开的", "guangzhou_other"),
        ("花嘟的皮具厂，私人老班", "guangzhou_other"),
        ("在白芸区一家电子厂上班", "guangzhou_other"),
        ("深证那边的公司", "outside_guangzhou"),
        ("I work in a private factory in Panyu", "guangzhou_other"),
        ("my factory is in Dongguan", "outside_guangzhou"),
        ("I work in Suzhou", "outside_guangzhou"),
    ],
)
def test_where_somebody_works_is_told_in_spite_of_the_spelling(said: str, employer: str) -> None:
    assert read(said, today=TODAY, asking="employer").facts["employer"] == employer


@pytest.mark.parametrize("got", ["考", "办", "拿", "发"])
def test_a_wrong_particle_behind_a_verb_changes_nothing(got: str) -> None:
    assert read(f"高级工，16年{got}地", today=TODAY).facts == {"skill_levels": {"senior_worker": "2016"}}
