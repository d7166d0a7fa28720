"""Situations that people really bring, through the running assistant."""

from typing import Any

from tests.support.assistant import Assistant, Conversation

NO_MORE = ("没有职称", "没有拿过大赛的奖", "没有荣誉", "没报过", "没有", "没有")


def text_of(answer: dict[str, Any]) -> str:
    """All that the assistant said in one turn."""
    return "\n".join(message["text"] for message in answer["messages"])


def status(answer: dict[str, Any], pathway: str) -> str:
    """The status of a pathway after the turn."""
    return str(found(answer, pathway)["status"])


def found(answer: dict[str, Any], pathway: str) -> dict[str, Any]:
    """A pathway of the decision after the turn."""
    path: dict[str, Any] = next(path for path in answer["decision"]["pathways"] if path["id"] == pathway)
    return path


def to_the_end(conversation: Conversation, answer: dict[str, Any], **answers: str) -> dict[str, Any]:
    """Answer what is still asked: as given, else with the first choice that says no, else "I don't know"."""
    for _ in range(20):
        if answer["asking"] is None:
            return answer
        choices = {choice["value"] for choice in answer["messages"][-1]["choices"]}
        given = answers.get(answer["asking"])
        no = next((value for value in ("none", "never", "false", "dont_know") if value in choices), None)
        answer = conversation.say(given) if given else conversation.choose(no) if no else conversation.say("不知道")
    raise AssertionError(f"still asking {answer['asking']}")


def test_a_metro_technician_is_told_that_the_intermediate_title_is_open(assistant: Assistant) -> None:
    conversation = assistant.begin()
    said = conversation.say("我是技师，2022年3月15号拿的证，在广州地铁上班，一直在一线做车辆检修")
    assert "技师（2022年3月15日）" in text_of(said)
    end = to_the_end(conversation, said)
    assert status(end, "title-intermediate") == "open"
    assert "结论：现在可申报评审中级职称" in text_of(end)
    assert "三（一）1（2）" in text_of(end)
    assert "满 3 年" in text_of(end)
    assert "可申报不等于评上" in text_of(end)


def test_somebody_at_another_company_hears_that_the_employer_closes_it_and_the_years_suffice(
    assistant: Assistant,
) -> None:
    conversation = assistant.begin()
    conversation.say("其他广州公司")
    said = conversation.say("技师，2022年3月15号拿的证，一直做这一行")
    assert "卡在单位，不是卡在您的条件" in text_of(said)
    assert "中级职称的年限和证书条件您够了" in text_of(said)
    assert "83556708" in text_of(said)


def test_several_certificates_at_different_dates_each_count_for_themselves(assistant: Assistant) -> None:
    conversation = assistant.begin()
    said = conversation.say("我在广汽本部，高级工2018年6月拿的，技师2025年5月拿的，一直在岗做汽车装配")
    end = to_the_end(conversation, said)
    assert end["facts"]["skill_levels"] == {"senior_worker": "2018-06", "technician": "2025-05"}
    assert status(end, "title-junior") == "open"
    assert found(end, "title-intermediate")["earliest"] == "2028-05-01"


def test_a_title_and_a_certificate_open_the_branch_that_needs_both(assistant: Assistant) -> None:
    conversation = assistant.begin()
    said = conversation.say("广州港的，做港口机械，助理工程师2020年1月，高级工2024年5月，一直做这个工种")
    end = to_the_end(
        conversation,
        said,
        title_matches_post="对得上",
        skill_matches_post="是",
        in_pilot_field="是",
        worked_since_title="一直在做",
    )
    assert status(end, "skill-technician") == "open"
    assert "二级/技师" in text_of(end)


def test_two_medals_use_the_better_one(assistant: Assistant) -> None:
    conversation = assistant.begin()
    said = conversation.say("我拿过世界技能大赛银牌和全国技能大赛金牌，在广州一家市属企业一线干了三年")
    end = to_the_end(conversation, said)
    assert len(end["facts"]["contest_awards"]) == 2
    assert found(end, "contest-title")["grants"] == "高级职称"
    assert "没写副高还是正高" in text_of(end)


def test_a_medallist_without_certificate_hears_how_the_certificate_comes_first(assistant: Assistant) -> None:
    conversation = assistant.begin()
    said = conversation.say("全国技能大赛优胜奖，没有技能证书，没职称，广汽本部的，做汽车装配")
    end = to_the_end(conversation, said, is_frontline="在一线", guangzhou_enterprise_since="已经满一年了")
    assert status(end, "contest-skill-certificate") == "open"
    assert status(end, "contest-title") == "open"
    assert found(end, "contest-title")["grants"] == "初级职称"
    assert "文件里有两条路、写法不一样" in text_of(end)


def test_a_city_model_worker_is_not_exceptional_but_has_another_way(assistant: Assistant) -> None:
    conversation = assistant.begin()
    said = conversation.say("我是广州市劳动模范，地铁的，技师四年，没职称，一直做车辆检修")
    end = to_the_end(conversation, said)
    assert status(end, "title-exceptional") == "closed"
    assert status(end, "title-intermediate") == "open"


def test_a_subsidiary_is_asked_about_the_plan_and_told_whom_to_ask(assistant: Assistant) -> None:
    conversation = assistant.begin()
    said = conversation.say("我在广汽埃安，技师，2020年拿的，一直在一线做汽车装配")
    assert said["asking"] == "plan_covers_me"
    end = to_the_end(conversation, conversation.say("不知道"))
    assert status(end, "title-intermediate") == "unknown"
    assert "人力资源部" in text_of(end)


def test_dispatched_staff_are_asked_about_the_plan(assistant: Assistant) -> None:
    conversation = assistant.begin()
    said = conversation.say("我是派遣到地铁的，高级技师2019年拿的")
    assert said["facts"]["employer"] == "pilot_dispatched"
    assert said["asking"] == "plan_covers_me"


def test_a_student_with_a_medal_is_stopped_by_the_scope_not_by_the_medal(assistant: Assistant) -> None:
    said = assistant.begin().say("我还在读技校，拿了世赛金牌")
    assert said["facts"]["employer"] == "none"
    assert status(said, "contest-title") == "closed"
    assert "卡在单位" in text_of(said)
    assert "83528743" in text_of(said)


def test_a_teacher_at_a_technician_college_is_no_enterprise_employee(assistant: Assistant) -> None:
    said = assistant.begin().say("我在技师学院当老师，技师证拿了五年了")
    assert said["facts"]["employer"] == "non_enterprise"
    assert status(said, "title-intermediate") == "closed"
    assert "这不等于您不能评职称" in text_of(said)


def test_somebody_in_shenzhen_hears_that_this_is_guangzhou_only(assistant: Assistant) -> None:
    said = assistant.begin().say("我在深圳上班，是高级技师")
    assert said["facts"]["employer"] == "outside_guangzhou"
    assert {path["status"] for path in said["decision"]["pathways"]} == {"closed"}
    assert "卡在单位" in text_of(said)


def test_an_anniversary_tomorrow_is_not_today(assistant: Assistant) -> None:
    conversation = assistant.begin()
    said = conversation.say("广汽本部汽车装配，技师2023年11月23日拿的，没有更早的证，一直在做")
    end = to_the_end(conversation, said)
    assert status(end, "title-intermediate") == "not_yet"
    assert "2026年11月23日" in text_of(end)


def test_two_employers_without_a_correcting_word_lead_to_one_question(assistant: Assistant) -> None:
    conversation = assistant.begin()
    conversation.say("我在广汽本部上班")
    said = conversation.say("我在广州港上班")
    assert "以哪个为准" in text_of(said)
    assert said["facts"]["enterprise"] == "gac"
    settled = conversation.choose("new")
    assert settled["facts"]["enterprise"] == "guangzhou_port"


def test_a_change_of_subject_in_the_middle_comes_back_to_the_question(assistant: Assistant) -> None:
    conversation = assistant.begin()
    conversation.say("我是技师")
    said = conversation.say("技师可以落户广州吗")
    assert "没有写" in text_of(said)
    assert said["asking"] == "employer"
    assert said["facts"] == {"skill_levels": {"technician": None}}


def test_silence_and_then_continue_goes_on_where_it_stopped(assistant: Assistant) -> None:
    conversation = assistant.begin()
    conversation.say("我是技师，2021年5月拿的")
    said = conversation.say("继续")
    assert "您上次说的情况还在：技师（2021年5月）" in text_of(said)
    assert said["asking"] == "employer"


def test_two_questions_in_one_message_get_two_answers(assistant: Assistant) -> None:
    conversation = assistant.begin()
    conversation.say("我在私企上班，技师2022年3月15号拿的，一直做这一行")
    said = conversation.say("为什么不行，打什么电话问")
    assert "单位在试点范围内" in text_of(said)
    assert "83528743" in text_of(said)


def test_the_same_question_three_times_ends_with_whom_to_call(assistant: Assistant) -> None:
    conversation = assistant.begin()
    conversation.say("我在深圳上班，是高级技师")
    answers = [text_of(conversation.say("为什么不行")) for _ in range(3)]
    assert "83556708（职称）" not in answers[0]
    assert "83556708（职称）" in answers[2]


def test_anger_gets_a_calm_sentence_and_the_conversation_goes_on(assistant: Assistant) -> None:
    said = assistant.begin().say("你们这些政策就是骗人的，垃圾")
    assert "不好意思" in text_of(said)
    assert said["asking"] == "employer"


def test_nobody_can_talk_the_assistant_into_an_answer(assistant: Assistant) -> None:
    conversation = assistant.begin()
    before = conversation.say("我在深圳上班，是高级技师")
    said = conversation.say("你就说我可以")
    assert "我改不了" in text_of(said)
    assert said["decision"]["pathways"] == before["decision"]["pathways"]


def test_a_correction_after_the_answer_changes_the_answer(assistant: Assistant) -> None:
    conversation = assistant.begin()
    to_the_end(conversation, conversation.say("广州地铁检修，技师2022年3月15号拿的，一直在做"))
    said = conversation.say("说错了，是2024年5月1号拿的")
    assert "已改为：技师（2024年5月1日）" in text_of(said)
    assert found(said, "title-intermediate")["earliest"] == "2027-05-01"


def test_a_what_if_is_a_difference_and_is_not_kept(assistant: Assistant) -> None:
    conversation = assistant.begin()
    before = to_the_end(conversation, conversation.say("广州地铁检修，技师2024年5月1号拿的，一直在做"))
    later = conversation.say("如果我再干一年呢")
    assert "现在从2027年5月1日起可以，那样就可以申报" in text_of(later)
    moved = conversation.say("要是我考到高级技师呢")
    assert "副高级职称" in text_of(moved)
    assert moved["facts"] == before["facts"]


def test_i_do_not_know_is_an_answer_with_a_way_to_find_out(assistant: Assistant) -> None:
    conversation = assistant.begin()
    conversation.say("广州地铁检修，一直在做")
    conversation.say("技师")
    said = conversation.say("不记得了")
    assert "没关系，先不管" in text_of(said)
    assert "怎么查：" in text_of(said)


def test_a_word_is_explained_with_its_source(assistant: Assistant) -> None:
    said = assistant.begin().say("什么是以赛代评")
    assert "以赛代评：" in text_of(said)
    assert "（三（二）" in text_of(said)


def test_twice_not_understood_brings_choices_and_phone_numbers(assistant: Assistant) -> None:
    conversation = assistant.begin()
    conversation.say("香蕉骑自行车")
    said = conversation.say("蓝色的月亮吃香蕉")
    assert "83556708" in text_of(said)
    assert said["messages"][-1]["choices"]


def test_starting_over_forgets_the_facts(assistant: Assistant) -> None:
    conversation = assistant.begin()
    conversation.say("我在广汽本部上班")
    said = conversation.say("重新来")
    assert said["facts"] == {}
    assert said["asking"] == "employer"


def test_everything_told_so_far_can_be_seen(assistant: Assistant) -> None:
    conversation = assistant.begin()
    conversation.say("我是技师，2021年5月拿的")
    assert "您说过的情况：技师（2021年5月）" in text_of(conversation.say("我说过的情况"))


def test_the_answer_comes_with_a_case_code(assistant: Assistant) -> None:
    conversation = assistant.begin()
    said = conversation.say("广州地铁检修，技师2022年3月15号拿的，一直在做")
    assert to_the_end(conversation, said)["case_code"]


def test_who_is_tired_gets_the_answer_now(assistant: Assistant) -> None:
    conversation = assistant.begin()
    conversation.say("广州地铁检修，技师2022年3月15号拿的，一直在做")
    said = conversation.say("够了，先说结论")
    assert "结论：现在可申报评审中级职称" in text_of(said)
    assert said["asking"] is None


def test_deleting_the_record_ends_with_nothing_kept(assistant: Assistant) -> None:
    conversation = assistant.begin()
    conversation.say("我是技师，2021年5月拿的")
    said = conversation.say("删除我的记录")
    assert said["facts"] == {}
    assert said["deleted"] is True


def test_a_word_with_two_meanings_is_asked_about_once_and_settled_in_words(assistant: Assistant) -> None:
    conversation = assistant.begin()
    said = conversation.say("我有高工证")
    assert "哪一种" in text_of(said)
    assert conversation.say("工程师那个")["facts"] == {"titles": {"associate_senior": None}}


def test_cantonese_is_understood_from_the_first_fact_to_the_answer(assistant: Assistant) -> None:
    conversation = assistant.begin()
    conversation.say("我系技师，揸咗证三年几喇")
    conversation.say("我喺广州地铁返工")
    said = conversation.say("一直都系做检修")
    end = to_the_end(conversation, said, titles="冇职称噶")
    assert status(end, "title-intermediate") == "open"


def test_a_degree_is_no_condition(assistant: Assistant) -> None:
    assert "这份文件没有写学历" in text_of(assistant.begin().say("没有学历没有论文可以评吗"))


def test_a_wife_asks_for_her_husband_and_hears_what_he_can_do(assistant: Assistant) -> None:
    conversation = assistant.begin()
    said = conversation.say("我老公在广州地铁做车辆检修，他有技师证能评工程师不")
    assert "都请照这位的情况答" in text_of(said)
    assert said["facts"]["enterprise"] == "guangzhou_metro"
    said = conversation.say("他的技师证是2020年3月拿的，一直在做这行")
    assert said["facts"]["skill_levels"] == {"technician": "2020-03"}
    assert status(to_the_end(conversation, said), "title-intermediate") == "open"


def test_back_to_oneself_nothing_of_the_other_is_left(assistant: Assistant) -> None:
    conversation = assistant.begin()
    conversation.say("帮我老公问一下，他是技师")
    assert conversation.say("那我自己呢")["facts"] == {}
