"""Where somebody works, as it is told in talk: suppliers, branches, bosses, dispatch; and what tells no employer."""

from datetime import date

import pytest

from bot.understanding import read

TODAY = date(2026, 11, 22)


def facts(text, asking=None):
    """What is read of the speaker."""
    return read(text, today=TODAY, asking=asking).facts


def employer(text, asking=None):
    """The kind of the employer, if one was read."""
    return facts(text, asking).get("employer")


@pytest.mark.parametrize("town", ["番禺", "花都", "南沙", "黄埔"])
@pytest.mark.parametrize(
    "firm",
    [
        "我们厂给广汽供座椅的，厂在{}",
        "做广汽的二级供应商，公司在{}",
        "酒楼在{}，老板自己开的",
        "{}一个做玩具的老板请的我",
        "在{}客运站那边一个汽修店干了六年",
        "原先在深圳打工，今年回{}进了一家模具厂",
        "我们公司是做电梯的，日本人投的，厂在{}",
    ],
)
def test_a_private_firm_in_the_city_is_one(firm, town):
    """Whoever it works for, and wherever he was before."""
    assert employer(firm.format(town)) == "guangzhou_other"


@pytest.mark.parametrize("head", ["北京", "上海", "深圳"])
@pytest.mark.parametrize("branch", ["分公司", "办事处", "分厂"])
def test_the_branch_here_is_the_employer(head, branch):
    """Not the head office elsewhere."""
    assert employer(f"公司总部在{head}，我在广州{branch}做运维") == "guangzhou_other"


@pytest.mark.parametrize(
    "words",
    [
        "我在深圳上班户口在广州这个我能不能弄",
        "我在佛山上班房子买在广州",
        "美的的，顺德总部那边",
        "在港务上班，不是广州港，是东莞那边的港",
        "想跳去广州港，现在还在东莞",
        "my company is in Suzhou, not Guangzhou",
    ],
)
def test_work_elsewhere_is_work_elsewhere(words):
    """Where somebody lives or is registered changes nothing."""
    assert employer(words) == "outside_guangzhou"


@pytest.mark.parametrize("verb", ["派到", "外派到", "安排到"])
@pytest.mark.parametrize("asked", ["", "，中不中报这个职称", "，能不能评"])
def test_whoever_is_sent_by_an_agency_is_dispatched(verb, asked):
    """Also where a question follows."""
    assert employer(f"我是劳务公司{verb}广州地铁搞机电维护的{asked}") == "pilot_dispatched"


@pytest.mark.parametrize("hired", ["直接请", "直接签的合同", "自己招的", "的正式工"])
def test_denied_to_be_hired_by_the_company_one_is_the_agency_s(hired):
    """不是地铁直接请，系劳务派遣公司派过来的."""
    assert employer(f"不是地铁{hired}，是劳务派遣公司派过来的", "employer") == "pilot_dispatched"


@pytest.mark.parametrize("there", ["这儿", "那儿", "这边", ""])
def test_with_a_company_is_at_it(there):
    """跟广汽丰田这儿上班."""
    assert employer(f"我跟广汽丰田{there}上班") == "joint_venture"


@pytest.mark.parametrize(
    "words",
    [
        "去白云机场坐几号线",
        "去广州港怎么走",
        "到地铁总部坐哪路公交",
        "万一年后进了广州地铁，这些年头还作数吗？",
        "我们老板不是名单里的，是不是说破天也没用",
        "我把材料放在港务大楼前台了",
        "表格交到广汽那边去了",
        "技校老师也算专业技术人员吧",
    ],
)
def test_a_way_a_chance_or_a_boss_is_no_employer(words):
    """Nor does it say anything of the post."""
    assert not {"employer", "enterprise", "in_pilot_field"} & set(facts(words))


@pytest.mark.parametrize("asked", ["is_frontline", "in_pilot_field"])
def test_the_offices_of_one_s_company_are_no_institution(asked):
    """我坐机关的."""
    assert "employer" not in facts("我坐机关的，偶尔下去转一转", asked)


@pytest.mark.parametrize(
    "words", ["奖状还挂在车间墙上", "证书贴在车间公告栏", "我下车间去了，回头再说", "资料放在班组柜子里了"]
)
def test_what_lies_or_hangs_in_the_workshop_is_no_post(words):
    """Nor is where somebody goes now."""
    assert "is_frontline" not in facts(words)


@pytest.mark.parametrize("asked", ["worked_since_skill", "worked_since_title"])
@pytest.mark.parametrize(
    ("words", "worked"),
    [
        ("那必须的啊打从零八年起就没撂下过", True),
        ("考完也还是干设计这一摊", True),
        ("我就一直在写代码，没干过别的", True),
        ("中间公司派我出国待了一年，干的还是老本行", True),
        ("换过单位，可一直是开吊机", True),
        ("没有没有，哪敢歇，一家老小等着吃饭", True),
        ("拿到证第二个月就调去搞安全了，再也没回来", False),
        ("拿证那阵子早不干这个了，一直在跑销售", False),
        ("证拿了就放抽屉里了后来干的全是仓库管理", False),
    ],
)
def test_the_work_since_is_told_in_many_ways(words, worked, asked):
    """And where one was sent matters less than what one did there."""
    assert facts(words, asked)[asked] is worked


@pytest.mark.parametrize("words", ["记不得了，证锁在更衣柜里", "证放在家里抽屉，晚上回去翻"])
def test_where_the_paper_lies_is_no_word_about_work(words):
    """Asked for the day."""
    assert "worked_since_skill" not in facts(words, "skill_levels.technician")


def test_two_papers_of_one_trade_say_nothing_of_the_post():
    """高级工、中级工都是同一个工种."""
    assert "skill_matches_post" not in facts("高级工是九九年，中级工九五年，都是同一个工种")


def test_asked_for_a_break_the_office_in_which_it_was_spent_is_no_post():
    """去办公室借调了一年."""
    said = facts("去办公室借调了一年后来又回来了", "worked_since_skill")
    assert "is_frontline" not in said
    assert said["worked_since_skill"]["gap_days"] == pytest.approx(365, abs=5)


@pytest.mark.parametrize("word", ["数科", "广州数科", "广州数字科技"])
@pytest.mark.parametrize("apart", ["跟你说的那个{}没关系", "和{}无关", "跟你们刚才提的那个{}不是一家"])
def test_the_namesake_of_a_pilot_is_another_company(word, apart):
    """Who says that they have nothing to do with each other is of the other."""
    assert facts(f"别弄混，我们公司叫广州数控，{apart.format(word)}") == {"employer": "guangzhou_other"}


def test_signed_with_the_company_itself_is_not_dispatched():
    """不是派遣，我跟地铁直签的."""
    assert facts("不是派遣，我跟地铁直签的") == {"employer": "pilot", "enterprise": "guangzhou_metro"}


@pytest.mark.parametrize("mine", ["我户口是广州的", "我的社保在广州", "我户籍在天河"])
def test_where_one_is_registered_moves_no_company(mine):
    """公司在佛山顺德，我户口是广州的."""
    assert employer(f"公司在佛山顺德，{mine}，算不算") == "outside_guangzhou"
