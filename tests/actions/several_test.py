"""Somebody asks for several people at once: the rules decide for one, and he is told so, once."""

import pytest

from actions import several
from tests.actions.dialogue import Dialogue

ONE = "我一次按一个人算"


@pytest.mark.parametrize(
    "words",
    [
        "我们班组五个人，三个高级工两个技师，能评什么",
        "hr，我们厂有十几个技师想评工程师，怎么弄",
        "单位有好几个同事想报",
        "车间里一批技师够年限了",
        "我哋公司有两个技师想评职称",
        "帮大家问一下",
        "替他们几个问问",
    ],
)
def test_a_group_is_a_group(words: str) -> None:
    assert several.asked_for(words)


@pytest.mark.parametrize(
    "words",
    [
        "我有两个技师证",
        "我们公司有三个厂",
        "我带过三个徒弟",
        "我们班组十个人，我自己是技师",
        "公司发了三个高级工证",
        "我三年高级工",
        "我们单位有个技师三年了",
        "我想帮一个同事问",
        "我们厂两千多人，我是技师",
    ],
)
def test_one_person_is_none(words: str) -> None:
    assert not several.asked_for(words)


def test_it_is_said_once(dialogue: Dialogue) -> None:
    assert ONE in dialogue.hear("我们班组五个人，三个高级工两个技师，都在地铁，能评什么").text
    assert ONE not in dialogue.hear("我们班组五个人都能报吗").text


def test_the_answer_about_the_rule_stays(dialogue: Dialogue) -> None:
    said = dialogue.hear("hr，我们厂有十几个技师想评工程师，怎么弄")
    assert ONE in said.text
    assert "文件写的条件是" in said.text
