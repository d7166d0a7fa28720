"""After the answer: what can I do now, the same again, one fact more, and what was asked about applying."""

from datetime import date
from typing import Any

import pytest

from actions import rules
from actions.wording.earliest import earliest
from actions.wording.way_on import way_on
from tests.actions.dialogue import Dialogue, Said
from tests.actions.situations import METRO, TECHNICIAN

TODAY = date(2026, 11, 22)
NOTHING_ELSE: dict[str, Any] = {"titles": {}, "contest_awards": [], "honours": [], "has_applied_for_title": False}
PLAN = {"plan_offers_dual_certification": False, "plan_offers_enterprise_contest": False}


def way(**facts: Any) -> str:  # noqa: ANN401 - any fact
    """What somebody with these facts is told to do."""
    return way_on(rules.decide(facts, TODAY))


def answered(**facts: Any) -> Dialogue:  # noqa: ANN401 - any fact
    """A conversation that has come to its answer."""
    dialogue = Dialogue()
    dialogue.start()
    dialogue.tell("", **facts)
    return dialogue


def asks(dialogue: Dialogue, text: str = "那我怎么办") -> Said:
    """The question that everybody asks after the answer."""
    return dialogue.say("ask_pathway", text)


def test_what_now_after_a_closed_answer_is_not_the_conclusion_again() -> None:
    said = asks(answered(employer="guangzhou_other", **TECHNICIAN))
    assert "结论" not in said.text
    assert said.text.startswith("您个人的条件够了，差的是单位：没满足“单位在试点范围内（附件2试点企业名单）”。")
    assert "企业名单会动态更新" in said.text
    assert "12333" in said.text


@pytest.mark.parametrize("words", ["那我能做什么", "有别的路吗", "咁我点算", "怎样才能有", "那我报哪个好"])
def test_what_now_has_many_names(words: str) -> None:
    assert "结论" not in asks(answered(employer="guangzhou_other", **TECHNICIAN), words).text


def test_what_now_for_somebody_without_any_certificate_is_the_first_step() -> None:
    said = way(**METRO, **NOTHING_ELSE, skill_levels={})
    assert said.startswith("离您最近的是初级职称（三（一）1（1）），文件写的是“取得高级工职业资格")
    assert "您还差：取得高级工证书" in said
    assert "也可以打83528743" in said
    assert "再问一句单位有没有开展" in said


def test_what_now_for_somebody_who_only_has_to_wait() -> None:
    said = way(**METRO, **NOTHING_ELSE, **PLAN, skill_levels={"senior_worker": "2025-05-01"}, worked_since_skill=True)
    assert said.startswith("先等时间：初级职称从2027年5月1日起可申报评审。")


def test_what_now_for_somebody_who_can_apply_is_to_ask_when_and_with_what() -> None:
    assert way(**METRO, **NOTHING_ELSE, **PLAN, **TECHNICIAN).startswith("您现在就可以报中级职称：先问单位人力资源部")


def test_what_now_for_dispatched_staff_is_to_find_out_the_plan() -> None:
    said = way(**{**METRO, "employer": "pilot_dispatched"}, **NOTHING_ELSE, **TECHNICIAN)
    assert said.startswith("您个人的条件，中级职称已经够了。")
    assert "先弄清“单位方案是否包括您" in said


def test_what_now_where_only_the_post_is_wrong() -> None:
    said = way(**{**METRO, "in_pilot_field": False}, **NOTHING_ELSE, **PLAN, **TECHNICIAN)
    assert "差的是岗位" in said
    assert "对应关系目录" in said


def test_the_post_is_not_called_the_employer() -> None:
    dialogue = answered(**{**METRO, "in_pilot_field": False}, **NOTHING_ELSE, **PLAN, **TECHNICIAN)
    said = dialogue.say("resume", "继续").text
    assert "结论：卡在岗位，不是卡在您的条件。" in said
    assert "卡在单位" not in said


def test_who_has_nothing_is_told_so_and_not_that_the_plan_is_open() -> None:
    dialogue = answered(**METRO, **NOTHING_ELSE, skill_levels={})
    while dialogue.slots.get("requested_slot"):
        said = dialogue.say("dont_know", "不知道")
    assert said.texts[-1].startswith("结论：按您说的情况，这份文件里暂时没有您能走的路。\n离得近的：初级职称")
    assert "单位有没有开展这些，问人力资源部：" in said.texts[-1]


def test_the_same_conclusion_is_said_in_one_line_the_second_time() -> None:
    dialogue = answered(**METRO, **NOTHING_ELSE, **PLAN, **TECHNICIAN)
    assert asks(dialogue, "那我到底行不行").text == "结论不变：现在可申报评审中级职称。"


def test_one_fact_more_that_changes_nothing_does_not_bring_the_whole_answer_again() -> None:
    dialogue = answered(employer="guangzhou_other", **TECHNICIAN)
    said = dialogue.tell("没有职称", titles={})
    assert said.texts[-1].startswith("结论不变：卡在单位")
    assert "依据三（一）1（2）" not in said.texts[-1]
    assert said.payload["case"]


def test_one_fact_more_that_changes_the_conclusion_brings_the_whole_answer() -> None:
    dialogue = answered(employer="guangzhou_other", **TECHNICIAN)
    said = dialogue.tell("", skill_levels={"senior_technician": "2020"})
    assert said.texts[-1].startswith("结论：卡在单位，不是卡在您的条件。副高级职称")
    assert "依据三（一）1（3）" in said.texts[-1]


def test_the_basis_of_one_of_two_ways_is_the_way_that_is_open() -> None:
    titles = {"titles": {"intermediate": "2019"}, "title_matches_post": True, "worked_since_title": True}
    dialogue = answered(**METRO, **{**NOTHING_ELSE, **titles}, **PLAN, skill_levels={})
    answer = dialogue.say("resume", "继续").text
    assert "依据三（一）2（2）：“取得符合专业对应关系的中级职称" in answer
    why = dialogue.say("ask_why", "为什么").text
    assert "不满足" not in why.split("三级/高级工职业技能评价（三（一）2（1））")[0]


def test_why_while_only_the_plan_is_open_explains_what_the_person_has() -> None:
    dialogue = answered(**{**METRO, "employer": "pilot_dispatched"}, **NOTHING_ELSE, **TECHNICIAN)
    while dialogue.slots.get("requested_slot"):
        dialogue.say("dont_know", "不知道")
    assert not dialogue.say("ask_why", "为什么要看方案").text.startswith("中级职称（三（一）1（5）后段）")


@pytest.mark.parametrize(
    ("intent", "words", "first"),
    [
        ("ask_where", "要钱吗", "要不要钱，文件没有写"),
        ("ask_where", "网上能报吗", "能不能网上报，文件没有写"),
        ("ask_where", "要什么材料", "要交什么材料，文件没有列清单"),
        ("ask_when", "要多久", "从报名到拿证要多久，文件没有写"),
        ("ask_when", "要多久才能拿到", "从报名到拿证要多久，文件没有写"),
        ("ask_where", "那我打哪个电话", "电话（工作时间）：专业技术人员管理处 83556708"),
        ("ask_where", "去哪里报", "先找单位人力资源部：报名、材料和时间"),
    ],
)
def test_what_was_asked_about_applying_is_answered_first_and_alone(intent: str, words: str, first: str) -> None:
    said = answered(**METRO, **NOTHING_ELSE, **PLAN, **TECHNICIAN).say(intent, words)
    assert said.text.startswith(first)
    assert len(said.text) < 90


def test_who_has_nowhere_to_apply_is_not_sent_to_a_pilot_enterprise() -> None:
    said = answered(employer="outside_guangzhou", **TECHNICIAN).say("ask_where", "去哪里报")
    assert "暂时没有地方报" in said.text
    assert "试点企业" not in said.text


def test_when_is_answered_by_what_it_waits_for_where_no_day_helps() -> None:
    outside = earliest(rules.decide({"employer": "outside_guangzhou", **TECHNICIAN}, TODAY), None)
    assert outside.startswith("不是等多久的问题，是卡在单位：")
    nothing = earliest(rules.decide({**METRO, **NOTHING_ELSE, **PLAN, "skill_levels": {}}, TODAY), None)
    assert nothing.startswith("不是等多久的问题。离得最近的初级职称，还差取得高级工证书")
    unknown = earliest(rules.decide({**METRO, "skill_levels": {"technician": None}}, TODAY), None)
    assert "才算得出来" in unknown


def test_the_conditions_of_a_level_follow_its_meaning() -> None:
    dialogue = Dialogue()
    dialogue.start()
    dialogue.say("ask_definition", "什么叫特级技师", reading={"terms": ["特级技师"]})
    said = dialogue.say("ask_missing", "那要什么条件")
    assert said.text.startswith("特级技师评聘（三（一）2（4）），文件写的条件是：“取得与参评职业（工种）相关的高级职称")


def test_the_conditions_of_a_level_say_how_one_stands_if_that_is_known() -> None:
    dialogue = answered(**METRO, **NOTHING_ELSE, **PLAN, **TECHNICIAN)
    dialogue.say("ask_definition", "什么叫特级技师", reading={"terms": ["特级技师"]})
    assert "您现在：暂不符合" in dialogue.say("ask_pathway", "那要什么条件").text


def test_what_is_still_missing_is_not_a_rule_when_no_meaning_was_asked() -> None:
    said = answered(**METRO, **TECHNICIAN).say("ask_missing", "还要什么条件")
    assert said.text.startswith("还需要知道：")


def test_a_wait_that_is_too_short_says_how_long_is_enough() -> None:
    dialogue = answered(
        **METRO, **NOTHING_ELSE, **PLAN, skill_levels={"technician": "2025-12-01"}, worked_since_skill=True
    )
    said = dialogue.say("what_if", "如果我再干半年呢", reading={})
    assert "没有变化" in said.text
    assert "离得最近的：中级职称（三（一）1（2））要到2028年12月1日。" in said.text


def test_a_what_if_names_what_the_person_has_before_what_a_plan_may_offer() -> None:
    dialogue = answered(employer="outside_guangzhou", skill_levels={"senior_technician": "2018"})
    moved = {"employer": "pilot", "enterprise": "guangzhou_metro"}
    second = dialogue.say("what_if", "如果我去广州地铁呢", reading={"hypothetical": moved}).text.split("\n")[1]
    assert second.startswith("副高级职称（三（一）1（3））")


def test_what_only_the_employer_knows_is_said_in_one_plain_sentence() -> None:
    dialogue = answered(**METRO, **NOTHING_ELSE, **TECHNICIAN)
    said = dialogue.say("dont_know", "不知道")
    assert said.texts[0] == "没关系。问单位人力资源部有没有发过通知。"
    answer = dialogue.say("dont_know", "不知道").texts[-1]
    assert "单位有没有开展这些，问人力资源部：职称和技能等级“一评双证”" in answer
    assert "还定不下来的" not in answer


def test_what_the_person_can_find_out_comes_before_what_only_the_plan_decides() -> None:
    dialogue = answered(**METRO, **NOTHING_ELSE, skill_levels={"technician": None}, worked_since_skill=True)
    while dialogue.slots.get("requested_slot"):
        said = dialogue.say("dont_know", "不知道")
    assert said.texts[-1].startswith("结论：还定不下来，要先弄清“技师的取得时间")
    assert dialogue.say("ask_why", "为什么").text.startswith("中级职称（三（一）1（2））：还缺技师的取得时间")


def test_of_two_ways_the_one_that_only_wants_time_is_explained() -> None:
    both = {"skill_levels": {"senior_worker": "2022-06"}, "titles": {"junior": "2023-06"}}
    matches = {"title_matches_post": True, "skill_matches_post": True}
    worked = {"worked_since_title": True, "worked_since_skill": True}
    dialogue = answered(**METRO, **PLAN, **{**NOTHING_ELSE, **both}, **matches, **worked)
    assert "累计从事本职业或相关职业工作满 5 年”" in dialogue.say("resume", "继续").text.split("依据")[1]
    assert "不满足" not in dialogue.say("ask_why", "为什么").text


def test_what_now_names_what_one_more_date_would_open() -> None:
    said = way(**METRO, **NOTHING_ELSE, **PLAN, skill_levels={"technician": "2023-11"}, worked_since_skill=True)
    assert said.startswith("您现在就可以报初级职称")
    assert said.endswith("中级职称还要弄清“技师的取得时间”，弄清了告诉我。")


@pytest.mark.parametrize(
    ("intent", "words", "part"),
    [
        ("small_talk", "能快点吗", "您现在就可以报中级职称"),
        ("nlu_fallback", "哪个划算", "您现在就可以报中级职称"),
        ("nlu_fallback", "那材料呢", "要交什么材料，文件没有列清单"),
        ("nlu_fallback", "花钱行不行", "花钱买证是违法的"),
        ("what_if", "停了两年影响吗", "停的时间扣掉"),
        ("nlu_fallback", "我中间去当兵两年算不算断了", "停的时间扣掉"),
    ],
)
def test_a_question_in_passing_is_answered(intent: str, words: str, part: str) -> None:
    assert part in answered(**METRO, **NOTHING_ELSE, **PLAN, **TECHNICIAN).say(intent, words, reading={}).text


def test_how_many_days_are_lacking_is_not_answered_by_how_days_are_counted() -> None:
    dialogue = answered(
        **METRO, **NOTHING_ELSE, **PLAN, skill_levels={"technician": "2024-12-01"}, worked_since_skill=True
    )
    assert "从2027年12月1日起" in dialogue.say("ask_when", "到底差几天").text
    assert "按周年当天算" in dialogue.say("ask_when", "差一天都不行？").text


def test_without_the_break_is_a_what_if() -> None:
    broken = {"skill_levels": {"senior_worker": "2024-01-01"}, "worked_since_skill": {"gap_days": 365}}
    said = answered(**METRO, **NOTHING_ELSE, **PLAN, **broken).say("what_if", "如果没停呢", reading={})
    assert "那样就可以申报" in said.text
    assert said.facts["worked_since_skill"] == {"gap_days": 365}


def test_why_of_somebody_stopped_by_his_employer_speaks_of_his_certificate_and_is_short() -> None:
    dialogue = answered(employer="guangzhou_other", skill_levels={"senior_worker": "2019"})
    said = dialogue.say("ask_why", "凭什么").text
    assert said.startswith("初级职称（三（一）1（1））：暂不符合")
    assert "优胜奖" not in said
    assert "还不清楚" not in said


def test_a_post_outside_the_field_stops_all_and_no_prize_is_called_near() -> None:
    office = {**METRO, "in_pilot_field": False, "titles": {"intermediate": None}, "contest_awards": []}
    dialogue = answered(**office)
    while dialogue.slots.get("requested_slot"):
        dialogue.say("dont_know", "不知道")
    said = dialogue.say("resume", "继续").text
    assert "结论：卡在岗位，您个人的条件怎么样都一样。" in said
    assert "破格" not in said
    assert "首次申报" not in said


def test_who_has_no_title_is_told_that_the_ordinary_test_is_another_matter() -> None:
    dialogue = answered(
        **METRO, **NOTHING_ELSE, **PLAN, skill_levels={"senior_worker": "2020"}, worked_since_skill=True
    )
    for intent, words in (("ask_pathway", "那现在去考个技师有用吗"), ("ask_when", "我去考技师要等多久")):
        said = dialogue.say(intent, words).text
        assert "这一条是给有相应职称的人走的；没有的话，照平常的办法考，文件没有写，可以打83528743问。" in said


def test_who_has_the_title_and_lacks_the_certificate_is_not_told_that_he_has_no_title() -> None:
    dialogue = answered(
        **{**METRO, **NOTHING_ELSE, **PLAN, "titles": {"intermediate": "2020"}},
        skill_levels={"senior_worker": "2023"},
        worked_since_skill=True,
        worked_since_title=True,
    )
    said = dialogue.say("ask_when", "什么时候能报高级技师").text
    assert "没满足的是取得技师证书" in said
    assert "照平常的办法考" not in said


@pytest.mark.parametrize(
    ("intent", "words", "part"),
    [
        ("abuse", "所以呢", "您现在就可以报中级职称"),
        ("ask_why", "怎么搞", "您现在就可以报中级职称"),
        ("out_of_scope", "那咋办", "您现在就可以报中级职称"),
        ("ask_pathway", "下一步干嘛", "您现在就可以报中级职称"),
        ("dont_know", "搞不懂", "简单说：您现在就可以报中级职称"),
        ("affirm", "人事说没这回事", "单位还没开始的话，要等它的通知"),
        ("ask_pathway", "他们不理我怎么办", "先问清单位不给报的原因"),
        ("nlu_fallback", "以后会有吗", "企业名单实行动态更新"),
        ("ask_when", "那我要等多久", "中级职称、初级职称：现在就可以，不用等"),
        ("ask_when", "办下来要多久", "从报名到拿证要多久，文件没有写"),
    ],
)
def test_what_is_asked_in_few_words_is_answered(intent: str, words: str, part: str) -> None:
    assert part in answered(**METRO, **NOTHING_ELSE, **PLAN, **TECHNICIAN).say(intent, words, reading={}).text


def test_next_year_then_is_answered_by_the_day() -> None:
    dialogue = answered(
        **METRO, **NOTHING_ELSE, **PLAN, skill_levels={"technician": "2024-11-23"}, skill_levels_complete=True
    )
    dialogue.tell("一直在做", worked_since_skill=True)
    assert "从2027年11月23日起" in dialogue.say("what_if", "明年就行了？", reading={}).text


def test_who_has_nowhere_to_apply_is_not_sent_to_ask_his_employer_for_the_price() -> None:
    said = answered(employer="outside_guangzhou", **TECHNICIAN).say("ask_where", "要钱吗")
    assert "暂时没有地方报" in said.text


def test_who_is_issued_a_certificate_is_not_told_to_apply_for_a_review() -> None:
    bronze = {"contest_awards": [{"contest": "worldskills", "prize": "bronze"}], "is_frontline": True}
    said = way(employer="municipal", **bronze, guangzhou_enterprise_one_year=True)
    assert said.startswith("您现在够条件：对应颁发中级职称。怎么领，先问单位人力资源部")


@pytest.mark.parametrize("words", ["那怎么办", "那咋办啊", "咁点算"])
def test_what_now_is_meant_of_the_matter_in_hand_though_a_question_is_open(words: str) -> None:
    dialogue = Dialogue()
    dialogue.tell("", **METRO, **TECHNICIAN)
    said = dialogue.say("out_of_scope", words, reading={}).text
    assert "不在这份文件里" not in said
    assert "中级职称" in said or "按现在知道的" in said
