"""The one screen: facts in, decision out, nothing hard-coded, nothing lost."""

from datetime import date
from typing import Any

import pytest

import policy_rules
from tests.console.desk import POLICY, Console, Page, Visit

Json = dict[str, Any]
TODAY = date(2026, 11, 22)
ON_DUTY = "我在广州地铁做检修，技师，2022年3月拿的证，一直在岗"
METRO: Json = {
    "employer": "pilot",
    "enterprise": "guangzhou_metro",
    "in_pilot_field": True,
    "skill_levels": {"technician": "2022-03"},
    "worked_since_skill": True,
}


def decided(facts: Json, day: date = TODAY) -> Json:
    """What the rules say."""
    return policy_rules.decide(POLICY, policy_rules.parse_facts(facts), day).as_dict()


def statuses(page: Page) -> dict[str, str]:
    """Pathway to status, as the page shows it."""
    return {one.get("data-pathway"): one.get("data-status") for one in page.tree.cssselect("#ways details")}


def expected(facts: Json, day: date = TODAY) -> dict[str, str]:
    return {way["id"]: way["status"] for way in decided(facts, day)["pathways"]}


def test_blank_screen_knows_nothing_and_asks_first_what_settles_most(agent: Visit) -> None:
    page = agent.get()
    question = decided({})["next_question"]
    assert page.find("#question-text") == [question["text"]]
    assert page.find(".choices button") == [
        f"{at % 10} {choice['label']}" for at, choice in enumerate(question["choices"], 1)
    ]
    assert set(statuses(page).values()) == {"unknown"}
    assert page.tree.cssselect("#answer") == []


def test_form_has_every_declared_fact_and_each_begins_as_not_asked(agent: Visit) -> None:
    page = agent.get()
    shown = [one.get("data-fact") for one in page.tree.cssselect("#facts .field")]
    assert shown == list(POLICY.declarations.facts)
    labels = page.find("#facts legend, #facts .field > label")
    for label, declaration in zip(labels, POLICY.declarations.facts.values(), strict=True):
        assert label.startswith(declaration.label)
    sent = page.form()
    for name in POLICY.declarations.facts:
        assert {value for field, value in sent.items() if field.split(".")[0] == name} <= {""}, name


def test_sentence_is_read_into_the_form_only_after_confirmation(agent: Visit) -> None:
    blank = agent.get()
    heard = agent.press(blank, "read", line=ON_DUTY)
    assert set(statuses(heard).values()) == {"unknown"}
    assert "技能等级证书： 技师（2022年3月）".replace(" ", "") in "".join(heard.find(".read")).replace(" ", "")
    taken = agent.press(heard, "take")
    assert statuses(taken) == expected(METRO)
    assert taken.tree.cssselect("#proposal") == []


def test_unticked_fact_is_not_taken(agent: Visit) -> None:
    heard = agent.press(agent.get(), "read", line=ON_DUTY)
    taken = agent.press(heard, "take", take="employer,enterprise")
    assert statuses(taken) == expected({"employer": "pilot", "enterprise": "guangzhou_metro"})


def test_ambiguous_word_is_marked_and_settled_by_the_question_that_belongs_to_it(agent: Visit) -> None:
    heard = agent.press(agent.get(), "read", line="我是高工")
    assert heard.find("#proposal mark")[0] == "高工"
    assert "您说的“高工”是哪一种？" in heard.text
    options = {label.text_content().strip(): label for label in heard.tree.cssselect(".clarify label")}
    (title,) = [label for text, label in options.items() if "职称" in text]
    value = title.cssselect("input")[0].get("value")
    taken = agent.press(heard, "take", **{"clarify.0": value})
    assert taken.form()["titles.level.0"] == "associate_senior"
    left_open = agent.press(heard, "take")
    assert left_open.form()["titles.level.0"] == ""


def test_personal_details_never_reach_the_page_again(agent: Visit) -> None:
    heard = agent.press(agent.get(), "read", line="我叫王小明，电话13800138000，我是技师")
    assert "13800138000" not in heard.response.text
    assert "个人信息已隐去" in heard.text


def test_line_that_says_nothing_stays_to_be_put_in_other_words(console: Console, agent: Visit) -> None:
    heard = agent.press(agent.get(), "read", line="呜啦啦")
    assert "没有读出情况" in heard.text
    assert heard.form()["line"] == "呜啦啦"
    (word,) = console.desk.lookups.unread(TODAY, TODAY)
    assert (word.kind, word.word) == ("unread", "呜啦啦")


def test_answer_to_the_question_is_merged_as_the_rules_say(agent: Visit) -> None:
    page, facts = agent.get(), {}
    for _ in range(12):
        question = decided(facts)["next_question"]
        if question is None or not question["choices"]:
            break
        value = question["choices"][0]["value"]
        facts = policy_rules.apply_choice(POLICY, facts, question["fact"], value)
        page = agent.press(page, f"answer:{value}")
        assert statuses(page) == expected(facts)
    assert len(facts) > 4


def test_date_question_takes_a_date_in_any_words(agent: Visit) -> None:
    page = agent.press(agent.get(), "decide", **{"employer": "pilot", "skill_levels.level.0": "technician"})
    while page.form()["asking"] != "skill_levels.technician":
        page = agent.press(page, "skip")
    page = agent.press(page, "answer_date", answered_when="去年9月")
    assert page.form()["skill_levels.when.0"] == "2025-09"


def test_short_answer_is_read_in_the_light_of_the_question(agent: Visit) -> None:
    page = agent.say(agent.get(), ON_DUTY)
    assert page.form()["asking"] == "titles"
    page = agent.say(page, "没有")
    assert page.form()["titles.level.0"] == "none"
    assert statuses(page) == expected({**METRO, "titles": {}})


def test_correction_replaces_what_was_said_before(agent: Visit) -> None:
    page = agent.say(agent.get(), "我是技师，2022年3月拿的证")
    page = agent.say(page, "说错了，我是高级技师，2021年拿的")
    assert page.form()["skill_levels.level.0"] == "senior_technician"
    assert page.form()["skill_levels.level.1"] == ""


def test_date_without_a_certificate_goes_to_the_only_one_that_has_none(agent: Visit) -> None:
    page = agent.press(agent.get(), "decide", **{"skill_levels.level.0": "technician", "titles.level.0": "junior"})
    assert agent.say(page, "2019年拿的证").form()["skill_levels.when.0"] == "2019"


def test_date_that_could_belong_to_two_certificates_is_pointed_out_and_not_taken(agent: Visit) -> None:
    two = {"skill_levels.level.0": "technician", "skill_levels.level.1": "senior_worker"}
    heard = agent.press(agent.press(agent.get(), "decide", **two), "read", line="2019年拿的证")
    assert "没说是哪一本证" in heard.text
    assert "2019" not in agent.press(heard, "drop").form().values()


def test_skipped_question_is_not_asked_again_in_this_call(agent: Visit) -> None:
    page = agent.get()
    asked = [page.form()["asking"]]
    for _ in range(5):
        page = agent.press(page, "skip")
        asked.append(page.form()["asking"])
    assert len(set(asked)) == 6
    assert agent.get().form()["asking"] == asked[0]


def test_pathways_are_ordered_by_nearness_with_every_condition_clause_and_verbatim_words(agent: Visit) -> None:
    facts = {**METRO, "skill_levels": {"technician": "2024-06-01"}, "titles": {}, "honours": []}
    page = agent.press(
        agent.say(agent.get(), ON_DUTY),
        "decide",
        **{"skill_levels.when.0": "2024-06-01", "titles.level.0": "none", "honours.value.0": "none"},
    )
    order = list(dict.fromkeys(statuses(page).values()))
    assert order == ["open", "not_yet", "unknown", "closed"]
    for way in decided(facts)["pathways"]:
        shown = " ".join(page.find(f"#way-{way['id']}"))
        for reason in way["reasons"]:
            assert " ".join(reason["quote"].split()) in shown
            assert reason["clause"] in shown
    assert page.find("#way-title-intermediate .verdict") == ["最早 2027年6月1日"]
    marks = page.find("#way-title-intermediate .conditions .mark")
    assert "✓" in marks
    assert "…" in marks


def test_another_policy_date_decides_as_of_that_day(agent: Visit) -> None:
    page = agent.press(agent.say(agent.get(), ON_DUTY), "decide", as_of="2026-01-05")
    assert statuses(page) == expected(METRO, date(2026, 1, 5))
    assert "按2026年1月5日算" in page.text
    assert "不是今天" in page.text


def test_day_before_the_policy_is_refused_with_the_first_day_that_can_be_asked(agent: Visit) -> None:
    page = agent.press(agent.get(), "decide", as_of="2025-01-01", employer="pilot")
    assert f"自 {POLICY.in_force_from} 起施行" in page.text
    assert page.form()["employer"] == "pilot"


@pytest.mark.parametrize("typed", ["昨天的明天的昨天啊", "2022-13", "三", "2022-02-30"])
def test_date_that_cannot_be_read_stays_as_typed_and_counts_as_not_told(agent: Visit, typed: str) -> None:
    page = agent.press(agent.get(), "decide", **{"skill_levels.level.0": "technician", "skill_levels.when.0": typed})
    assert page.form()["skill_levels.when.0"] == typed
    assert f"“{typed}”" in page.find(".problems")[0]
    assert statuses(page) == expected({"skill_levels": {"technician": None}})


def test_what_if_stands_beside_the_original_with_the_difference(agent: Visit) -> None:
    page = agent.press(agent.say(agent.get(), ON_DUTY), "suppose")
    supposed = agent.press(page, "decide", employer="guangzhou_other", enterprise="")
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in supposed.tree.cssselect(".compared tr")]
    assert ["所在单位", "试点企业本部", "其他广州企业"] in rows
    assert ["技师 → 中级职称", "可以申报：条件都够了", "目前不适用：卡在单位或岗位，个人条件已经够"] in rows
    said = "不是您现在的结论"
    assert said in supposed.find("#script")[0]
    assert said in supposed.tree.cssselect("#summary")[0].text
    assert "假设试算" in supposed.find(".slip h2")[0]
    back = agent.press(supposed, "revert")
    assert said not in back.text
    assert statuses(back) == expected(METRO)
    assert back.form()["employer"] == "pilot"
    kept = agent.press(supposed, "keep")
    assert kept.form()["employer"] == "guangzhou_other"
    assert kept.tree.cssselect("#whatif") == []


def test_supposition_of_the_caller_is_tried_and_not_taken(agent: Visit) -> None:
    page = agent.say(agent.get(), ON_DUTY)
    heard = agent.press(page, "read", line="如果我明年3月考到高级技师呢")
    assert heard.tree.cssselect("#proposal #suppose-heard")
    tried = agent.press(heard, "suppose")
    assert "senior_technician" in tried.form().values()
    assert "senior_technician" not in agent.press(tried, "revert").form().values()


def test_what_if_is_neither_counted_nor_saved(console: Console, agent: Visit) -> None:
    page = agent.press(agent.say(agent.get(), ON_DUTY), "suppose")
    before = console.desk.lookups.calls(TODAY, TODAY)
    supposed = agent.press(page, "decide", employer="outside_guangzhou")
    assert console.desk.lookups.calls(TODAY, TODAY) == before
    assert "正在试算假设" in agent.press(supposed, "save").text


def test_summary_and_slip_say_the_same_without_a_name(agent: Visit) -> None:
    page = agent.say(agent.get(), ON_DUTY)
    summary = page.tree.cssselect("#summary")[0].text
    slip = page.find(".slip")[0]
    for words in ("技师（2022年3月）", "技师 → 中级职称", "三（一）1（2）", "83556708", "可申报不等于评上"):
        assert words in summary
        assert words in slip


def test_html_in_what_is_typed_stays_text(agent: Visit) -> None:
    page = agent.press(agent.get(), "read", line="<script>alert(1)</script><b>我是技师</b>")
    page = agent.press(page, "decide", note="</textarea><script>x</script>", **{"skill_levels.when.0": '"><i>'})
    assert not page.tree.xpath("//main//script | //main//i | //main//b")


def test_made_up_fields_and_values_do_no_harm(agent: Visit) -> None:
    page = agent.get()
    for changes in (
        {"employer": "king"},
        {"baseline": "[[["},
        {"baseline": '{"facts": {"employer": "king"}, "as_of": "2026-11-22"}'},
        {"as_of": "tomorrow"},
        {"do": "explode"},
        {"do": "answer:king"},
        {"asking": "no_such_fact", "do": "answer_date", "answered_when": "2021"},
        {"skipped": "nothing at all"},
        {"heard": "我是技师", "heard_asking": "no_such_fact", "do": "take", "take": "skill_levels"},
    ):
        answer = agent.post("", {**page.form(), **changes})
        assert answer.response.status_code == 200, changes


def test_part_of_the_page_is_enough_for_htmx(agent: Visit) -> None:
    form = {**agent.get().form(), "employer": "pilot", "do": "decide"}
    answer = agent.post("", form, **{"HX-Request": "true"})
    assert "<html" not in answer.response.text
    assert 'hx-swap-oob="outerHTML"' in answer.response.text
    assert 'id="facts"' not in answer.response.text
