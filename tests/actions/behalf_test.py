"""Somebody asks for another person: his wife, his foreman, the clerk of his personnel office."""

import pytest

from tests.actions.dialogue import Dialogue


def test_a_wife_asks_for_her_husband_and_his_facts_are_held(dialogue: Dialogue) -> None:
    said = dialogue.hear("我老公在广汽丰田上班，他有技师证能评工程师不")
    assert said.facts["skill_levels"] == {"technician": None}
    assert said.facts["employer"] == "joint_venture"
    assert "都请照这位的情况答" in said.text
    assert "（这位的情况）我记下了" in said.text


def test_what_is_said_of_him_later_is_his_too(dialogue: Dialogue) -> None:
    dialogue.hear("我老公在广州地铁上班，他有技师证能评工程师不")
    said = dialogue.hear("他的证是20年的", "state_facts")
    assert said.facts["skill_levels"] == {"technician": "2020"}
    assert "都请照这位的情况答" not in said.text


def test_a_bare_answer_is_an_answer_for_him(dialogue: Dialogue) -> None:
    dialogue.hear("帮我老公问一下", "nlu_fallback")
    said = dialogue.hear("广州港的，技师，2020年3月拿证", "state_facts")
    assert said.facts["enterprise"] == "guangzhou_port"
    assert said.facts["skill_levels"] == {"technician": "2020-03"}


def test_asking_for_somebody_without_a_fact_is_understood(dialogue: Dialogue) -> None:
    said = dialogue.hear("帮我老公问一下", "nlu_fallback")
    assert "按您替问的这位来看" in said.text
    assert "没听明白" not in said.text
    assert said.asking == "employer"


def test_a_clerk_asks_for_one_of_his_workers(dialogue: Dialogue) -> None:
    said = dialogue.hear("我是人事，帮员工问的，我们有个技师三年了能报中级吗")
    assert set(said.facts["skill_levels"]) == {"technician"}


def test_my_own_facts_are_never_mixed_with_those_of_a_colleague(dialogue: Dialogue) -> None:
    said = dialogue.hear("我同事技师三年就评上工程师了，我高级工能不能评")
    assert said.facts == {"skill_levels": {"senior_worker": None}}
    assert "这位" not in said.text


def test_who_has_told_his_own_facts_is_told_how_to_ask_for_another(dialogue: Dialogue) -> None:
    dialogue.hear("我是高级工，在广州地铁上班", "state_facts")
    said = dialogue.hear("帮我老婆问一下，她是技师", "ask_pathway")
    assert said.facts["skill_levels"] == {"senior_worker": None}
    assert "回复“替别人问”" in said.text
    begun = dialogue.hear("替别人问", "nlu_fallback")
    assert begun.facts == {}
    assert "都请照这位的情况答" in begun.text
    assert dialogue.hear("她是技师", "state_facts").facts == {"skill_levels": {"technician": None}}


@pytest.mark.parametrize("words", ["问我自己", "那我自己呢", "我自己的呢", "换我自己问", "好了，现在问我自己的"])
def test_back_to_oneself_everything_begins_anew(dialogue: Dialogue, words: str) -> None:
    dialogue.hear("我老公是技师，能评工程师不")
    said = dialogue.hear(words, "nlu_fallback")
    assert said.facts == {}
    assert "您自己的情况" in said.text
    after = dialogue.hear("我是高级工，我老公是技师", "state_facts")
    assert after.facts == {"skill_levels": {"senior_worker": None}}


def test_starting_over_forgets_of_whom_the_talk_was(dialogue: Dialogue) -> None:
    dialogue.hear("我老公是技师，能评工程师不")
    dialogue.hear("重新来", "restart")
    said = dialogue.hear("我是高级工，我老公是技师", "state_facts")
    assert said.facts == {"skill_levels": {"senior_worker": None}}


def test_the_next_person_is_not_mixed_with_the_one_before(dialogue: Dialogue) -> None:
    """A colleague without a title, then the wife who has one: nothing of her is held as his."""
    dialogue.hear("我帮同事问，他高级工满三年了，在广汽，没有职称")
    said = dialogue.hear("那我老婆是中级会计师可以考技师吗")
    assert said.facts["titles"] == {}
    assert "回复“替别人问”" in said.text
    assert "以哪个为准" not in said.text
    begun = dialogue.hear("替别人问", "nlu_fallback")
    assert begun.facts == {}


@pytest.mark.parametrize("words", ["还有一个同事是技师", "下一位呢", "另外一个徒弟，高级工", "再问一个同事"])
def test_the_next_of_the_same_kind_is_another_too(dialogue: Dialogue, words: str) -> None:
    held = dialogue.hear("我帮同事问，他高级工满三年了，在广汽").facts
    said = dialogue.hear(words, "state_facts")
    assert said.facts == held
    assert "前面那位" in said.text


@pytest.mark.parametrize("words", ["他是2020年拿的证", "我同事说他没有职称", "他在地铁上班"])
def test_he_and_the_colleague_are_one(dialogue: Dialogue, words: str) -> None:
    dialogue.hear("我帮同事问，他有技师证")
    assert "前面那位" not in dialogue.hear(words, "state_facts").text
