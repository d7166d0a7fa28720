"""Where somebody works and what he answers, as whole classes: every opener with every word, every lead and company."""

import itertools
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.understanding import read
from bot.understanding.intents import store, wishes
from bot.understanding.short_answers import yes_no

TODAY = date(2026, 11, 22)
CLASSES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("places.yaml").read_text(encoding="utf-8")
)

OPENERS = ("", "嗯", "那", "确实", "反正我", "应该", "嗯呐")
PARTICLES = ("", "的", "啊", "呀", "咯")
YES = ("对", "是", "没错", "当然", "必须", "肯定", "没问题", "百分百", "就是", "妥妥")
NO = ("不是", "没有", "不算", "木有", "没这回事", "哪有", "从来没有", "压根没有")


def facts(text: str, asking: str | None = None) -> dict[str, Any]:
    """Return the facts of a sentence."""
    found: dict[str, Any] = read(text, today=TODAY, asking=asking).as_dict()["facts"]
    return found


def said(*parts: Sequence[str]) -> Iterator[str]:
    """Every combination of the parts."""
    return ("".join(words) for words in itertools.product(*parts))


def misread(texts: Iterator[str], expected: dict[str, Any], asking: str | None = None) -> list[tuple[str, Any]]:
    """The sentences in which the facts named are not as expected, with what was read."""
    found = ((text, facts(text, asking)) for text in texts)
    return [(text, told) for text, told in found if {key: told.get(key) for key in expected} != expected]


@pytest.mark.parametrize(("words", "answer"), [(YES, "yes"), (NO, "no")])
def test_yes_and_no_are_known_with_every_opener_and_particle(words: tuple[str, ...], answer: str) -> None:
    texts = list(said(OPENERS, words, PARTICLES))
    assert [text for text in texts if yes_no.said(text) != answer] == []
    assert [text for text in texts if yes_no.said(f"{text}，{text}") != answer] == []


@pytest.mark.parametrize(
    "text", ["不是没有", "没有不对", "是不是", "算了", "没有吧我有", "对方公司", "有没有", "", "不断", "没断过"]
)
def test_what_only_looks_like_yes_or_no_is_neither(text: str) -> None:
    assert yes_no.said(text) is None


@pytest.mark.parametrize("row", CLASSES["answers"], ids=[row["asking"] for row in CLASSES["answers"]])
def test_an_answer_is_read_by_what_it_speaks_for(row: dict[str, Any]) -> None:
    assert misread(said(*row["parts"]), {row["asking"]: row["value"]}, row["asking"]) == []


@pytest.mark.parametrize(
    ("asking", "text"),
    [
        ("is_frontline", "坐办公室的时候多，一个礼拜下车间一两趟"),
        ("is_frontline", "有时在车间有时坐办公室"),
        ("is_frontline", "以前在车间"),
        ("plan_covers_me", "没人跟我们讲过"),
        ("plan_covers_me", "人事没提过派遣的算不算"),
        ("plan_offers_dual_certification", "没听说过"),
        ("skill_matches_post", "证是中式烹调的，人在修车，你看吧"),
        ("title_matches_post", "无"),
        ("in_pilot_field", "没有"),
        ("in_pilot_field", "行不行一句话"),
        ("has_applied_for_title", "算了"),
    ],
)
def test_what_speaks_for_both_sides_or_for_none_is_no_answer(asking: str, text: str) -> None:
    assert asking not in facts(text, asking)


@pytest.mark.parametrize("text", ["没了", "没别的了", "就这些", "说完了", "好，没有别的了", "沒了"])
@pytest.mark.parametrize("asking", ["in_pilot_field", "is_frontline", "title_matches_post", "plan_covers_me"])
def test_that_there_is_nothing_more_to_say_is_no_no(asking: str, text: str) -> None:
    found = read(text, today=TODAY, asking=asking)
    assert found.facts == {}
    assert found.answer not in {"yes", "no"}


LEADS = ("", "我在", "单位是", "我现在在", "本人就职于", "我们是", "工资条上写的是", "合同是跟", "人在", "全称")
TAILS = ("", "的", "上班", "干了八年", "做检修", "，一线的")
COMPANIES = [
    ("广州地铁", {"employer": "pilot", "enterprise": "guangzhou_metro"}),
    ("广汽埃安", {"employer": "pilot_subsidiary", "enterprise": "gac"}),
    ("区属国企", {"employer": "district"}),
    ("私企", {"employer": "guangzhou_other"}),
]


@pytest.mark.parametrize(("company", "employer"), COMPANIES)
def test_a_company_is_the_speakers_after_every_lead(company: str, employer: dict[str, str]) -> None:
    leads = tuple(lead for lead in LEADS if lead != "合同是跟")
    assert misread(said(leads, (company,), TAILS), employer) == []


@pytest.mark.parametrize(
    "text",
    [
        *said(
            ("公司离", "我们厂挨着", "家住", "厂子对面就是", "我每天路过"),
            ("广汽", "广州港"),
            ("很近", "", "那边", "大楼"),
        ),
        *said(("我跟", "我们给", "我帮"), ("广汽", "地铁集团"), ("做配套", "供货", "送货", "有合作")),
        *said(("我们老师说", "听说", "据说"), ("广汽", "数科"), ("有人直接评了", "待遇不错")),
    ],
)  # fmt: skip
def test_a_company_that_is_only_near_or_spoken_of_is_nobodys_employer(text: str) -> None:
    assert facts(text).get("employer") != "pilot"


@pytest.mark.parametrize("row", CLASSES["owners"], ids=[row["employer"] for row in CLASSES["owners"]])
def test_an_employer_is_known_by_its_owner(row: dict[str, Any]) -> None:
    assert misread(said(*row["parts"]), {"employer": row["employer"]}, "employer") == []


@pytest.mark.parametrize("agency", ["人力公司", "劳务公司", "人才公司", "中介"])
@pytest.mark.parametrize("company", ["广汽", "地铁", "数科"])
def test_who_is_paid_by_an_agency_is_dispatched(agency: str, company: str) -> None:
    texts = (
        f"合同跟{agency}签的，人在{company}干活",
        f"工资是{agency}发的，在{company}上班",
        f"{agency}同我签约，派我去{company}",
    )
    assert [text for text in texts if facts(text).get("employer") != "pilot_dispatched"] == []


@pytest.mark.parametrize("row", CLASSES["named"], ids=[str(row["facts"]) for row in CLASSES["named"]])
def test_asked_for_the_employer_whatever_is_named_is_it(row: dict[str, Any]) -> None:
    assert misread(said(*row["parts"]), row["facts"], "employer") == []


@pytest.mark.parametrize("row", CLASSES["told"], ids=[str(row["facts"]) for row in CLASSES["told"]])
def test_an_employer_is_told_in_more_than_one_breath(row: dict[str, Any]) -> None:
    assert misread(said(*row["parts"]), row["facts"]) == []


@pytest.mark.parametrize("parts", CLASSES["other_roles"], ids=[str(parts[0][0]) for parts in CLASSES["other_roles"]])
def test_a_place_or_company_in_another_role_is_no_employer(parts: list[list[str]]) -> None:
    told = {"pilot", "pilot_subsidiary", "outside_guangzhou", "non_enterprise"}
    assert [text for text in said(*parts) if facts(text).get("employer") in told] == []


@pytest.mark.parametrize("lead", ["以前在", "想去", "我老公在", "我没在"])
@pytest.mark.parametrize("firm", ["番禺一家鞋厂做", "天河一家酒店上班"])
def test_a_firm_of_the_past_of_a_wish_or_of_others_is_not_his(lead: str, firm: str) -> None:
    assert "employer" not in facts(lead + firm)


@pytest.mark.parametrize(
    ("text", "row"),
    [("造汽车的那一家", "gac"), ("港口那家", "guangzhou_port"), ("做数字科技的", "guangzhou_digital")],
)  # fmt: skip
def test_asked_which_of_the_four_its_trade_tells(text: str, row: str) -> None:
    assert facts(text, "enterprise") == {"enterprise": row}


CASES = ("在广州港开吊机", "技师三年了", "我是地铁的，助工前年评的", "高级工2019年")


@pytest.mark.parametrize(
    "wish",
    [
        "想评个助工",
        "能考什么",
        "技师能考不",
        "够不够",
        "正高能报了吧",
        "想再拿个证",
        "有没有资格报",
        "报得未",
        "问下能评啥",
    ],
)
def test_a_wish_behind_a_case_is_a_question(wish: str) -> None:
    assert [case for case in CASES if not wishes.asked(f"{case}，{wish}")] == []


@pytest.mark.parametrize(
    "case", [*CASES, "技能证一张都没有", "没打算考技师", "我没想过评职称", "后面没再考", "别的证没有"]
)
def test_a_case_without_a_wish_is_none(case: str) -> None:
    assert not wishes.asked(case)


@pytest.mark.parametrize("text", ["没有", "无", "没了", "就这些"])
def test_an_answer_that_says_nothing_is_not_taken_for_a_no_by_its_intent(text: str) -> None:
    assert store.intent_of(text, "title_matches_post") == "state_facts"
