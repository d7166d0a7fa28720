"""Which date belongs to which certificate: told in any order, with any stops or none, among dates of other things."""

import itertools
from datetime import date
from typing import Any

import pytest

from bot.understanding import read
from bot.understanding.attachment.alignment import Alignment

TODAY = date(2026, 11, 22)
LEVELS = {
    "中级工": ("skill_levels", "intermediate_worker"),
    "高级工": ("skill_levels", "senior_worker"),
    "技师": ("skill_levels", "technician"),
    "高级技师": ("skill_levels", "senior_technician"),
    "助工": ("titles", "junior"),
    "工程师": ("titles", "intermediate"),
}
LISTS = [
    ("高级工", "技师"),
    ("工程师", "高级工"),
    ("助工", "工程师", "技师"),
    ("高级工", "技师", "助工", "工程师"),
    ("中级工", "高级工", "助工", "技师", "高级技师"),
]
YEARS = {2008: "零八年", 2012: "一二年", 2015: "一五年", 2019: "一九年", 2023: "二三年"}
DATE_FIRST = ["{date}{level}", "{date}的{level}", "{date}拿的{level}", "{date}考了{level}", "{date}终于拿到了{level}"]
LEVEL_FIRST = [
    "{level}{date}",
    "{level}是{date}",
    "{level}是{date}拿的",
    "{level}证是{date}发的",
    "{level}{date}拿到手",
]
STOPS = ["，", "；", "、", "。", "\n", "，然后", "，后来"]
BEFORE = ["", "2005年进的厂", "我的证：", "我在广州地铁上班"]
AFTER = ["", "2024年得了广州市五一劳动奖章", "2024年休了一年产假", "一直没断过"]


def dates(text: str) -> dict[tuple[str, str], Any]:
    """Return the levels read in a text and their dates."""
    facts = read(text, today=TODAY).facts
    return {(key, level): facts[key][level] for key in ("skill_levels", "titles") for level in facts.get(key, {})}


def told(levels: tuple[str, ...]) -> dict[tuple[str, str], str]:
    """Return what a list of levels with the years in turn says."""
    return {LEVELS[level]: str(year) for level, year in zip(levels, YEARS, strict=False)}


def misread(template: str, stop: str, outer: str, *, spoken: bool) -> list[str]:
    """Return the messages made with a template of which a date went astray."""
    wrong = []
    for number, levels in enumerate(LISTS):
        for before, after in ((BEFORE[number % 4], AFTER[number // 2 % 4]), (BEFORE[-number % 4], AFTER[number % 4])):
            when = YEARS.values() if spoken else [f"{year}年" for year in YEARS]
            pairs = [template.format(date=day, level=level) for day, level in zip(when, levels, strict=False)]
            opening = before + (outer if before and not before.endswith("：") else "")
            text = opening + stop.join(pairs) + (outer + after if after else "")
            if dates(text) != told(levels):
                wrong.append(text)
    return wrong


@pytest.mark.parametrize("template", [*DATE_FIRST, *LEVEL_FIRST])
@pytest.mark.parametrize("stop", STOPS)
def test_each_level_of_a_list_keeps_its_own_date(template: str, stop: str) -> None:
    """Whatever comes first, whatever stands between, and whatever is told before and after."""
    assert misread(template, stop, "，", spoken=False) == []


@pytest.mark.parametrize("template", [*DATE_FIRST, *LEVEL_FIRST[2:]])
def test_a_message_without_stops_is_parted_by_its_order(template: str) -> None:
    """Dictated text has no stops: everybody tells date after date or level after level."""
    assert misread(template, "", "", spoken=True) == []


def test_whoever_begins_with_a_level_goes_on_level_by_level_and_the_other_way_round() -> None:
    assert dates("高级工2018年技师2020年高级技师") == {
        LEVELS["高级工"]: "2018", LEVELS["技师"]: "2020", LEVELS["高级技师"]: None
    }  # fmt: skip
    assert dates("2018年高级工2020年技师2022年") == {LEVELS["高级工"]: "2018", LEVELS["技师"]: "2020"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2013年的高级工，技师是2019年，助工2015年", {"高级工": "2013", "技师": "2019", "助工": "2015"}),
        ("技师2018年，2012年是高级工", {"技师": "2018", "高级工": "2012"}),
        ("高级工考得早，2009年就有了，技师拖到2018年才拿到", {"高级工": "2009", "技师": "2018"}),
        ("我有高级工和助工两个证，高级工2015年，助工2018年", {"高级工": "2015", "助工": "2018"}),
        ("2008年当兵，2010年退伍，2013年考的高级工，2018年技师", {"高级工": "2013", "技师": "2018"}),
        ("2012年助工，2017年工程师，评上工程师之后2020年脱产读研一年", {"助工": "2012", "工程师": "2017"}),
        ("2018年技师，2021年广东省五一劳动奖章，2022年高级技师", {"技师": "2018", "高级技师": "2022"}),
        ("一四年考了高级工一九年技师二三年得了广州市五一劳动奖章", {"高级工": "2014", "技师": "2019"}),
        (
            "八七年进的船厂九二年拿的中级工九九年高级工零七年技师后来没再考",
            {"中级工": "1992", "高级工": "1999", "技师": "2007"},
        ),
        ("2014年评助工，2019年报工程师没过，2020年才过", {"助工": "2014", "工程师": "2020"}),
        ("2013年高级工，考了两次技师，2018年终于过了", {"高级工": "2013", "技师": "2018"}),
        ("2012年在老家考的高级工，2016年来的广州，2019年在地铁考的技师", {"高级工": "2012", "技师": "2019"}),
        ("本来都快放弃了，今年3月突然通知我技师过了", {"技师": "2026-03"}),
        ("2019年助工，今年又补了个高级工", {"助工": "2019", "高级工": "2026"}),
    ],
)
def test_a_date_goes_past_what_it_does_not_belong_to(text: str, expected: dict[str, str]) -> None:
    assert dates(text) == {LEVELS[level]: year for level, year in expected.items()}


@pytest.mark.parametrize(
    "text",
    [
        "2016年同一年拿了高级工和助工",
        "2016年高级工和助工一起拿的",
        "2016年拿了高级工和助工",
        "高级工和助工都是2016年拿的",
        "2016年考了高级工，当年还评了助工",
    ],
)
def test_what_was_got_together_has_one_date(text: str) -> None:
    assert dates(text) == {LEVELS["高级工"]: "2016", LEVELS["助工"]: "2016"}


@pytest.mark.parametrize(
    "text",
    [
        "高级工2018年技师",
        "有高级工和技师，2018年拿的",
        "高级工、技师，2018年",
        "2018年和2020年，高级工、技师",
        "2018年，我在厂里，有高级工，也有技师",
    ],
)
def test_a_date_that_may_be_that_of_either_is_that_of_neither(text: str) -> None:
    """A wrong date is worse than a question."""
    assert dates(text) == {LEVELS["高级工"]: None, LEVELS["技师"]: None}


def test_a_date_of_the_one_is_not_given_to_the_other_whose_day_was_forgotten() -> None:
    for text in ("高级工忘了哪年，技师2018年", "技师2018年，高级工忘了哪年"):
        assert dates(text) == {LEVELS["高级工"]: None, LEVELS["技师"]: "2018"}, text


def test_a_goal_takes_its_date_with_it() -> None:
    for text in (
        "2013年高级工，2027年准备考技师",
        "2013年高级工，2018年报了技师没考上",
        "2013年的高级工，想明年考技师",
    ):
        assert dates(text) == {LEVELS["高级工"]: "2013"}, text


def test_a_message_of_very_many_levels_and_dates_is_matched_clause_by_clause() -> None:
    pairs = itertools.islice(itertools.cycle(zip(YEARS, LEVELS, strict=False)), 20)
    text = "，".join(f"{year}年拿的{level}" for year, level in pairs)
    assert dates(text) == told(tuple(LEVELS)[: len(YEARS)])


def test_the_cheapest_matching_crosses_no_pairs() -> None:
    """Two rows that both want the first column: the second is left over, not moved past."""
    contested = Alignment([[0.0, 3.0], [0.0, 9.0]], unused=3.5)
    assert (contested.cost, contested.pairs()) == (3.5, [(0, 0)])
    in_turn = Alignment([[0.0, 1.0], [1.0, 0.0]], unused=3.5)
    assert (in_turn.cost, in_turn.pairs()) == (0.0, [(0, 0), (1, 1)])


def test_what_a_matching_costs_without_one_of_its_pairs_is_what_the_best_of_all_others_costs() -> None:
    """Told by trying them all."""
    table = [[0.5, 2.0, 1.0], [2.5, 0.0, 1.5], [9.0, 1.0, 0.5]]
    for row, barred in itertools.product(range(3), range(3)):
        others = [
            sum(table[index][column] if column is not None else 3.5 for index, column in enumerate(chosen))
            for chosen in itertools.product((0, 1, 2, None), repeat=3)
            if chosen[row] != barred and _ascends([column for column in chosen if column is not None])
        ]
        assert Alignment(table, 3.5).cost_without(row, {barred}) == min(others)


def _ascends(columns: list[int]) -> bool:
    return all(one < other for one, other in itertools.pairwise(columns))
