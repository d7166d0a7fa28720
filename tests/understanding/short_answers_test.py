"""Short answers in ordinary words: what is all, offered, covered; and what only looks like an answer."""

from datetime import date

import pytest

from bot.understanding import read

TODAY = date(2026, 11, 22)
DUAL, CONTEST, COVERS = "plan_offers_dual_certification", "plan_offers_enterprise_contest", "plan_covers_me"
LINE = "is_frontline"


def facts(text, asking=None):
    """What is read of the speaker."""
    return read(text, today=TODAY, asking=asking).facts


@pytest.mark.parametrize("asked", ["titles_complete", "skill_levels_complete"])
@pytest.mark.parametrize(
    "words", ["全说完了", "都在这儿了", "全报给你了", "一个没漏", "就这两本了", "没有别的证了", "都写上了，没漏"]
)
def test_all_that_is_said_to_be_told_is_all(words, asked):
    """However it is worded."""
    assert facts(words, asked)[asked] is True


@pytest.mark.parametrize("asked", ["titles_complete", "skill_levels_complete"])
@pytest.mark.parametrize(
    "words",
    ["还有一个没说", "漏了一本", "不止这个", "等下，我还有一本", "忘了说一个", "没说完呢", "另外还有一张旧的"],
)
def test_something_still_untold_is_not_all(words, asked):
    """Nor is it taken back by what is told beside it."""
    assert facts(words, asked)[asked] is False


@pytest.mark.parametrize("words", ["还有什么要填的", "还有吗？", "这些都要写完吗", "漏了会怎么样？"])
def test_a_question_about_more_is_no_answer(words):
    """Whoever asks has not said that anything is lacking."""
    assert "titles_complete" not in facts(words, "titles_complete")


@pytest.mark.parametrize("verb", ["办", "搞", "有", "开"])
@pytest.mark.parametrize("though", ["我没报名", "我没参加过", "就是没人去", "不过很小"])
def test_what_is_conceded_is_so(verb, though):
    """办倒是办，我没报名: there is one."""
    assert facts(f"{verb}倒是{verb}，{though}", CONTEST)[CONTEST] is True


@pytest.mark.parametrize("asked", [DUAL, CONTEST])
@pytest.mark.parametrize("who", ["我们单位", "厂里", "公司"])
@pytest.mark.parametrize("verb", ["出过", "发过", "下过", "贴过", "见过"])
@pytest.mark.parametrize("kind", ["这种", "任何", "相关", "正式"])
def test_a_notice_never_sent_is_no_offer(asked, who, verb, kind):
    """还没出过这种通知."""
    assert facts(f"{who}还没{verb}{kind}通知", asked)[asked] is False


@pytest.mark.parametrize("asker", ["问过人事，", "问了领导，", "打听过，他们", "人事"])
@pytest.mark.parametrize(("said", "value"), [("说没有", False), ("说有", True), ("说没这回事", False)])
def test_what_others_answered_of_the_plan_counts(asker, said, value):
    """问过人事，说没有."""
    assert facts(asker + said, DUAL)[DUAL] is value


@pytest.mark.parametrize("words", ["不算在内", "没算在里面", "不在里头", "没涵盖", "排除在外"])
def test_those_left_out_are_not_covered(words):
    """外包进来的不算在内."""
    assert facts(f"人事说了，我们这种外包进来的{words}", COVERS)[COVERS] is False


@pytest.mark.parametrize("words", ["我们这工种没有比赛", "厂里没有竞赛", "单位没比赛"])
def test_no_contest_at_work_is_no_word_about_prizes(words):
    """Asked whether the employer holds one."""
    said = facts(words, CONTEST)
    assert said[CONTEST] is False
    assert "contest_awards" not in said


@pytest.mark.parametrize("why", ["一天到晚一身油", "天天守着炉子", "白天黑夜都在车间顶班", "整天给厂子看变压器"])
@pytest.mark.parametrize("then", ["还不算一线啊", "你讲呢", "你说是不是一线"])
def test_who_wonders_aloud_has_told(why, then):
    """一身油，还不算一线啊 denies nothing."""
    assert facts(f"我{why}，{then}", LINE)[LINE] is True


@pytest.mark.parametrize("door", ["办公室的门朝哪开我都不知道", "办公室门往哪边开都不清楚"])
def test_who_never_saw_the_office_is_no_clerk(door):
    """And he does know."""
    assert facts(f"我天天拧螺丝，{door}", LINE)[LINE] is True


@pytest.mark.parametrize("words", ["那肯定啊，不干这个吃什么", "那当然，不干这个干啥", "那还用说，不然靠什么吃饭"])
def test_of_course_is_yes(words):
    """Whatever is asked behind it."""
    assert facts(words, "worked_since_skill")["worked_since_skill"] is True


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("专业对不对口有什么要求", "title_matches_post"),
        ("工种符不符合是谁说了算", "skill_matches_post"),
        ("要连续干还是加起来够就行", "worked_since_title"),
        ("是连着算还是累计也行", "worked_since_skill"),
    ],
)
def test_a_rule_that_is_asked_for_is_no_answer(words, asked):
    """对不对口 asks."""
    assert asked not in facts(words, asked)


@pytest.mark.parametrize(
    ("paper", "work", "same"),
    [("证是电工的", "现在开天车", False), ("我评的是农艺", "现在开机床", False), ("证是焊工", "干的也是烧焊", True)],
)
@pytest.mark.parametrize("tail", ["", "，你看呢", "，你说呢"])
def test_two_trades_are_told_apart(paper, work, same, tail):
    """Left to the other or not."""
    assert facts(f"{paper}，{work}{tail}", "skill_matches_post")["skill_matches_post"] is same


@pytest.mark.parametrize("ended", ["这几年效益不好砍了", "后来取消了", "疫情以后没再搞", "现在不再办了"])
def test_what_was_given_up_is_offered_no_more(ended):
    """以前有 says nothing of today."""
    assert facts(f"以前有，{ended}", CONTEST)[CONTEST] is False


@pytest.mark.parametrize(
    ("words", "asked", "value"),
    [
        ("下个月才满", "guangzhou_enterprise_one_year", False),
        ("明年三月才满一年", "guangzhou_enterprise_one_year", False),
        ("上个月才满", "guangzhou_enterprise_one_year", True),
        ("到现在一年了", "guangzhou_enterprise_one_year", True),
        ("早就到一年了", "guangzhou_enterprise_one_year", True),
        ("我们小单位哪搞得起那个", CONTEST, False),
        ("每年九月，雷打不动", CONTEST, True),
        ("比武我年年当评委", CONTEST, True),
        ("群里发的名单有我名字", COVERS, True),
        ("报啥报，论文都写不出来", "has_applied_for_title", False),
        ("咋没干，天天干，手都磨破了", "worked_since_skill", True),
        ("干着呢", "worked_since_skill", True),
        ("拢共就评过这么一回", "titles_complete", True),
    ],
)
def test_a_plain_answer_in_plain_words_is_one(words, asked, value):
    """And a year that is full next month is not full."""
    assert facts(words, asked)[asked] is value


def test_a_year_that_is_full_at_the_end_of_the_year_is_not_full():
    """到年底就满一年了."""
    assert facts("到年底就满一年了", "guangzhou_enterprise_one_year").get("guangzhou_enterprise_one_year") is not True


@pytest.mark.parametrize("asked", ["worked_since_skill", "worked_since_title", "worked_since_skill_in_occupation"])
@pytest.mark.parametrize("no", ["没有", "冇呀", "没有啊"])
@pytest.mark.parametrize("on", ["从头到尾都是干这个", "由頭到尾都係做供電", "一直都是做检修", "自始至终在干焊接"])
def test_no_before_work_that_went_on_is_of_a_break(asked, no, on):
    """Asked whether the work went on or stopped, he says that it did not stop."""
    assert facts(f"{no}，{on}", asked)[asked] is True


@pytest.mark.parametrize("else_where", ["一直坐办公室", "一直在办公室做行政", "一直没干过这行"])
def test_no_before_other_work_is_no_yes(else_where):
    """What went on is not the work that was asked for."""
    assert facts(f"没有，{else_where}", "worked_since_skill").get("worked_since_skill") is not True


@pytest.mark.parametrize(
    "handed_in",
    ["没评过，报倒是报过一回", "未評過，但係遞過兩次表", "没评上过，不过申报过一次", "没有职称，但我前年报过"],
)
def test_what_was_handed_in_without_success_was_applied_for(handed_in):
    """What is denied is the result."""
    assert facts(handed_in, "has_applied_for_title")["has_applied_for_title"] is True


@pytest.mark.parametrize("never", ["没评过，也没报过", "没报过", "从没递过表"])
def test_what_was_never_handed_in_was_not_applied_for(never):
    """A no before the handing in is a no."""
    assert facts(never, "has_applied_for_title")["has_applied_for_title"] is False
