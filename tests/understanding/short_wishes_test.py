"""Short sentences, as they are typed on a phone: what is wanted, and what belongs to another office."""

from datetime import date

import pytest

from bot.understanding import read
from bot.understanding.intents import store

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("asked", ["{}坏了怎么办", "{}去哪里买便宜", "{}多少钱一个"])
@pytest.mark.parametrize("thing", ["自行车", "热水器", "沙发", "窗帘", "相机"])
def test_a_question_without_a_word_of_the_policy_is_out_of_scope(thing: str, asked: str) -> None:
    """None of these things is in the training sentences."""
    assert store.intent_of(asked.format(thing)) == "out_of_scope"


@pytest.mark.parametrize("fact", ["技师证是2008年的", "副高是2021年12月批下来的", "在广州港集团上班", "助工2016年评的"])
@pytest.mark.parametrize("mistake", ["前面报错，{}", "{}，上面打快了", "刚才手滑，{}", "{}，刚说岔了", "看走眼，{}"])
def test_who_names_a_mistake_corrects_what_was_told(fact: str, mistake: str) -> None:
    assert store.intent_of(mistake.format(fact)) == "correct"


@pytest.mark.parametrize(
    "said",
    ["不是派遣，合同跟广州地铁签的", "唔系一九年，证系二零年先批", "不是市劳模，是省劳模", "不是停一年，停了两个月"],
)
def test_not_this_but_that_is_a_correction(said: str) -> None:
    assert store.intent_of(said) == "correct"


@pytest.mark.parametrize("said", ["我没记错，技师是2019年的", "单位老把我搞错，我是副高", "我在广州数控，别跟数科搞混"])
def test_a_mistake_that_is_denied_or_of_others_corrects_nothing(said: str) -> None:
    assert store.intent_of(said) == "state_facts"


@pytest.mark.parametrize("firm", ["Guangzhou Metro", "GAC", "Guangzhou Port Group"])
@pytest.mark.parametrize("job", ["I drive trains", "I do maintenance", "electrician"])
def test_who_does_something_for_a_firm_works_there(job: str, firm: str) -> None:
    assert read(f"{job} for {firm}", today=TODAY).facts["employer"] == "pilot"


@pytest.mark.parametrize("asked", ["is this only for {}", "is there a plan for {} employees", "the rules for {}?"])
@pytest.mark.parametrize("firm", ["Guangzhou Metro", "GAC"])
def test_a_rule_for_a_firm_employs_nobody(asked: str, firm: str) -> None:
    assert "employer" not in read(asked.format(firm), today=TODAY).facts


@pytest.mark.parametrize("subject", ["社保停了半年", "医保断了三个月", "孩子上学", "个税"])
@pytest.mark.parametrize("asked", ["{}，能不能补", "{}，怎么办", "{}要什么条件"])
def test_a_question_about_another_office_is_out_of_scope_whatever_it_asks(subject: str, asked: str) -> None:
    assert store.intent_of(asked.format(subject)) == "out_of_scope"


@pytest.mark.parametrize("thanks", ["辛苦你", "谢谢老师", "多谢晒", "麻烦你了"])
@pytest.mark.parametrize("before", ["明白了，", "清楚了，", "行了行了，"])
def test_a_short_message_that_ends_with_thanks_thanks(before: str, thanks: str) -> None:
    assert store.intent_of(before + thanks) == "thanks"


@pytest.mark.parametrize("denied", ["哪轮得到我，没有", "谁给我评这个，没有的", "哪有这福气，一次都没有"])
@pytest.mark.parametrize("asked", ["contest_awards", "honours", "titles"])
def test_a_no_that_is_worded_as_a_question_is_a_no(denied: str, asked: str) -> None:
    assert store.intent_of(denied, asked) in {"deny", "state_facts"}


@pytest.mark.parametrize("firm", ["我是市属国企，不是区属", "应该是广汽丰田，不是广汽集团"])
def test_an_employer_told_wrongly_is_corrected(firm: str) -> None:
    assert store.intent_of(f"单位写错了，{firm}") == "correct"
