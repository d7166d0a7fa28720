"""Levels that are only referred to, asked for, prepared or needed first; and contests that nobody holds."""

from datetime import date
from itertools import product
from typing import Any

import pytest

from bot.understanding import read

TODAY = date(2026, 11, 22)
SKILLS = {"高级工": "senior_worker", "技师": "technician", "高级技师证": "senior_technician"}
TITLES = {"助工": "junior", "中级职称": "intermediate", "副高": "associate_senior"}


def facts_of(text: str, asking: str | None = None) -> dict[str, Any]:
    """What the sentence asserts about the speaker."""
    facts: dict[str, Any] = read(text, today=TODAY, asking=asking).as_dict()["facts"]
    return facts


def with_a_level(sentences: list[str], asking: str | None = None) -> list[tuple[str, dict[str, Any]]]:
    """Return the sentences in which a level is read."""
    told = [(text, facts_of(text, asking)) for text in sentences]
    return [(text, facts) for text, facts in told if facts.get("skill_levels") or facts.get("titles")]


SINCE = ["{got}{x}以后我一直干这个", "{got}{x}之后没换过岗", "{got}{x}那年就调走了", "{x}{come}后接着干老本行"]


@pytest.mark.parametrize(
    ("asking", "levels", "got", "come"),
    [
        ("worked_since_skill", SKILLS, ["考完", "拿到", "考了"], ["考下来", "到手"]),
        ("worked_since_title", TITLES, ["评完", "评上", "拿了"], ["评下来", "到手"]),
    ],
)
def test_when_the_work_since_is_told_the_certificate_is_only_referred_to(
    asking: str, levels: dict[str, str], got: list[str], come: list[str]
) -> None:
    filled = product(SINCE, levels, zip(got, [*come, come[0]], strict=True))
    sentences = [way.format(x=word, got=verb, come=end) for way, word, (verb, end) in filled]
    assert with_a_level(sentences, asking) == []


def test_with_a_day_of_its_own_the_certificate_is_told() -> None:
    for word, level in SKILLS.items():
        assert facts_of(f"2019年拿到{word}以后没换过岗", "worked_since_skill")["skill_levels"] == {level: "2019"}


@pytest.mark.parametrize("trade", ["是机电，我干的也是机电", "评的是机械专业，现在也做机械，对口"])
def test_the_trade_on_the_paper_tells_no_new_level(trade: str) -> None:
    for word in TITLES:
        facts = facts_of(f"我{word}{trade}", "title_matches_post")
        assert facts["title_matches_post"] is True
        assert "titles" not in facts


PREPARED = [
    "{x}还在准备材料",
    "{x}的资料还在弄，没交",
    "{x}刚报上名，下个月考试",
    "{x}今年才报了名",
    "{x}我还在写论文",
    "{x}的申报表还没填",
    "{x}正在整理业绩材料",
    "我问的是{x}",
    "我刚才问的就是{x}，不是别的",
]
NEEDED = [
    "是不是得先有{x}才行",
    "能一步报到正高吗，还是得先有{x}",
    "报特级技师得先有{x}吗",
    "要先考到{x}吗",
    "有了{x}，下一步往哪走",
    "有了{x}，能干什么",
    "{x}的人去考特级技师，要几年",
    "听讲评上{x}加工资？",
]


@pytest.mark.parametrize("ways", [PREPARED, NEEDED])
def test_what_is_prepared_asked_about_or_needed_first_is_not_held(ways: list[str]) -> None:
    assert with_a_level([way.format(x=word) for way, word in product(ways, [*SKILLS, *TITLES])]) == []


@pytest.mark.parametrize(
    "said", ["公司不知道我有{x}", "领导不清楚我已经是{x}了", "{x}考完就没再考过", "{x}拿到后便没再往上考"]
)
def test_what_others_do_not_know_or_what_nothing_followed_is_held(said: str) -> None:
    for word, level in SKILLS.items():
        assert facts_of(said.format(x=word))["skill_levels"] == {level: None}, said


WITHOUT_CONTESTS = [
    "{who}没有比赛",
    "{who}从来没有这种比赛",
    "{who}没搞过什么技能大赛",
    "{who}不办比赛",
    "{who}没有世赛项目",
]


def test_where_no_contest_is_held_nobody_says_that_he_won_none() -> None:
    who = ["我们这工种", "这行", "我们厂", "我们单位", "咱们公司", "这个岗位"]
    sentences = [way.format(who=name) for way, name in product(WITHOUT_CONTESTS, who)]
    assert [text for text in sentences if "contest_awards" in facts_of(text)] == []


@pytest.mark.parametrize("contest", ["技能大赛", "比武", "比赛", "技能竞赛"])
@pytest.mark.parametrize("said", ["我没参加过什么{c}", "我可没参加过什么{c}啊", "从来没参加过什么{c}"])
def test_whoever_took_part_in_no_contest_won_none(said: str, contest: str) -> None:
    assert facts_of(said.format(c=contest))["contest_awards"] == []


@pytest.mark.parametrize("box", ["那一栏", "这一栏", "一栏", "那栏"])
def test_an_empty_box_is_no_title(box: str) -> None:
    assert facts_of(f"职称{box}我填的是无")["titles"] == {}


def test_of_two_scopes_the_one_that_is_denied_is_not_that_of_the_honour() -> None:
    for own, value in (("市里的", "city_may_day_medal"), ("省里的", "provincial_may_day_medal")):
        for denied in ("全国的没有", "全国级的没拿到", "国家级的没有过"):
            assert facts_of(f"拿过一次{own}五一劳动奖章，{denied}")["honours"] == [value]


@pytest.mark.parametrize("asking", ["honours", "contest_awards"])
def test_no_other_is_none_where_it_was_asked_for(asking: str) -> None:
    word = {"honours": "荣誉", "contest_awards": "奖"}[asking]
    for said in (f"没拿过其他{word}", f"没有别的{word}了", f"冇攞过其他{word}"):
        assert facts_of(said, asking)[asking] == []


def test_papers_of_honour_are_no_prizes_where_honours_were_asked_for() -> None:
    assert facts_of("奖状奖章这些跟我没缘分，啥荣誉都没有", "honours") == {"honours": []}


@pytest.mark.parametrize("asking", ["skill_levels_complete", "titles_complete"])
def test_whether_all_was_told(asking: str) -> None:
    for said in ("就这些，没了", "全说完了", "应该都报给你了", "没漏", "就这么多了，都讲了"):
        assert facts_of(said, asking) == {asking: True}, said
    for said in ("不止这个，还有别的没说完", "还有一本没说", "没说全呢"):
        assert facts_of(said, asking) == {asking: False}, said


def test_who_speaks_on_without_a_stop_denies_one_level_and_tells_another() -> None:
    for particle in ("啊", "呀", "的"):
        facts = facts_of(f"高级技师我没有{particle}我只有个技师2022年的你别搞错")
        if particle != "的":
            assert facts["skill_levels"] == {"technician": "2022"}


@pytest.mark.parametrize("text", ["高级工？", "技师？", "全国技术能手？", "听说评上助工加工资？"])
def test_a_last_question_mark_asks(text: str) -> None:
    assert facts_of(text) == {}
