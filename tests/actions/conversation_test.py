"""A conversation, through the actions: what a person says and what comes back."""

import pytest

from tests.actions.dialogue import Dialogue, Said
from tests.actions.situations import NOTHING_ELSE

METRO_TECHNICIAN = {
    "employer": "pilot",
    "enterprise": "guangzhou_metro",
    "in_pilot_field": True,
    "is_frontline": True,
    "skill_levels": {"technician": "2022-03-15"},
    "worked_since_skill": True,
}


def decided(dialogue: Dialogue) -> Said:
    """A conversation that has come to its answer."""
    return dialogue.tell("", **METRO_TECHNICIAN, **NOTHING_ELSE)


def test_the_first_message_greets_warns_and_asks_the_first_question() -> None:
    said = Dialogue().start()
    assert "请不要发姓名、身份证号和电话" in said.text
    assert said.asking == "employer"
    assert "其他广州企业（民企、外企、央企等）" in said.choices.values()
    assert said.payload["decision"] is None


def test_everything_told_at_once_is_taken_and_read_back(dialogue: Dialogue) -> None:
    said = dialogue.tell("我是技师，2022年3月15号拿的证，在广州地铁上班，一直在一线做车辆检修", **METRO_TECHNICIAN)
    assert said.facts == METRO_TECHNICIAN
    assert "我记下了" in said.text
    assert "技师（2022年3月15日）" in said.text
    assert "不对可以直接说" in said.text
    assert said.asking == "titles"


def test_what_is_certain_is_said_before_the_last_question(dialogue: Dialogue) -> None:
    assert "已经能定的：现在可申报评审中级职称" in dialogue.tell("", **METRO_TECHNICIAN).text


def test_the_answer_has_conclusion_clause_words_and_reservation(dialogue: Dialogue) -> None:
    said = decided(dialogue)
    assert said.status("title-intermediate") == "open"
    answer = said.texts[-1]
    assert answer.startswith("结论：现在可申报评审中级职称。")
    assert "依据三（一）1（2）：“取得技师职业资格或职业技能等级后从事相应技术技能工作满 3 年的”" in answer
    assert answer.endswith("可申报不等于评上，以单位备案方案为准。")
    assert said.payload["case"]
    assert said.asking is None


def test_one_question_at_a_time_and_none_is_asked_again(dialogue: Dialogue) -> None:
    asked = []
    said = dialogue.choose("pilot")
    while said.asking:
        asked.append(said.asking)
        said = dialogue.choose(next(iter(said.choices)))
    assert len(asked) == len(set(asked))
    assert "employer" not in asked


def test_a_number_or_the_words_of_a_choice_count_as_the_choice(dialogue: Dialogue) -> None:
    first = Dialogue()
    choices = list(first.start().choices.items())
    assert first.say("nlu_fallback", "第7个").facts == {"employer": choices[6][0]}
    assert dialogue.say("state_facts", choices[6][1]).facts == {"employer": choices[6][0]}


def test_the_employer_closes_but_the_years_would_suffice(dialogue: Dialogue) -> None:
    dialogue.tell("", skill_levels={"technician": "2022-03-15"})
    dialogue.tell("", worked_since_skill=True)
    said = dialogue.choose("guangzhou_other") if "guangzhou_other" in dialogue_choices(dialogue) else None
    said = said or dialogue.tell("其他广州公司", employer="guangzhou_other")
    assert said.status("title-intermediate") == "closed"
    answer = said.texts[-1]
    assert answer.startswith("结论：卡在单位，不是卡在您的条件。中级职称的年限和证书条件您够了。")
    assert "这不等于您不能评职称" in answer
    assert "83556708" in answer


def dialogue_choices(dialogue: Dialogue) -> dict[str, str]:
    """What the next question offers."""
    return dialogue.say("greet", "你好").choices


def test_the_employer_closes_and_work_was_not_asked_about(dialogue: Dialogue) -> None:
    said = dialogue.tell("", employer="guangzhou_other", skill_levels={"technician": "2022-03-15"})
    assert "如果拿证后一直做这一行，中级职称（三（一）1（2））" in said.texts[-1]
    assert "是够的" in said.texts[-1]


def test_a_correction_in_the_middle_is_acknowledged(dialogue: Dialogue) -> None:
    dialogue.tell("", **METRO_TECHNICIAN)
    said = dialogue.say(
        "correct", "不对，是2024年", reading={"facts": {"skill_levels": {"technician": "2024"}}, "correction": True}
    )
    assert "已改为：技师（2024年）" in said.text
    assert said.asking
    assert said.facts["skill_levels"] == {"technician": "2024"}


def test_a_correction_after_the_answer_gives_a_new_answer(dialogue: Dialogue) -> None:
    decided(dialogue)
    said = dialogue.say(
        "correct",
        "说错了，是2024年5月1号",
        reading={"facts": {"skill_levels": {"technician": "2024-05-01"}}, "correction": True},
    )
    assert said.status("title-intermediate") == "not_yet"
    assert "2027年5月1日" in said.text


def test_two_dates_are_asked_about_and_the_choice_settles_it(dialogue: Dialogue) -> None:
    dialogue.tell("", **METRO_TECHNICIAN)
    said = dialogue.tell("", skill_levels={"technician": "2020-01-01"})
    assert "以哪个为准" in said.text
    assert said.facts["skill_levels"] == {"technician": "2022-03-15"}
    assert dialogue.choose("new").facts["skill_levels"] == {"technician": "2020-01-01"}


def test_a_doubt_that_is_not_answered_is_put_twice_and_then_let_go(dialogue: Dialogue) -> None:
    dialogue.tell("", **METRO_TECHNICIAN)
    assert "以哪个为准" in dialogue.tell("", employer="district").text
    assert "以哪个为准" in dialogue.say("greet", "你好").text
    said = dialogue.say("greet", "你好")
    assert "以哪个为准" not in said.text
    assert said.facts["employer"] == "pilot"


def test_a_word_with_two_meanings_leads_to_one_question(dialogue: Dialogue) -> None:
    clarify = {
        "word": "高工",
        "question": "您说的“高工”是哪一种？",
        "choices": [
            {"value": "1", "label": "高级工（三级）", "facts": {"skill_levels": {"senior_worker": None}}},
            {"value": "2", "label": "高级工程师（副高）", "facts": {"titles": {"associate_senior": None}}},
        ],
    }
    said = dialogue.say("state_facts", "我有高工证", reading={"facts": {}, "clarify": [clarify]})
    assert said.texts == ["您说的“高工”是哪一种？"]
    assert dialogue.choose("2").facts == {"titles": {"associate_senior": None}}


def test_i_do_not_know_is_an_answer(dialogue: Dialogue) -> None:
    dialogue.tell("", **METRO_TECHNICIAN)
    said = dialogue.say("dont_know", "不知道")
    assert "没关系，先不管“职称”" in said.text
    assert "怎么查：职称证书上写着" in said.text
    assert "要等它才定得下来" in said.text
    assert said.asking not in {"titles", None}


def test_what_is_not_known_is_never_asked_again_and_the_answer_names_it(dialogue: Dialogue) -> None:
    said = dialogue.tell("", **METRO_TECHNICIAN)
    asked = []
    while said.asking:
        asked.append(said.asking)
        said = dialogue.say("dont_know", "不清楚")
    assert len(asked) == len(set(asked))
    assert "还定不下来的：" in said.texts[-1]


def test_the_same_inexact_answer_twice_counts_as_not_known(dialogue: Dialogue) -> None:
    dialogue.tell("", **{**METRO_TECHNICIAN, "skill_levels": {"technician": "2023"}}, **NOTHING_ELSE)
    said = dialogue.tell("2023年", skill_levels={"technician": "2023"})
    assert said.asking != "skill_levels.technician"


def test_a_date_asked_more_exactly_says_what_was_told(dialogue: Dialogue) -> None:
    said = dialogue.tell("", **{**METRO_TECHNICIAN, "skill_levels": {"technician": "2023"}}, **NOTHING_ELSE)
    assert said.asking == "skill_levels.technician"
    assert "您说的是技师（2023年），要再准一点才算得出来" in said.text


def test_why_this_question_names_the_clauses_and_asks_again(dialogue: Dialogue) -> None:
    dialogue.tell("", **METRO_TECHNICIAN)
    said = dialogue.say("ask_why_question", "问这个干嘛")
    assert said.texts[0].startswith("为什么问这个：")
    assert "三（一）2（1）" in said.texts[0]
    assert said.asking == "titles"


def test_why_this_question_names_no_more_clauses_than_a_phone_shows(dialogue: Dialogue) -> None:
    said = dialogue.say("ask_why_question", "为什么问这个")
    assert "三（一）1（1）、三（一）1（2）、三（一）1（3）、三（一）1（4）等13条。" in said.text


def test_the_conditions_are_asked_for_before_anything_is_told(dialogue: Dialogue) -> None:
    said = dialogue.say("ask_pathway", "评中级职称要什么条件")
    assert "中级职称（三（一）1（2）），文件写的条件是：“取得技师职业资格或职业技能等级后" in said.text
    assert "满 3 年的，可申报评审相应系列中级职称”" in said.text
    assert "还要：单位在试点范围内（附件2试点企业名单）；岗位属于附件2里本企业对应的领域。" in said.text
    assert said.asking == "employer"


def test_who_only_has_the_wrong_employer_reads_one_remark_about_it(dialogue: Dialogue) -> None:
    said = dialogue.tell("", employer="guangzhou_other", skill_levels={"senior_technician": None})
    assert said.text.count("这份文件的这条路要求在试点企业") == 1


def test_why_this_answer_gives_every_condition_with_its_words(dialogue: Dialogue) -> None:
    decided(dialogue)
    said = dialogue.say("ask_why", "为什么")
    assert "已满足：取得技师证书（三（一）1（2））" in said.text
    assert "原文：“" in said.text


def test_why_not_the_one_that_is_named(dialogue: Dialogue) -> None:
    decided(dialogue)
    said = dialogue.say("ask_why", "高级技师为什么不能评正高")
    assert said.texts[0].startswith("正高级职称（三（一）1（4））：暂不符合")


def test_the_earliest_day_of_the_one_that_is_named(dialogue: Dialogue) -> None:
    dialogue.tell("", **{**METRO_TECHNICIAN, "skill_levels": {"technician": "2024-02-29"}}, **NOTHING_ELSE)
    said = dialogue.say("ask_when", "中级什么时候可以报")
    assert "中级职称（三（一）1（2））：从2027年2月28日起" in said.text


def test_a_what_if_is_shown_as_a_difference_and_not_kept(dialogue: Dialogue) -> None:
    before = decided(dialogue).facts
    said = dialogue.say(
        "what_if", "要是我考到高级技师", reading={"hypothetical": {"skill_levels": {"senior_technician": "2027-03-01"}}}
    )
    assert "副高级职称（三（一）1（3））：现在暂不符合，那样就从2031年3月1日起可以" in said.text
    assert "没有记下来" in said.text
    assert said.facts == before


def test_a_what_if_names_first_what_it_brings_nearest(dialogue: Dialogue) -> None:
    private = {"employer": "guangzhou_other", "skill_levels": {"technician": "2020-01-01"}, "worked_since_skill": True}
    dialogue.tell("", **private)
    moved = {"employer": "pilot", "enterprise": "guangzhou_metro"}
    said = dialogue.say("what_if", "要是我去了广州地铁呢", reading={"hypothetical": moved})
    second = said.text.split("\n")[1]
    assert second == "中级职称（三（一）1（2））：现在卡在单位或岗位，那样就只差弄清：岗位是否在试点领域"


def test_another_year_of_work_is_a_what_if(dialogue: Dialogue) -> None:
    dialogue.tell("", **{**METRO_TECHNICIAN, "skill_levels": {"technician": "2024-05-01"}}, **NOTHING_ELSE)
    said = dialogue.say("what_if", "如果我再干一年呢", reading={})
    assert "到2027年11月22日" in said.text
    assert "中级职称（三（一）1（2））：现在从2027年5月1日起可以，那样就可以申报" in said.text


def test_what_is_still_missing_says_what_hangs_on_it(dialogue: Dialogue) -> None:
    dialogue.tell("", **METRO_TECHNICIAN)
    said = dialogue.say("ask_missing", "还要什么")
    assert said.texts[0].startswith("还需要知道：\n职称：")


def test_the_document_says_a_word_and_the_glossary_gives_its_source(dialogue: Dialogue) -> None:
    said = dialogue.say("ask_definition", "什么是以赛代评", reading={"terms": ["以赛代评"]})
    assert "以赛代评" in said.texts[0]
    assert "三（二）" in said.texts[0]
    assert said.asking == "employer"


def test_where_to_apply_names_the_employer_and_the_two_phones(dialogue: Dialogue) -> None:
    said = dialogue.say("ask_where", "去哪里报名")
    assert "单位人力资源部" in said.text
    assert "83556708" in said.text
    assert "83528743" in said.text


def test_two_questions_in_one_message_are_both_answered(dialogue: Dialogue) -> None:
    decided(dialogue)
    said = dialogue.say("ask_why", "为什么副高不行，什么时候可以报，打什么电话")
    assert "副高级职称（三（一）1（3））：暂不符合" in said.text
    assert "不是时间的问题" in said.text
    assert "83528743" in said.text


def test_facts_in_a_question_are_taken_and_the_question_is_answered(dialogue: Dialogue) -> None:
    said = dialogue.say("ask_when", "技师2024年5月1号拿的，什么时候可以报中级", reading={"facts": METRO_TECHNICIAN})
    assert "我记下了" in said.text
    assert "中级职称（三（一）1（2））：现在就可以" in said.text
    assert said.asking == "titles"


def test_a_question_before_any_fact_starts_the_questions() -> None:
    said = Dialogue().say("ask_pathway", "我能评职称吗")
    assert said.asking == "employer"


def test_facts_before_any_greeting_are_taken() -> None:
    said = Dialogue().tell("我是技师", skill_levels={"technician": None})
    assert said.facts == {"skill_levels": {"technician": None}}
    assert said.asking == "employer"


def test_the_facts_can_be_edited_by_hand(dialogue: Dialogue) -> None:
    decided(dialogue)
    said = dialogue.edit({"employer": "guangzhou_other", "skill_levels": {"technician": "2022-03-15"}})
    assert said.facts == {"employer": "guangzhou_other", "skill_levels": {"technician": "2022-03-15"}}
    assert "已经按您改的重新算" in said.text
    assert said.status("title-intermediate") == "closed"


def test_facts_edited_into_nonsense_are_refused_and_the_old_ones_stay(dialogue: Dialogue) -> None:
    before = decided(dialogue).facts
    said = dialogue.edit({"employer": "moon"})
    assert said.facts == before
    assert "employer" in said.text


def test_what_i_said_is_shown(dialogue: Dialogue) -> None:
    dialogue.tell("", **METRO_TECHNICIAN)
    assert "您说过的情况：试点企业本部；广州地铁集团" in dialogue.say("show_facts", "我说过什么").text


def test_starting_over_forgets_everything_and_asks_the_first_question(dialogue: Dialogue) -> None:
    decided(dialogue)
    said = dialogue.say("restart", "重新来")
    assert said.facts == {}
    assert said.asking == "employer"


def test_deleting_my_record_tells_the_gateway(dialogue: Dialogue) -> None:
    decided(dialogue)
    said = dialogue.say("delete_record", "删除我的记录")
    assert said.payload["delete"] is True
    assert said.facts == {}


def test_after_deletion_a_new_conversation_can_begin(dialogue: Dialogue) -> None:
    decided(dialogue)
    dialogue.say("delete_record", "删除我的记录")
    assert dialogue.say("greet", "你好").asking == "employer"


def test_a_person_is_offered_by_phone_and_the_question_stays(dialogue: Dialogue) -> None:
    said = dialogue.say("human", "转人工")
    assert "83556708" in said.text
    assert said.asking == "employer"


def test_twice_not_understood_gives_choices_and_phones(dialogue: Dialogue) -> None:
    first = dialogue.say("nlu_fallback", "哇啦哇啦")
    assert "83556708" not in first.text
    second = dialogue.say("nlu_fallback", "呜噜呜噜")
    assert "83556708" in second.text
    assert second.choices


def test_small_talk_is_short_and_returns_to_the_question(dialogue: Dialogue) -> None:
    said = dialogue.say("small_talk", "今天好热")
    assert len(said.texts) == 2
    assert said.asking == "employer"


def test_another_subject_is_named_as_such(dialogue: Dialogue) -> None:
    said = dialogue.say("out_of_scope", "技师可以落户广州吗", reading={"topic": "settlement"})
    assert "入户" in said.text
    assert "没有写" in said.text
    assert said.asking == "employer"


def test_pressure_changes_nothing(dialogue: Dialogue) -> None:
    before = dialogue.tell("", employer="guangzhou_other", skill_levels={"technician": "2022"})
    said = dialogue.say("pressure", "你就说我可以", reading={"facts": {}})
    assert "我改不了" in said.text
    assert said.payload["decision"] == before.payload["decision"]


def test_anger_is_answered_calmly_and_with_a_phone_number(dialogue: Dialogue) -> None:
    said = dialogue.say("abuse", "你们就是骗人的")
    assert "不好意思" in said.text
    assert "83556708" in said.text
    assert said.asking == "employer"


def test_the_same_question_three_times_ends_with_whom_to_ask(dialogue: Dialogue) -> None:
    decided(dialogue)
    texts = [dialogue.say("ask_why", "为什么").text for _ in range(3)]
    assert texts[0] == texts[1]
    assert "83556708" in texts[2]


def test_continue_after_ten_minutes_says_what_is_held_and_asks_on(dialogue: Dialogue) -> None:
    dialogue.tell("", **METRO_TECHNICIAN)
    said = dialogue.say("resume", "继续", after=600)
    assert "您上次说的情况还在" in said.text
    assert "技师（2022年3月15日）" in said.text
    assert said.asking == "titles"


def test_coming_back_a_day_later_is_greeted_with_what_is_still_there(dialogue: Dialogue) -> None:
    dialogue.tell("", **METRO_TECHNICIAN)
    assert "您上次说的情况还在" in dialogue.say("greet", "你好", after=86400).text


def test_see_everything_and_see_the_basis_by_button_or_by_word(dialogue: Dialogue) -> None:
    decided(dialogue)
    by_button = dialogue.choose("all").text
    assert by_button == dialogue.say("nlu_fallback", "看全部").text
    assert len(by_button.splitlines()) == 15
    assert "原文" in dialogue.say("ask_pathway", "看依据").text


def test_yes_and_no_answer_a_question_that_can_be_answered_so(dialogue: Dialogue) -> None:
    facts = {key: value for key, value in METRO_TECHNICIAN.items() if key != "worked_since_skill"}
    said = dialogue.tell("", **facts, **NOTHING_ELSE)
    assert said.asking == "worked_since_skill"
    assert dialogue.say("affirm", "是的").facts["worked_since_skill"] is True


def test_thanks_after_the_answer_gets_one_sentence(dialogue: Dialogue) -> None:
    decided(dialogue)
    assert dialogue.say("thanks", "谢谢").texts == ["不客气。"]


def test_an_impossible_date_is_refused_with_a_question(dialogue: Dialogue) -> None:
    refusal = {"text": "9999年", "message": "9999年还没到，证书上写的是哪一年？"}
    said = dialogue.say("state_facts", "9999年", reading={"facts": {}, "refused": [refusal]})
    assert refusal["message"] in said.text
    assert said.facts == {}


def test_who_is_tired_gets_the_answer_now_and_can_go_on_later(dialogue: Dialogue) -> None:
    dialogue.tell("", **METRO_TECHNICIAN)
    said = dialogue.say("goodbye", "够了，先说结论")
    assert said.texts[-1].startswith("结论：现在可申报评审中级职称。")
    assert said.asking is None
    assert dialogue.say("resume", "继续").asking == "titles"


def test_a_half_sentence_that_begins_like_a_choice_is_that_choice(dialogue: Dialogue) -> None:
    assert dialogue.say("nlu_fallback", "其他广州公司").facts == {"employer": "guangzhou_other"}


def test_a_half_sentence_that_fits_several_choices_is_none_of_them(dialogue: Dialogue) -> None:
    assert dialogue.say("nlu_fallback", "其他").facts == {}


def test_a_doubt_answered_in_other_words_is_settled(dialogue: Dialogue) -> None:
    clarify = {
        "word": "高工",
        "question": "您说的“高工”是哪一种？",
        "choices": [
            {"value": "1", "label": "高级工", "facts": {"skill_levels": {"senior_worker": None}}},
            {"value": "2", "label": "高级工程师", "facts": {"titles": {"associate_senior": None}}},
        ],
    }
    dialogue.say("state_facts", "我有高工证", reading={"facts": {}, "clarify": [clarify]})
    said = dialogue.tell("副高那个", titles={"associate_senior": None})
    assert said.facts == {"titles": {"associate_senior": None}}
    assert "哪一种" not in said.text


def test_nothing_is_forgotten_on_a_word_that_was_not_plain(dialogue: Dialogue) -> None:
    before = dialogue.tell("", **METRO_TECHNICIAN)
    said = dialogue.say("restart", "重要吗")
    assert "是要重新来吗" in said.text
    assert said.facts == before.facts
    assert said.asking == "titles"
    kept = dialogue.say("delete_record", "我的呢")
    assert "delete" not in kept.payload
    assert kept.facts == before.facts


def test_a_no_inside_a_question_is_no_answer(dialogue: Dialogue) -> None:
    said = dialogue.tell("", **{**METRO_TECHNICIAN, "titles": {}, "contest_awards": [], "honours": []})
    assert said.asking == "plan_offers_dual_certification"
    reading = {"facts": {"plan_offers_dual_certification": False}}
    assert (
        "plan_offers_dual_certification" not in dialogue.say("ask_pathway", "我够条件评中级没有", reading=reading).facts
    )
    assert (
        "plan_offers_dual_certification" in dialogue.say("ask_why_question", "没有，问这个干嘛", reading=reading).facts
    )


def test_a_complaint_about_the_years_is_answered_by_how_the_years_are_counted(dialogue: Dialogue) -> None:
    decided(dialogue)
    said = dialogue.say("ask_why", "我干了二十年凭什么不给评")
    assert "年限从拿证那天起算，之前的工龄不算" in said.text


CLARIFY_ENGINEER = {
    "word": "高工",
    "question": "您说的“高工”是哪一种？",
    "choices": [
        {"value": "1", "label": "高级工（技能等级三级）", "facts": {"skill_levels": {"senior_worker": None}}},
        {"value": "2", "label": "高级工程师（副高职称）", "facts": {"titles": {"associate_senior": None}}},
    ],
}


def test_a_doubt_is_settled_by_words_that_occur_in_one_of_its_choices(dialogue: Dialogue) -> None:
    dialogue.say("state_facts", "我有高工证", reading={"facts": {}, "clarify": [CLARIFY_ENGINEER]})
    again = {**CLARIFY_ENGINEER, "word": "工程师", "question": "您说的“工程师”是哪一种？"}
    said = dialogue.say("state_facts", "工程师那个", reading={"facts": {}, "clarify": [again]})
    assert said.facts == {"titles": {"associate_senior": None}}
    assert said.asking == "employer"


def test_not_knowing_what_a_word_meant_leaves_it_out(dialogue: Dialogue) -> None:
    dialogue.say("state_facts", "我有高工证", reading={"facts": {}, "clarify": [CLARIFY_ENGINEER]})
    said = dialogue.say("dont_know", "不知道")
    assert said.facts == {}
    assert said.asking == "employer"


def test_repeating_the_old_statement_settles_a_contradiction(dialogue: Dialogue) -> None:
    dialogue.tell("", **METRO_TECHNICIAN)
    assert "以哪个为准" in dialogue.tell("我什么证都没有", skill_levels={}).text
    said = dialogue.tell("我是技师", skill_levels={"technician": None})
    assert "以哪个为准" not in said.text
    assert "没关系" not in said.text
    assert said.facts["skill_levels"] == {"technician": "2022-03-15"}


def test_a_bare_date_is_no_answer_to_whether_one_has_a_title(dialogue: Dialogue) -> None:
    dialogue.tell("", **METRO_TECHNICIAN)
    said = dialogue.tell("2023年", titles={"unspecified": "2023"})
    assert said.asking == "titles"
    assert dialogue.tell("助理工程师", titles={"junior": None}).facts["titles"] == {"junior": "2023"}


def test_a_bare_no_to_a_question_about_breaks_is_asked_about(dialogue: Dialogue) -> None:
    facts = {key: value for key, value in METRO_TECHNICIAN.items() if key != "worked_since_skill"}
    assert dialogue.tell("", **facts, **NOTHING_ELSE).asking == "worked_since_skill"
    said = dialogue.say("deny", "没有", reading={"facts": {"worked_since_skill": False}, "answer": "no"})
    assert "您说的“没有”是哪一种" in said.text
    assert dialogue.choose("always").facts["worked_since_skill"] is True


def test_a_yes_or_no_that_is_about_something_else_is_not_taken(dialogue: Dialogue) -> None:
    said = dialogue.tell("", employer="pilot_subsidiary", enterprise="gac")
    assert said.asking == "plan_covers_me"
    said = dialogue.tell(
        "我拿过世界技能大赛的铜牌", plan_covers_me=True, contest_awards=[{"contest": "worldskills", "prize": "bronze"}]
    )
    assert "plan_covers_me" not in said.facts
    assert dialogue.tell("方案包括我们厂", plan_covers_me=True).facts["plan_covers_me"] is True


def test_who_does_not_know_of_titles_is_not_asked_about_them(dialogue: Dialogue) -> None:
    said = dialogue.tell("", **METRO_TECHNICIAN)
    asked = []
    while said.asking:
        asked.append(said.asking)
        said = dialogue.say("dont_know", "不知道")
    assert "titles" in asked
    assert not {"title_matches_post", "worked_since_title"} & set(asked)


def test_a_question_about_degrees_is_answered_by_the_documents_own_words(dialogue: Dialogue) -> None:
    said = dialogue.say("ask_pathway", "没有学历没有论文可以评吗")
    assert "进一步破除唯论文、唯学历、唯资历、唯奖项倾向" in said.text
    assert said.asking == "employer"


def test_somebody_of_whom_the_document_says_nothing_is_told_so(dialogue: Dialogue) -> None:
    said = dialogue.tell("退休返聘，高级技师，广州港", skill_levels={"senior_technician": None})
    assert "文件没有写，我不猜" in said.text
    assert said.asking == "employer"


@pytest.mark.parametrize("words", ["退休后能报吗", "快退休了还能不能评", "返聘的行不行"])
def test_whether_one_may_after_retiring_is_not_answered_with_something_else(dialogue: Dialogue, words: str) -> None:
    decided(dialogue)
    said = dialogue.say("ask_pathway", words)
    assert "文件没有写，我不猜" in said.texts[0]


@pytest.mark.parametrize("words", ["五十八岁还能考吗", "我45岁了能不能评", "年纪大了还能报吗", "有没有年龄要求"])
def test_the_document_sets_no_age(dialogue: Dialogue, words: str) -> None:
    decided(dialogue)
    assert "年龄的条件" in dialogue.say("ask_pathway", words).texts[0]


@pytest.mark.parametrize("words", ["没有高级工", "高级工没考到"])
def test_who_denies_what_nobody_thought_he_holds_is_understood(dialogue: Dialogue, words: str) -> None:
    before = dialogue.tell("技师，广州地铁", employer="pilot", skill_levels={"technician": "2020"})
    said = dialogue.say("state_facts", words, reading={"negated": {"skill_levels": {"senior_worker": None}}})
    assert said.texts[0].startswith("知道了，没有高级工")
    assert "没听明白" not in said.text
    assert (said.facts, said.asking) == (before.facts, before.asking)


def test_a_date_without_its_certificate_waits_and_its_certificate_is_asked_for(dialogue: Dialogue) -> None:
    said = dialogue.tell("2022年12月", skill_levels={"unspecified": "2022-12"})
    assert said.texts[0] == "2022年12月先记着。是哪个证的日期，您说一下是什么级别。"
    assert "没听明白" not in said.text
    told = dialogue.tell("技师", skill_levels={"technician": None})
    assert told.facts["skill_levels"] == {"technician": "2022-12"}
    assert "先记着" not in told.text


def test_a_senior_engineer_is_not_an_engineer(dialogue: Dialogue) -> None:
    decided(dialogue)
    assert dialogue.say("ask_pathway", "技师要多久才能评高级工程师").texts[0].startswith("副高级职称")
    assert dialogue.say("ask_pathway", "技师可以评工程师吗").texts[0].startswith("中级职称")
    assert dialogue.say("ask_pathway", "可以评正高级工程师吗").texts[0].startswith("正高级职称")


def test_facts_that_the_rules_refuse_are_never_kept(dialogue: Dialogue) -> None:
    before = dialogue.tell("", **METRO_TECHNICIAN)
    said = dialogue.tell("一二三四年", titles={"junior": "1234"})
    assert said.facts == before.facts
    assert said.texts[0]
    assert said.asking == "titles"


def test_facts_and_a_why_in_one_message_that_ends_the_questions_get_the_answer_once(dialogue: Dialogue) -> None:
    reading = {"facts": {"employer": "guangzhou_other", "skill_levels": {"senior_technician": "2020"}}}
    said = dialogue.say("ask_why", "我们厂是外资，我高级技师，为什么不给我评副高", reading=reading)
    assert len(said.texts) == 2
    assert said.texts[-1].startswith("结论：卡在单位")


def test_who_finds_it_too_complicated_gets_one_sentence(dialogue: Dialogue) -> None:
    decided(dialogue)
    said = dialogue.say("abuse", "太复杂了看不懂")
    assert said.texts == ["简单说：现在可申报评审中级职称。"]


def test_a_question_about_the_data_is_answered(dialogue: Dialogue) -> None:
    assert "不记姓名" in dialogue.say("small_talk", "我的信息安全吗").text
