"""What tired people say in between: 哦, 再说一遍, 我不懂, 别问了; and what is not asked of them again."""

import pytest

from tests.actions.dialogue import Dialogue, Said
from tests.actions.situations import METRO, NOTHING_ELSE, TECHNICIAN

CONSTRUCTOR = {
    "word": "一级建造师",
    "question": "这类职业资格对应哪一级职称，要看对应关系目录。您知道单位按哪一级算吗？",
    "choices": [
        {"value": "1", "label": "按中级", "facts": {"qualifications": {"intermediate": None}}},
        {"value": "4", "label": "不清楚", "facts": {}},
    ],
}
OPERATOR = {
    "word": "电工证",
    "question": "上岗用的操作证不算技能等级。您这本证是哪一种？",
    "choices": [
        {"value": "1", "label": "上岗用的操作证（应急管理局等发）", "facts": {"skill_levels": {}}},
        {"value": "2", "label": "技能等级：中级工（四级）", "facts": {"skill_levels": {"intermediate_worker": None}}},
    ],
}


@pytest.fixture
def answered(dialogue: Dialogue) -> Dialogue:
    """A conversation that has come to its answer."""
    dialogue.tell("", **METRO, **NOTHING_ELSE, **TECHNICIAN)
    return dialogue


@pytest.mark.parametrize(
    ("intent", "words"), [("small_talk", "哦"), ("nlu_fallback", "那好吧"), ("state_facts", "知道了")]
)
def test_who_takes_note_is_not_told_that_he_was_not_understood(dialogue: Dialogue, intent: str, words: str) -> None:
    said = dialogue.say(intent, words, reading={"facts": {}})
    assert "没听明白" not in said.text
    assert "机器人" not in said.text
    assert said.asking == "employer"


def test_once_more_brings_the_answer_once_more(answered: Dialogue) -> None:
    assert answered.say("abuse", "再说一遍").text.startswith("结论：现在可申报评审中级职称。\n依据")


def test_once_more_in_between_brings_the_question_once_more(dialogue: Dialogue) -> None:
    assert dialogue.say("abuse", "再说一遍").texts == ["您在哪家单位上班？"]


@pytest.mark.parametrize("words", ["我不懂", "什么意思", "唔明"])
def test_who_does_not_understand_the_answer_gets_what_to_do(answered: Dialogue, words: str) -> None:
    assert answered.say("dont_know", words).text.startswith("简单说：您现在就可以报中级职称：先问单位人力资源部")


@pytest.mark.parametrize("words", ["行不行一句话", "别问那么多，直接告诉我行不行", "算了", "不想答了"])
def test_who_wants_no_more_questions_gets_the_answer_and_can_go_on_later(dialogue: Dialogue, words: str) -> None:
    dialogue.tell("", **METRO, **TECHNICIAN)
    said = dialogue.say("ask_pathway", words, reading={"facts": {}})
    assert said.texts[-1].startswith("结论：现在可申报评审中级职称。")
    assert said.asking is None
    assert dialogue.say("resume", "继续").asking == "titles"


def test_who_wants_no_questions_before_anything_is_known_is_asked_the_first_one(dialogue: Dialogue) -> None:
    assert dialogue.say("ask_pathway", "别问那么多，直接告诉我行不行").asking == "employer"


def test_a_yes_to_which_one_is_asked_which_one(dialogue: Dialogue) -> None:
    dialogue.tell("", **METRO, **TECHNICIAN)
    said = dialogue.say("affirm", "是的", reading={"answer": "yes"})
    assert said.texts[0] == "是哪一种呢？点下面的选项，或者直接说。"
    assert said.asking == "titles"


def test_what_is_not_understood_three_times_is_not_asked_a_fourth_time(dialogue: Dialogue) -> None:
    dialogue.tell("", **METRO, **TECHNICIAN)
    dialogue.say("nlu_fallback", "哇啦哇啦")
    dialogue.say("nlu_fallback", "呜噜呜噜")
    said = dialogue.say("nlu_fallback", "叽里咕噜")
    assert "没关系，先不管“职称”" in said.text
    assert "没听明白" not in said.text
    assert said.asking not in {"titles", None}


def test_a_word_nobody_can_place_does_not_lead_in_a_circle(dialogue: Dialogue) -> None:
    dialogue.tell("", **METRO, skill_levels={})
    doubtful = {"facts": {}, "clarify": [CONSTRUCTOR]}
    assert dialogue.say("state_facts", "就一建", reading=doubtful).text == CONSTRUCTOR["question"]
    assert dialogue.say("dont_know", "不知道", reading={"answer": "unknown"}).asking == "titles"
    said = dialogue.say("state_facts", "就一建", reading=doubtful)
    assert CONSTRUCTOR["question"] not in said.text
    assert said.asking not in {"titles", None}


def test_not_knowing_by_button_is_not_knowing(dialogue: Dialogue) -> None:
    dialogue.tell("", **METRO, skill_levels={})
    doubtful = {"facts": {}, "clarify": [CONSTRUCTOR]}
    dialogue.say("state_facts", "就一建", reading=doubtful)
    dialogue.choose("4")
    assert CONSTRUCTOR["question"] not in dialogue.say("state_facts", "就一建", reading=doubtful).text


def test_who_issued_it_says_which_of_two_kinds_it_is(dialogue: Dialogue) -> None:
    dialogue.say("state_facts", "就一个电工证", reading={"facts": {}, "clarify": [OPERATOR]})
    assert dialogue.say("state_facts", "应急局发的", reading={"facts": {}}).facts == {"skill_levels": {}}


def test_words_that_deny_are_not_matched_to_a_choice(dialogue: Dialogue) -> None:
    dialogue.say("state_facts", "就一个电工证", reading={"facts": {}, "clarify": [OPERATOR]})
    assert dialogue.say("state_facts", "不是应急局", reading={"facts": {}}).facts == {}


def test_the_second_time_a_question_is_shorter(dialogue: Dialogue) -> None:
    dialogue.tell("", **METRO, titles={}, skill_levels={"technician": "2022"}, contest_awards=[])
    first = dialogue.say("affirm", "一直在做", reading={"facts": {"worked_since_skill": True}})
    assert "比如中华技能大奖" in first.texts[-1]
    again = dialogue.say("small_talk", "今天好热")
    assert again.texts[-1] == "您得过全国或省级以上的荣誉吗？"
    assert again.choices == first.choices


def test_a_single_word_of_the_document_is_explained(dialogue: Dialogue) -> None:
    said: Said = dialogue.say("nlu_fallback", "一评双证")
    assert said.texts[0].startswith("一评双证：")


@pytest.mark.parametrize(
    ("intent", "words", "part"),
    [
        ("nlu_fallback", "谁说了算", "评不评得上，由试点企业评"),
        ("ask_definition", "相应档次是哪一档", "没有列哪个奖"),
        ("ask_definition", "实习算不算", "实习不算"),
        ("ask_pathway", "先报初级会不会影响中级", "文件没有写先报低一级会影响"),
        ("ask_when", "什么时候轮到我们", "下一批什么时候公布，文件没有写"),
    ],
)
def test_points_that_people_raise_are_answered_however_they_were_classed(
    answered: Dialogue, intent: str, words: str, part: str
) -> None:
    assert part in answered.say(intent, words).text


def test_why_only_this_level_explains_the_one_that_the_answer_names(dialogue: Dialogue) -> None:
    dialogue.tell(
        "",
        employer="municipal",
        is_frontline=True,
        contest_awards=[{"contest": "national", "prize": "excellence"}],
        guangzhou_enterprise_since="2020",
        titles={},
    )
    said = dialogue.say("ask_why", "为什么只有初级")
    assert said.text.startswith("初级职称（三（二））")
    assert "文件里有两条路" in said.text


@pytest.mark.parametrize("intent", ["ask_pathway", "ask_definition", "nlu_fallback"])
def test_what_a_prize_gives_is_read_from_the_table_before_anything_is_told(dialogue: Dialogue, intent: str) -> None:
    said = dialogue.say(intent, "世界技能大赛优胜奖能给啥", reading={})
    assert "世界技能大赛优胜奖：技师、中级职称\n" in said.text
    assert "还要：单位是广州市市（区）属企业；在一线从事技能和专业技术工作。" in said.text
    assert "全国技能大赛" not in said.text


def test_prize_without_its_contest_is_answered_for_both(dialogue: Dialogue) -> None:
    said = dialogue.say("ask_pathway", "银牌换什么证", reading={})
    assert "世界技能大赛银牌：技师、中级职称\n全国技能大赛银牌：技师、中级职称\n" in said.text


@pytest.mark.parametrize("words", ["省赛金牌能换什么证", "公司比武的金牌给什么", "金牌真难拿"])
def test_other_prizes_and_remarks_are_not_answered_from_the_table(dialogue: Dialogue, words: str) -> None:
    assert "附件1写的是" not in dialogue.say("ask_pathway", words, reading={}).text


def test_whoever_told_of_his_prize_hears_of_it_in_the_decision(dialogue: Dialogue) -> None:
    dialogue.tell("", contest_awards=[{"contest": "national", "prize": "silver"}])
    assert "附件1写的是" not in dialogue.say("ask_pathway", "银牌能给什么").text


def test_why_while_hardly_anything_is_known_tells_what_the_document_demands(dialogue: Dialogue) -> None:
    dialogue.tell("", skill_levels={"senior_worker": "2022"})
    said = dialogue.say("ask_why", "为什么不能考技师")
    assert "文件写的条件是：“取得符合专业对应关系的初级职称" in said.text
    assert "您够不够，我问几项就能算出来。" in said.text
    assert "还不清楚" not in said.text


def test_why_of_a_level_that_the_person_has_speaks_of_what_he_wants(dialogue: Dialogue) -> None:
    dialogue.tell("", skill_levels={"technician": "2020"})
    said = dialogue.say("ask_why", "我技师都六年了怎么还不能报职称")
    assert said.text.startswith("结论：还定不下来")
    assert "技能评价" not in said.text


def test_a_move_to_an_employer_that_is_not_named_is_asked_about(answered: Dialogue) -> None:
    said = answered.say("what_if", "如果我出来去企业呢", reading={})
    assert "要看去的是哪家单位" in said.text


def test_one_sign_can_name_a_choice(dialogue: Dialogue) -> None:
    levels = [
        {"value": "1", "label": "全国五一劳动奖章", "facts": {"honours": ["national_may_day_medal"]}},
        {"value": "2", "label": "省级五一劳动奖章", "facts": {"honours": ["provincial_may_day_medal"]}},
    ]
    medal = {"word": "五一劳动奖章", "question": "您的五一劳动奖章是哪一级的？", "choices": levels}
    dialogue.say("state_facts", "我有五一劳动奖章", reading={"facts": {}, "clarify": [medal]})
    assert dialogue.say("nlu_fallback", "省的", reading={"facts": {}}).facts == {
        "honours": ["provincial_may_day_medal"]
    }


def test_anger_four_times_is_not_met_with_the_same_question_a_fifth_time(dialogue: Dialogue) -> None:
    dialogue.tell("", **METRO, **TECHNICIAN)
    for _ in range(3):
        assert dialogue.say("abuse", "问个鬼").asking == "titles"
    assert dialogue.say("abuse", "问个鬼").asking not in {"titles", None}


@pytest.mark.parametrize("intent", ["state_facts", "nlu_fallback"])
def test_what_is_held_already_is_not_called_unclear(dialogue: Dialogue, intent: str) -> None:
    dialogue.tell("", employer="pilot", enterprise="gac")
    said = dialogue.say(intent, "本部", reading={"facts": {}})
    assert said.texts[0] == "这个我已经记下了。"
    assert said.asking == "in_pilot_field"
