"""Remarks that stand beside a fact and change what it says: whose it is, when it was, that it is only wished."""

from datetime import date
from typing import Any

import pytest

from bot.understanding import read

TODAY = date(2026, 11, 22)


def facts_of(text: str, asking: str | None = None) -> dict[str, Any]:
    """What the sentence asserts about the speaker."""
    facts: dict[str, Any] = read(text, today=TODAY, asking=asking).as_dict()["facts"]
    return facts


@pytest.mark.parametrize(
    "text",
    [
        "我有高工，证书在老家，想再换个技能的证行不行",
        "我是高工，可以报技能等级吗",
        "高工，打算考个技能证",
        "I am 高工，can I apply技能等级?",
    ],
)
def test_the_ambiguous_word_is_not_settled_by_what_is_only_wished_or_asked(text: str) -> None:
    reading = read(text, today=TODAY).as_dict()
    assert reading["ambiguous"] == ["高工"]
    assert "skill_levels" not in reading["facts"]
    assert "titles" not in reading["facts"]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("我是高工，工程师那个", {"titles": {"associate_senior": None}}),
        ("高工，工人技能那种", {"skill_levels": {"senior_worker": None}}),
    ],
)
def test_the_ambiguous_word_is_settled_by_what_is_said_of_it(text: str, level: dict[str, Any]) -> None:
    assert level.items() <= facts_of(text).items()


@pytest.mark.parametrize(
    "text", ["特级技师 assessment 的 deadline 是几号？", "技师 exam 在哪里", "高级技师 review 的 fee 是多少"]
)
def test_an_event_named_in_english_is_no_certificate(text: str) -> None:
    assert "skill_levels" not in facts_of(text)


@pytest.mark.parametrize("unwilling", ["不肯去", "不愿去", "不想去", "懒得去", "打死不去"])
def test_whoever_will_not_go_to_the_office_is_on_the_front_line(unwilling: str) -> None:
    assert facts_of(f"我副高三年多了，还在一线倒班，{unwilling}办公室")["is_frontline"] is True


def test_the_door_of_the_office_is_no_post() -> None:
    assert facts_of("我天天跟机器打交道，办公室的门朝哪开我都不知道").get("is_frontline") is not False


@pytest.mark.parametrize("whose", ["我弟弟的", "我哥的", "我姐姐的", "他们的", "我师傅的"])
def test_a_medal_of_somebody_else_is_not_the_speakers(whose: str) -> None:
    awards = facts_of(f"全国赛的奖牌是{whose}，我自己只有世界技能大赛优胜奖")["contest_awards"]
    assert awards == [{"contest": "worldskills", "prize": "excellence"}]


@pytest.mark.parametrize("event", ["他出世那年", "我儿子出生那年", "我结婚那年", "我毕业那年"])
def test_the_year_of_an_event_is_not_the_year_told_before(event: str) -> None:
    levels = facts_of(f"今年孩子上学，高级工是{event}拿的").get("skill_levels", {})
    assert levels.get("senior_worker") != "2026"


@pytest.mark.parametrize("scorn", ["哪止", "何止", "岂止", "哪里止"])
def test_a_length_that_falls_short_is_not_taken(scorn: str) -> None:
    assert facts_of(f"我技师{scorn}七年，09年10月发的")["skill_levels"] == {"technician": "2009-10"}


@pytest.mark.parametrize("year", ["二零", "二〇"])
def test_a_year_read_out_by_digits_is_no_length(year: str) -> None:
    assert facts_of(f"应该是{year}年十月", "skill_levels.technician")["skill_levels"] == {"technician": "2020-10"}


@pytest.mark.parametrize("errand", ["支援过九个月", "帮忙了三个月", "学习了两个月", "出差过一个月"])
def test_an_errand_elsewhere_is_no_employer_there(errand: str) -> None:
    assert "employer" not in facts_of(f"只是去上海厂{errand}，照样天天在喷漆", "worked_since_skill")


def test_the_years_that_tell_when_are_not_those_of_the_break() -> None:
    assert facts_of("前两年生孩子歇了半年，其他时间都在岗", "worked_since_skill")["worked_since_skill"] == {
        "gap_days": 182
    }


@pytest.mark.parametrize("then", ["那时候还没评职称", "当时还没评职称", "那会儿还没有职称"])
def test_what_was_not_yet_then_may_be_now(then: str) -> None:
    assert "titles" not in facts_of(f"我一五年借调到工会，{then}")


@pytest.mark.parametrize("day", ["冬至那天", "冬至当天", "冬至"])
def test_the_winter_solstice_is_a_day(day: str) -> None:
    assert facts_of(f"高级工是前年{day}发的证")["skill_levels"] == {
        "senior_worker": {"earliest": "2024-12-21", "latest": "2024-12-22"}
    }


@pytest.mark.parametrize(
    ("text", "employer"),
    [
        ("我是港集团本部的", "pilot"),
        ("在数科集团本部当电工", "pilot"),
        ("单位是广汽跟本田一起开的那家合资厂，外面都以为我们就是广汽的", "joint_venture"),
        ("公司是日本人同广汽夹份开的车厂", "joint_venture"),
        ("我们是 foreign company，在黄埔", "guangzhou_other"),
        ("我在白云一间细公司做水电", "guangzhou_other"),
        ("在黄埔给德国人打工，搞汽车电子的", "guangzhou_other"),
        ("替台湾老板干活，厂在番禺", "guangzhou_other"),
        ("我们医院是省属的事业单位，我在设备科修仪器", "non_enterprise"),
        ("我是医院放射科的", "non_enterprise"),
        ("我在中医院检验科上班", "non_enterprise"),
        ("我技师学院最后一年在读", "none"),
        ("技校还有一年在读", "none"),
    ],
)
def test_an_employer_told_in_passing(text: str, employer: str) -> None:
    assert facts_of(text).get("employer") == employer


@pytest.mark.parametrize("text", ["他们都以为我们是广汽的", "人家误以为我在地铁", "我去医院放射科拍片"])
def test_no_employer_is_what_others_take_one_for(text: str) -> None:
    assert "employer" not in facts_of(text)


@pytest.mark.parametrize("where", ["哪里都", "哪儿都", "哪都"])
def test_nowhere_is_no_question(where: str) -> None:
    assert facts_of(f"辞职半年了，现在{where}没上班")["employer"] == "none"


@pytest.mark.parametrize(
    "aside", ["错不了", "假不了", "忘不了", "不在身边", "不在手边", "HR还没录入系统", "单位还没登记", "系统里还没更新"]
)
def test_a_remark_about_the_paper_takes_nothing_from_it(aside: str) -> None:
    assert facts_of(f"高级工证是去年8月发的，{aside}")["skill_levels"] == {"senior_worker": "2025-08"}


@pytest.mark.parametrize("failed", ["还没批", "还没发", "还没下来", "还没考过"])
def test_a_certificate_that_has_not_come_is_not_held(failed: str) -> None:
    assert "skill_levels" not in facts_of(f"高级工证{failed}")


@pytest.mark.parametrize("start", ["哎等等我讲错了", "等等我说错了", "啊不对不对"])
def test_whoever_corrects_himself_supposes_nothing(start: str) -> None:
    assert facts_of(f"{start}技师是一九年十月不是二零年十月")["skill_levels"] == {"technician": "2019-10"}


def test_since_the_paper_is_in_hand_is_no_supposition() -> None:
    found = facts_of("高级工证到手以后我就没离开过这台机器")
    assert found["skill_levels"] == {"senior_worker": None}
    assert found["worked_since_skill"] is True


@pytest.mark.parametrize("touched", ["没再碰过这行", "没有再掂过这行", "没再接触过老本行", "冇再掂过呢行"])
def test_a_trade_that_was_left(touched: str) -> None:
    assert facts_of(f"拿了高级工之后我就转去做保安，{touched}")["worked_since_skill"] is False


def test_the_year_at_a_desk_from_which_somebody_came_back_is_a_break() -> None:
    found = facts_of("技师证2019年到手，后来腰伤了，去仓库坐了整整一年办公室才回来做本行")
    assert 330 <= found["worked_since_skill"]["gap_days"] <= 400
    assert "is_frontline" not in found


def test_the_day_of_a_title_whose_grade_a_bracket_tells() -> None:
    assert facts_of("经济师（中级）的证是2021年考下来的")["titles"] == {"intermediate": "2021"}


@pytest.mark.parametrize("text", ["HR说方案没有写我们派遣工", "方案没写我们子公司", "方案里不写派遣"])
def test_a_plan_that_does_not_name_us(text: str) -> None:
    assert facts_of(text, "plan_covers_me")["plan_covers_me"] is False


@pytest.mark.parametrize("said", ["contest 的话 none，没 join 过", "contest 的话没有"])
def test_a_topic_in_english_is_no_supposition(said: str) -> None:
    assert facts_of(said, "contest_awards")["contest_awards"] == []


@pytest.mark.parametrize(
    "text", ["中级职称的证是人社局出还是公司出", "技师证是人社局发的还是协会发的", "中级职称张证系市人社局出定系公司出"]
)
def test_who_issues_a_certificate_is_asked_of_none_that_is_held(text: str) -> None:
    found = facts_of(text)
    assert "titles" not in found
    assert "skill_levels" not in found


@pytest.mark.parametrize("failed", ["我是考了没过的", "考了没上的", "是报过没评上的"])
def test_what_was_tried_in_vain_is_not_held(failed: str) -> None:
    assert not facts_of(f"刚才口误了，中级工{failed}，所以那个证我没有").get("skill_levels")
