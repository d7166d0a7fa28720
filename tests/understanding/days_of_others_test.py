"""Days and lengths that are those of somebody or something else, and those that look so and are the speaker's."""

from datetime import date
from typing import Any

import pytest

from bot.understanding import read

TODAY = date(2026, 11, 22)
LEVELS = {
    "高级工": ("skill_levels", "senior_worker"),
    "技师": ("skill_levels", "technician"),
    "助工": ("titles", "junior"),
    "中级职称": ("titles", "intermediate"),
}


def facts_of(text: str, asking: str | None = None) -> dict[str, Any]:
    """Return the facts read in a text."""
    return read(text, today=TODAY, asking=asking).facts


def date_of(text: str, level: str, asking: str | None = None) -> Any:  # noqa: ANN401 - a date is a text, a map or nothing
    """Return the date read of a level that is held."""
    fact, name = LEVELS[level]
    return facts_of(text, asking)[fact][name]


@pytest.mark.parametrize(
    "way", ["L，Y年", "L Y年", "地铁的，L，Y年", "L证，Y年，别的没有", "L、Y年", "有L证 Y年", "LY年，别的没考"]
)
def test_two_digits_right_behind_a_certificate_are_a_year_of_the_calendar(way: str) -> None:
    for level in LEVELS:
        for year in (10, 12, 16, 19, 22, 26):
            text = way.replace("L", level.removesuffix("职称") if "L证" in way else level).replace("Y", str(year))
            if "中级" not in text or "证" not in way:
                assert date_of(text, level) == f"20{year}", text


@pytest.mark.parametrize(
    "way", ["L，Y年了", "L，干了Y年", "L，工龄Y年", "L，满Y年", "L，Y年工龄", "L，做了Y年电工", "L，在厂里Y年了"]
)
def test_two_digits_of_a_length_are_no_year_of_the_calendar(way: str) -> None:
    for level in LEVELS:
        for year in (12, 16, 22):
            text = way.replace("L", level).replace("Y", str(year))
            assert date_of(text, level) != f"20{year}", text


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("said", ["三年", "5年", "8年"])
def test_few_years_right_behind_a_certificate_are_a_length(level: str, said: str) -> None:
    assert isinstance(date_of(f"{level}，{said}", level), dict)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("held", ["到手还不到三年", "拿了不到三年", "还没满三年"])
@pytest.mark.parametrize("tenure", ["工龄倒有十六七年了", "这行干了十几年", "上班都二十年了", "进厂快二十年"])
def test_a_length_of_work_says_nothing_more_of_the_certificate(level: str, held: str, tenure: str) -> None:
    when = date_of(f"我{level}{held}，{tenure}", level)
    assert when["earliest"] == "2023-11-23"


@pytest.mark.parametrize("rule", ["五年", "三年", "满一年"])
@pytest.mark.parametrize(
    "asked",
    [
        "R那个是从发证那天算还是从聘用那天算",
        "你们这个R怎么算的，按年头还是按天",
        "R的要求是从拿证算吗",
        "那R是从哪天算起",
        "R是按证上日期算还是按公示算",
    ],
)
def test_the_years_of_a_rule_that_is_asked_about_date_nothing(rule: str, asked: str) -> None:
    assert facts_of(asked.replace("R", rule)) == {}


@pytest.mark.parametrize("when", ["去年", "2024年", "上个月"])
@pytest.mark.parametrize(
    "said", ["听说W有人拿了技师三个月就报上了", "我W就从港务局退下来了", "W之前拿的证算不算", "W以后发的证还要年审吗"]
)
def test_a_day_of_others_or_of_leaving_or_of_a_rule_dates_no_certificate(when: str, said: str) -> None:
    assert "skill_levels" not in facts_of(said.replace("W", when))


@pytest.mark.parametrize("years", ["四年", "五年", "两年半"])
@pytest.mark.parametrize(
    "said",
    ["高级工和技师隔了U，高级工2014年", "高级工跟技师之间差U，高级工是2014年的", "高级工到技师中间隔了U，高级工2014年"],
)
def test_how_far_two_certificates_are_apart_dates_neither(years: str, said: str) -> None:
    levels = facts_of(said.replace("U", years))["skill_levels"]
    assert (levels["senior_worker"], levels.get("technician")) == ("2014", None)


@pytest.mark.parametrize("award", ["省劳模", "全国技术能手", "省里的劳模", "世赛铜牌"])
@pytest.mark.parametrize("when", ["五年前", "2019年", "前年"])
def test_the_day_of_an_award_is_not_that_of_the_certificate_before_it(award: str, when: str) -> None:
    assert date_of(f"在佛山的厂，技师，{when}拿过{award}", "技师") is None


@pytest.mark.parametrize("asking", ["skill_levels.senior_worker", "titles.junior"])
@pytest.mark.parametrize(
    "said",
    [
        "女儿上小学那年，W",
        "拿证那年我女儿刚出世，就是W",
        "那年我儿子刚出生，W",
        "我闺女高考那年，W吧",
        "小孩满月那会儿，W",
        "W，我妈住院那年",
    ],
)
def test_what_happened_to_others_then_only_tells_when_it_was(said: str, asking: str) -> None:
    fact, level = asking.split(".")
    assert facts_of(said.replace("W", "2014年"), asking)[fact] == {level: "2014"}


@pytest.mark.parametrize("cared", ["生娃歇了", "照顾老人停了", "带娃在家", "陪女儿高考请了", "伺候老娘歇了"])
@pytest.mark.parametrize("rest", ["其他时间都在跑车", "别的时候都在岗", "，后来又回来了", "，其余都在干"])
def test_whoever_was_cared_for_did_not_take_the_break(cared: str, rest: str) -> None:
    found = facts_of(f"中间{cared}大概半年{rest}", "worked_since_skill")["worked_since_skill"]
    assert 150 <= found["gap_days"] <= 215


@pytest.mark.parametrize("day", ["昨儿", "前儿", "昨儿个"])
def test_the_days_of_the_north_are_days(day: str) -> None:
    expected = {"昨": "2026-11-21", "前": "2026-11-20"}[day[0]]
    assert date_of(f"{day}刚拿到手", "技师", "skill_levels.technician") == expected


@pytest.mark.parametrize("got", ["二〇二一年十二月过会", "2021年12月聘", "2021年12月评审会过的"])
def test_a_day_on_which_a_title_passed_its_board_is_that_of_the_title(got: str) -> None:
    assert date_of(f"中级职称，{got}", "中级职称") == "2021-12"


@pytest.mark.parametrize("level", ["技师", "助工"])
@pytest.mark.parametrize("rest", ["墨都还没干", "还没捂热呢", "还没来得及报销", "壳子都没拆"])
def test_what_was_handed_over_is_held_whatever_comes_next(level: str, rest: str) -> None:
    assert date_of(f"上个月才领到的{level}证书，{rest}", level) == "2026-10"


def test_a_month_said_again_with_its_year_is_one_day() -> None:
    said = "我刚才说错了高级工那个证不是九月是十一月二零二一年十一月"
    assert date_of(said, "高级工") == "2021-11"


def test_a_year_behind_the_months_of_a_story_is_theirs() -> None:
    asking = "guangzhou_enterprise_since"
    assert facts_of("七月毕业，八月头就进厂了，去年的事", asking)[asking] == "2025-08"


def test_the_year_in_which_somebody_went_away_is_no_break() -> None:
    found = facts_of("正高评下来的第二年借调去了别的岗位八个月，回来接着干老本行", "worked_since_title")
    assert 210 <= found["worked_since_title"]["gap_days"] <= 275


@pytest.mark.parametrize("office", ["广州人社局", "广州人社", "省人社厅", "广州市人社部门"])
def test_a_day_beside_the_office_that_gave_the_certificate_is_its_day(office: str) -> None:
    assert date_of(f"2019年12月{office}发的技师证", "技师") == "2019-12"


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(
    "said", ["老证2008年，新证2019年换的，L", "L是2008年的，2019年换的新本", "L证2008年，去年换的"]
)
def test_a_paper_that_was_exchanged_keeps_its_first_day(level: str, said: str) -> None:
    if level != "中级职称":
        assert date_of(said.replace("L", level), level) == "2008"


@pytest.mark.parametrize("but_me", ["就我没有", "就我还没", "只有我没评上", "唯独我不行", "就剩我没有了"])
@pytest.mark.parametrize("level", ["技师", "助工", "高级技师"])
def test_what_all_the_others_have_is_not_the_speakers(level: str, but_me: str) -> None:
    for said in (f"当年一批进厂的，2015年都拿了{level}了", f"那批人都是{level}", f"班里的都考上{level}了"):
        facts = facts_of(f"{said}，{but_me}")
        assert not facts.get("skill_levels"), said
        assert not facts.get("titles"), said


@pytest.mark.parametrize("given", ["直接给了", "厂里直接给了", "公司就给我认定了", "又考了"])
def test_the_same_year_is_that_of_the_award_before_it(given: str) -> None:
    assert date_of(f"2018年世赛铜牌，同年{given}技师", "技师") == "2018"


@pytest.mark.parametrize(
    "paper", ["电梯作业证", "叉车操作证", "上岗证", "驾驶证", "健康证", "毕业证", "居住证", "特种作业操作证"]
)
@pytest.mark.parametrize(
    "said", ["P2019年的，年年都在用", "P是2019年拿的", "2019年考的P，这个算不算", "我就一个P，2019年发的"]
)
def test_the_day_of_another_paper_dates_no_certificate(paper: str, said: str) -> None:
    assert "unspecified" not in facts_of(said.replace("P", paper)).get("skill_levels", {})


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("2022年秋天才考的高级工，具体是9月", "2022-09"),
        ("2022年下半年拿的高级工，准确点是11月", "2022-11"),
        ("高级工是去年年底的，具体说是12月", "2025-12"),
        ("高级工证系前年冬至前后发嘅，即系十二月", "2024-12"),
        ("今年考起了高级工，不晓得能不能整个副高", "2026"),
        ("高级工么不是22年就是23年", {"earliest": "2022-01-01", "latest": "2023-12-31"}),
        ("高级工16年就有了", "2016"),
        ("高级工16年早就有证了", "2016"),
    ],
)
def test_what_is_said_more_exactly_later_or_in_passing_is_the_day(said: str, when: Any) -> None:  # noqa: ANN401 - a date is a text, a map or nothing
    assert date_of(said, "高级工") == when


@pytest.mark.parametrize("first", ["二零年", "2020年", "去年", "二零年的"])
@pytest.mark.parametrize("oh", ["哦不对", "啊不是", "哎说错了", "不对不对", "呃不不"])
@pytest.mark.parametrize(("then", "when"), [("二一年的七月", "2021-07"), ("2021年7月", "2021-07"), ("前年", "2024")])
def test_the_day_that_is_put_right_in_one_breath_is_the_answer(first: str, oh: str, then: str, when: str) -> None:
    assert date_of(f"{first}{oh}{then}", "技师", "skill_levels.technician") == when


def test_certificates_told_in_one_breath_keep_their_days() -> None:
    said = "高级工一七年下来的中级工是一二年那会儿助工倒是没有"
    assert facts_of(said)["skill_levels"] == {"senior_worker": "2017", "intermediate_worker": "2012"}
    counted = facts_of("有两个中级工程师二三年五月助工一七年", "titles")["titles"]
    assert counted == {"intermediate": "2023-05", "junior": "2017"}


NAMELESS = [
    "我们厂上一批是W组织考的，我没赶上",
    "从W起公司就没组织过评审",
    "是W开始改叫等级证书的",
    "本来W要考的，耽误了，到现在也没考",
    "W我们公司有三个人拿到",
    "W厂里有两个人评上了",
    "公司W才开始搞评审",
    "上一批是W发的，没我",
]


@pytest.mark.parametrize("when", ["2016年", "去年", "2022年3月", "前年"])
@pytest.mark.parametrize("said", NAMELESS)
def test_a_day_with_no_level_named_has_to_be_the_speakers(said: str, when: str) -> None:
    assert not facts_of(said.replace("W", when)).get("skill_levels")


@pytest.mark.parametrize("when", ["2016年", "2022年3月", "前年"])
@pytest.mark.parametrize(
    "said",
    [
        "W拿的证",
        "证是W的",
        "W考的",
        "我是W拿到的",
        "证上写W",
        "说错了，是W拿的",
        "更正，发证是W",
        "W才到手",
    ],
)
def test_a_day_that_is_plainly_the_speakers_needs_no_level(said: str, when: str) -> None:
    expected = {"2016年": "2016", "2022年3月": "2022-03", "前年": "2024"}[when]
    assert facts_of(said.replace("W", when))["skill_levels"] == {"unspecified": expected}


@pytest.mark.parametrize("level", ["高级工", "技师", "助工"])
@pytest.mark.parametrize("year", ["2023年", "2015年", "去年"])
@pytest.mark.parametrize(
    "asked", ["你好，我想问一下Y之后拿的L还能走这个吗", "Y以前考的L算不算", "请问Y以后评的L还认不认"]
)
def test_who_asks_about_all_who_got_it_before_or_after_a_day_says_nothing_of_himself(
    asked: str, year: str, level: str
) -> None:
    facts = facts_of(asked.replace("Y", year).replace("L", level))
    assert not facts.get("skill_levels")
    assert not facts.get("titles")


@pytest.mark.parametrize("asking", ["worked_since_skill", "worked_since_title"])
@pytest.mark.parametrize("said", ["一天都没离开过，十二年了", "没断过，八年了", "从没停过，都六年了"])
def test_how_long_it_never_stopped_is_no_break(said: str, asking: str) -> None:
    assert facts_of(said, asking) == {asking: True}


def test_since_when_somebody_stayed_dates_no_certificate() -> None:
    assert facts_of("从2020年到现在没换过岗", "worked_since_skill") == {"worked_since_skill": True}
    assert "skill_levels" not in facts_of("考完证第二年就调走了，现在在后勤", "worked_since_skill")


@pytest.mark.parametrize("asking", ["skill_levels.technician", "titles.junior"])
@pytest.mark.parametrize("who", ["我师傅", "我老公", "我们班长"])
def test_what_is_not_mine_but_his_is_no_answer(who: str, asking: str) -> None:
    assert not facts_of(f"不是我，是{who}2020年拿的", asking).get(asking.partition(".")[0])


@pytest.mark.parametrize(
    "paper",
    ["补办日期2022年，原来是2015年", "有效期到2028年，发证是2015年", "补办的，补发日期是2022年，原来那张2015年"],
)
def test_the_day_of_a_second_paper_is_not_that_of_the_first(paper: str) -> None:
    assert date_of(paper, "技师", "skill_levels.technician") == "2015"


def test_the_first_month_of_the_old_calendar_and_a_trial_that_is_counted_are_when_work_began() -> None:
    asking = "guangzhou_enterprise_since"
    assert facts_of("今年正月才来的", asking)[asking] == {"earliest": "2026-01-01", "latest": "2026-03-31"}
    assert facts_of("算上试用期是2023年11月", asking)[asking] == "2023-11"


def test_an_old_almanac_is_nobody() -> None:
    levels = facts_of("我那个中级工是2008年的老黄历了，2016年升的高级工")["skill_levels"]
    assert levels == {"intermediate_worker": "2008", "senior_worker": "2016"}


@pytest.mark.parametrize("level", ["技师", "高级工", "助工"])
@pytest.mark.parametrize("years", ["十五年", "二十多年", "八年"])
@pytest.mark.parametrize("work", ["拧了U螺丝", "焊了U了", "刷了U漆", "我抡了U锤子", "在地沟里蹲了U"])
def test_how_long_somebody_toiled_is_not_how_long_he_holds_it(level: str, years: str, work: str) -> None:
    assert date_of(f"我就是个{level}，{work.replace('U', years)}", level) is None


@pytest.mark.parametrize("kept", ["证放了U了", "证锁在抽屉里U了", "拿了U了", "证到手U了"])
def test_how_long_a_paper_has_lain_is_how_long_it_is_held(kept: str) -> None:
    assert date_of(f"技师{kept.replace('U', '五年')}", "技师") == {"earliest": "2021-05-22", "latest": "2022-05-22"}


@pytest.mark.parametrize(
    "said",
    [
        "上个礼拜，我们车间检修，没空看手机",
        "昨天，厂里停电了",
        "去年，公司搬到南沙了",
        "入职时间我核对了社保，是2024年4月，不是2月",
    ],
)
def test_a_day_at_the_head_of_something_else_dates_no_certificate(said: str) -> None:
    assert "skill_levels" not in facts_of(said)


def test_the_same_month_is_that_of_the_day_before_it() -> None:
    assert date_of("技师是集团评的第一批，2023年5月挂的牌，证也是那个月", "技师") == "2023-05"
    assert date_of("技师，2021年2月聘书证书同一天发的。广州港。", "技师") == "2021-02"
    asked = "二零二四年的二月还是三月来着反正就这俩月"
    assert date_of(asked, "技师", "skill_levels.technician") == {"earliest": "2024-02-01", "latest": "2024-03-31"}


def test_a_second_paper_behind_the_day_takes_it_from_no_certificate() -> None:
    said = "证有两本一本是维修电工高级工一四年的一本是特种作业证上个月才复审完"
    assert date_of(said, "高级工") == "2014"


@pytest.mark.parametrize("level", ["工程师", "技师", "高级技师"])
@pytest.mark.parametrize("plan", ["明年报", "明年再考", "是后年才去考", "打算明年报"])
def test_what_is_done_on_a_day_to_come_is_not_held_yet(level: str, plan: str) -> None:
    facts = facts_of(f"我2021年考了高级工，{level}{plan}")
    assert facts == {"skill_levels": {"senior_worker": "2021"}}


@pytest.mark.parametrize("level", ["高级工", "技师", "助工"])
@pytest.mark.parametrize("after", ["之后一直没考", "后来就没再考", "以后没往上考过"])
def test_who_tried_for_nothing_higher_holds_what_he_got(level: str, after: str) -> None:
    assert date_of(f"2013年{level}，{after}", level) == "2013"


def test_how_long_the_lower_level_was_held_before_does_not_date_it() -> None:
    levels = facts_of("高级技师刚满一年，之前技师拿了六年")["skill_levels"]
    assert levels["technician"] is None
    assert date_of("等过完年吧，到时候技师就满五年了", "技师") is None


@pytest.mark.parametrize("asking", ["worked_since_skill", "worked_since_title"])
@pytest.mark.parametrize(
    "said", ["可能有半年吧，去培训中心当老师", "中间被派到佛山厂支援半年，又回来了", "抽去区政府帮忙半年，后来回来了"]
)
def test_where_a_break_was_spent_is_nobodys_employer(said: str, asking: str) -> None:
    facts = facts_of(said, asking)
    assert 150 <= facts[asking]["gap_days"] <= 215
    assert "employer" not in facts


def test_when_a_break_was_is_the_day_of_no_certificate() -> None:
    assert "skill_levels" not in facts_of("停薪留职过一年，2022年", "worked_since_skill")


@pytest.mark.parametrize("said", ["之前劳务派遣干了三年，2022年才转正式", "22年校招进来的", "我是22年社招进的厂"])
def test_what_was_before_is_not_when_the_work_began(said: str) -> None:
    assert facts_of(said, "guangzhou_enterprise_since")["guangzhou_enterprise_since"] == "2022"


@pytest.mark.parametrize("step", ["评价日期2020年3月", "鉴定日期是2020年3月", "考试时间2020年3月"])
def test_the_day_of_issue_counts_before_that_of_a_step(step: str) -> None:
    assert date_of(f"{step}，发证2020年5月", "技师", "skill_levels.technician") == "2020-05"


@pytest.mark.parametrize("said", ["二十出头那会儿考的，我88年的", "我75年的，三十多岁才考", "我属兔的，87年的"])
def test_a_year_of_birth_is_no_day_of_a_certificate(said: str) -> None:
    levels = facts_of(said, "skill_levels.senior_worker").get("skill_levels", {})
    assert levels.get("senior_worker") not in {"1988", "1975"}


@pytest.mark.parametrize(
    "text",
    [
        "高级工是前年拿的，呃，大前年",
        "高级工是前年考的，嗯，是大前年",
        "我前年考到高級工，呀唔係，係大前年先啱",
        "高级工是前年拿的，不对，大前年",
    ],
)
def test_a_day_said_anew_after_a_pause_takes_the_place_of_the_one_before(text):
    """Hesitation repairs as well as 不对 does."""
    assert read(text, today=date(2026, 11, 22)).facts == {"skill_levels": {"senior_worker": "2023"}}


def test_years_at_work_right_before_a_certificate_with_its_own_day_are_not_its_own():
    """在广州港开叉车八年了高级工是2023年5月拿的, without a stop."""
    told = read("我在广州港开叉车八年了高级工是二零二三年五月拿的", today=date(2026, 11, 22)).facts
    assert told["skill_levels"] == {"senior_worker": "2023-05"}
