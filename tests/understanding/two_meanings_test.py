"""Words with two meanings where nobody thinks of them: on plates, in offers, beside other papers, in reproaches."""

from datetime import date
from typing import Any

import pytest

from bot.understanding import read

TODAY = date(2026, 11, 22)


def told(text: str, asking: str | None = None) -> dict[str, Any]:
    facts: dict[str, Any] = read(text, today=TODAY, asking=asking).as_dict()["facts"]
    return facts


def asked_about(text: str) -> list[str]:
    words: list[str] = read(text, today=TODAY).as_dict()["ambiguous"]
    return words


@pytest.mark.parametrize(
    "text",
    [
        "厂里挂牌的首席技师，工作室也有",
        "公司頒的首席技師，一年一聘",
        "集团命名的首席技师",
        "我是首席技师，两年一聘的那种",
        "单位认定的首席技师",
        "我们公司自己搞的那个首席技师我是第一批",
    ],
)
def test_chief_technician_given_by_the_company_is_asked_about(text: str) -> None:
    assert "skill_levels" not in told(text)
    assert asked_about(text)


@pytest.mark.parametrize("word", ["工程师", "技术员"])
@pytest.mark.parametrize("only", ["只是个岗位", "只系个职位嚟", "只是工种叫法", "就只是厂里的称呼", "是个头衔而已"])
def test_word_said_to_be_only_a_job_is_neither_a_title_nor_asked_about(word: str, only: str) -> None:
    text = f"{word}{only}"
    assert told(text) == {}
    assert asked_about(text) == []
    assert told(f"{text}，我没评过职称", "titles") == {"titles": {}}


@pytest.mark.parametrize("paper", ["offer上title写的", "名片上印的", "合同上写的是", "工牌上职称写的"])
def test_engineer_on_a_paper_of_the_job_is_no_title_yet(paper: str) -> None:
    assert told(f"{paper}工程师") == {}


@pytest.mark.parametrize("alike", ["一样", "差不多", "是一回事", "一个级别"])
@pytest.mark.parametrize("level", ["技师", "高级工", "工程师职称"])
def test_paper_measured_by_a_level_gives_no_level(level: str, alike: str) -> None:
    assert told(f"他们说我电工证跟{level}{alike}") == {}


@pytest.mark.parametrize("forgotten", ["记不得了", "搞不清", "不记得", "唔记得"])
def test_one_of_two_levels_that_nobody_remembers_is_told_as_neither(forgotten: str) -> None:
    assert told(f"我有高级职称，副高还是正高{forgotten}") == {"titles": {"senior": None}}
    assert told(f"技师还是高级技师{forgotten}") == {}


@pytest.mark.parametrize("post", ["高级经理", "副高级经理", "高级主管", "中级经理"])
def test_rank_of_managers_is_no_title(post: str) -> None:
    assert told(f"我是{post}") == {}
    assert asked_about(f"我是{post}") == []
    assert told(f"副高，不是{post}", "titles") == {"titles": {"associate_senior": None}}


@pytest.mark.parametrize("reproach", ["怎么还不动", "咋还不让报", "凭什么就不给评", "为什么一直不涨工资"])
def test_reproach_leaves_the_level_that_the_speaker_has(reproach: str) -> None:
    assert "technician" in told(f"我技师都六年了{reproach}")["skill_levels"]
    assert asked_about(f"我中级都六年了{reproach}") == ["中级"]


@pytest.mark.parametrize("doubt", ["我技师怎么还没批下来", "技师证咋还没拿到手"])
def test_reproach_that_it_has_not_come_yet_holds_nothing(doubt: str) -> None:
    assert "skill_levels" not in told(doubt)


def test_challenge_is_no_question() -> None:
    assert told("我就是个高级工啊怎么了") == {"skill_levels": {"senior_worker": None}}
    assert asked_about("那个我嘛就是个高工啊怎么了") == ["高工"]


@pytest.mark.parametrize("kind", ["工程师那种", "工程师那类"])
def test_second_word_that_says_which_meaning_the_first_has_is_no_title_of_its_own(kind: str) -> None:
    assert told(f"我的高工是{kind}，2019年评到") == {"titles": {"associate_senior": "2019"}}


def test_first_class_beside_a_trade_in_another_breath_is_asked_about() -> None:
    assert told("在东莞喷漆，有个一级") == {"employer": "outside_guangzhou"}
    assert asked_about("在东莞喷漆，有个一级") == ["一级"]
    assert told("焊工一级") == {"skill_levels": {"senior_technician": None}}


@pytest.mark.parametrize("all_there", ["全厂就我一个", "全公司只有我一个", "全市就我一个"])
def test_how_many_model_workers_there_are_does_not_say_who_made_them(all_there: str) -> None:
    assert told(f"{all_there}劳模") == {}
    assert asked_about(f"{all_there}劳模") == ["劳模"]


def test_office_on_a_sign_is_no_post() -> None:
    assert told("门牌上写着主管技师办公室，那是我的") == {}


def test_day_asked_for_is_not_that_of_another_level_told_behind_it() -> None:
    assert told("二级，2019年的", "skill_levels.technician") == {"skill_levels": {"technician": "2019"}}
    assert "senior_technician" not in told("2019年，后面又考了个一级", "skill_levels.technician").get(
        "skill_levels", {}
    )


def test_word_asked_about_and_claimed_for_years_is_asked_back() -> None:
    assert asked_about("主管技师能报高级技师吗，我拿了六年") == ["主管技师"]
