"""Whatever facts there are: written into the form and read back by a browser, they are the same facts."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

import policy_rules
from bot.console.pages import PAGES
from bot.console.workbench.fields import fields
from bot.console.workbench.typed import facts_of
from policy_rules.facts.declarations import FactDeclaration
from tests.console.desk import POLICY

Json = dict[str, Any]
DATES = st.one_of(
    st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 12, 31)).map(str),
    st.integers(1990, 2030).map(str),
    st.tuples(st.integers(1990, 2030), st.integers(1, 12)).map(lambda one: f"{one[0]}-{one[1]:02}"),
    st.tuples(st.integers(1990, 2009), st.integers(2010, 2030)).map(
        lambda one: {"earliest": f"{one[0]}-01-01", "latest": f"{one[1]}-06-30"}
    ),
    st.just({"earliest": "2020-01-01"}),
    st.just({"latest": "2020-01-01"}),
)


def values(declaration: FactDeclaration) -> st.SearchStrategy[Any]:
    """Values of a fact in the shapes of the contract."""
    kind: Any = declaration
    made: dict[str, Any] = {
        "choice": lambda: st.sampled_from(list(kind.values)),
        "bool": st.booleans,
        "levels": lambda: st.dictionaries(st.sampled_from([*kind.levels, *kind.groups]), st.none() | DATES),
        "work": lambda: st.booleans() | st.integers(0, 4000).map(lambda days: {"gap_days": days}),
        "awards": lambda: st.lists(
            st.fixed_dictionaries(
                {
                    "contest": st.none() | st.sampled_from(list(kind.contests)),
                    "prize": st.none() | st.sampled_from(list(kind.prizes)),
                }
            ),
            max_size=5,
        ),
        "set": lambda: st.lists(st.sampled_from(list(kind.values)), unique=True),
        "when": lambda: DATES,
        "days": lambda: st.integers(0, 4000),
    }
    strategy: st.SearchStrategy[Any] = made[declaration.type]()
    return strategy


FACTS = st.fixed_dictionaries(
    {}, optional={name: values(declaration) for name, declaration in POLICY.declarations.facts.items()}
)


def sent_by_browser(facts: Json) -> dict[str, str]:
    """What the form sends when nothing is changed."""
    page = PAGES.get_template("part_facts.html").render(fields=fields(POLICY, facts))
    form = html.fromstring(f"<form>{page}</form>")
    return {str(name): str(value) for name, value in form.form_values()}


def never(text: str, about: str) -> None:
    raise AssertionError(f"{text} of {about} had to be read in words")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FACTS)
def test_form_gives_back_the_facts_it_was_written_from(facts: Json) -> None:
    typed = facts_of(POLICY, sent_by_browser(facts), never)
    assert typed.problems == {}
    assert typed.facts == facts
    policy_rules.parse_facts(typed.facts)


@pytest.mark.parametrize(
    ("typed", "fact"),
    [
        ("2021", "2021"),
        ("2021年", "2021"),
        ("2021-6", "2021-06"),
        ("2021.6", "2021-06"),
        ("2021/06", "2021-06"),
        ("2021年6月", "2021-06"),
        ("202106", "2021-06"),
        ("2021年6月5日", "2021-06-05"),
        ("20210605", "2021-06-05"),
        (" 2021 年 6 月 ", "2021-06"),
        ("2021-03~2021-09", {"earliest": "2021-03", "latest": "2021-09"}),
        ("2021年3月至2021年9月", {"earliest": "2021-03", "latest": "2021-09"}),
        ("2021~", {"earliest": "2021"}),
        ("~2021", {"latest": "2021"}),
    ],
)
def test_date_is_taken_at_any_precision(typed: str, fact: object) -> None:
    form = {"skill_levels.level.0": "technician", "skill_levels.when.0": typed}
    assert facts_of(POLICY, form, never).facts == {"skill_levels": {"technician": fact}}


def test_what_is_not_a_figure_is_read_in_words_about_the_level_it_stands_beside() -> None:
    asked: list[tuple[str, str]] = []

    def read(text: str, about: str) -> str:
        asked.append((text, about))
        return "2025-09"

    form = {"titles.level.0": "junior", "titles.when.0": "去年9月"}
    assert facts_of(POLICY, form, read).facts == {"titles": {"junior": "2025-09"}}
    assert asked == [("去年9月", "titles.junior")]


def test_impossible_value_is_told_and_left_out() -> None:
    typed = facts_of(POLICY, {"guangzhou_enterprise_gap_days": "999999", "employer": "pilot"}, never)
    assert typed.facts == {"employer": "pilot"}
    assert "guangzhou_enterprise_gap_days" in typed.problems


def test_gap_without_a_number_of_days_is_not_taken_for_an_answer() -> None:
    typed = facts_of(POLICY, {"worked_since_skill": "gap", "worked_since_skill.gap": ""}, never)
    assert typed.facts == {}
    assert typed.problems == {"worked_since_skill.gap": "请填天数，比如 180。"}
