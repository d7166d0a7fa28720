"""Attaching dates and lengths of time: to a level, to the work, to a break, or to nothing."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from bot.understanding import grammar
from bot.understanding.scene import LEVELS, TIMES

if TYPE_CHECKING:
    from datetime import date

    from bot.understanding.scene import Clause, Mention, Scene

_GAP_BEFORE = re.compile(
    r"(?:中间|期间|途中|后来|中途|曾经|有)?[^,]{0,4}(?:转去|调去|调到|转到|去了|去做|离开|离岗|停了?|断了?|中断|休了?|歇了?|病假|产假|请假|脱产|没干|没做|离职|耽误|空窗|转岗|借调|不在岗|待岗|停薪留职|做了?J|J)[^,STQ]{0,8}$"
)
_GAP_BEFORE_STRICT = re.compile(
    r"(?:中间|期间|途中|中途|转去|调去|(?:停|断|歇|休)[了过]|中断|病假|产假|脱产|没干|没做|离岗|空窗|转岗|借调|离开了?|待岗|停薪留职|停工|歇业|待产|坐月子|住院|当兵|服役|失业|待业|回老家|创业|离职|辞职)"
)
_GAP_AWAY = re.compile(
    r"(?:中间|中途|期间|途中|当中)(?![^,]*(?:一直|没|考|拿|评|升|干了|做了))[^,STQK]{0,10}$|(?:停工|歇业|待产|坐月子|住院|当兵|服役|失业|待业|种|创业)(?:了|过)?$"
)
_GAP_TOLD = re.compile(r"(?:断|停|歇|休)[了过]")
_TOTAL = re.compile(r"^(?:加起来|合起来|总共|一共|累计|前后)(?:也|就|才|有|大概|差不多)*$")
_BACK = re.compile(r"回来|回到|又|才回|再回|然后|之后|后来|中间|期间|中途|曾经?")
_GAP_AFTER = re.compile(
    r"^(?:了)?(?:没干|没做|没在岗|不在岗|没上班|停|断|休|中断|转岗|J|(?:在|去|坐)J|去J|做J|去做|没在|的?空|病假|产假|空窗|离岗|间断)"
)
_NO_GAP = re.compile(r"没[断停转离]|没有[断停转离]|不间断|没断|从没")
_ENTRY_AFTER = re.compile(
    r"^(?:就|才|我|开始|毕业|起|的时候|那年|份|年|,|从[^,]{0,6}毕业(?:后|以后|就)?)*(?:进的?厂|进的?广州|来的?广州|到的?广州|入厂|入职|进的?公司|进单位|参加工作|毕业(?:进|到|来|入|就)|来的?广州|到广州|上班|进了?E|进的E|到了?E|来了?E|去了?E|在E|加入|进来|进的|入的职|开始(?:在|上班|工作)|分到|招进|调到E|调来|到E|的?时候进)"
)
_ENTRY_BEFORE = re.compile(r"(?:从|自|我|是)$")
_SINCE_AFTER = re.compile(r"^(?:起|开始|以来|至今|到现在|就)*(?:一直)?(?:就)?在(?:E|广州|广州的)")
_WORK_BEFORE = re.compile(
    r"(?:干|做|返|上|工作|上班|待|呆|从事|任职|打工|开|修|搞|服务|进厂|入职|进来|刚来|来这里|来这|来到这|进公司|来广州|E|广州|实打实做)(?:了|着|有|已经|也|都|快|的|满|差不多|足足|才|刚|只|就|到现在| )*$"
)
_WORK_AFTER = re.compile(r"^(?:的)?(?:工龄|工作经验|工作经历|经验|一线|老员工|的活|班|工作|老职工)")
_CERTIFIED_BEFORE = re.compile(
    r"(?:拿|考|取得|获得|评|持|得|领|发|过|有)(?:到|上|下|过|完|了)?(?:[STQWAK]|这个|那个|这本|那本|本本)?[STQWAKU]?(?:以后|之后|后|以来|至今|到现在|起|算起)[^,]{0,14}$|(?:持|揣着?)[STQWAK]?[^,]{0,4}$|(?:当|评|升|聘)(?:上|到|了|为)?[STQA][^,]{0,6}$"
)
_OBTAIN = re.compile(
    r"拿|考(?!虑)|评(?!论|委)|取得|获得|获评|获|领(?:了|到|的|取|证|$)|核发|颁发|签发|下发|出证|下证|发(?:的|了|证|K|下)|批(?:的|了|下)|办(?:的|了|下来)|过(?:的|了)|得(?:的|了|到)|认定|通过|下来|"
    r"到手|聘(?:的|了|任|上)|日期|date|issue|obtained|passed|dated|落款|写着|印着|证|持|本本|[KWSTQA]",
)
_BARE = re.compile(
    r"^(?:反正|总归|总之|等等|等下|等一下|慢着|其实|准确|准确说|准确来说|确切说|准确来讲|确切|具体|具体说|来说|来讲|更正|哎呀?|诶|不是[DUY],?|[哦啊噢呃额喔]不是?|不对|不不|说错了?|已经|都|也|我|是|就|大概|到现在|到今年|从|自|有|应该|那|嗯|哦|一晃眼?|转眼|眨眼|不知不觉|前后|算起来|算下来|算算|怕有|够|足|大约|可能|差不多|快|呢|啊|我是|的|在|好像| |这)*[DUY](?:[了的啊吧呀嘛咯喽啦呢左右多来份左囉啰之间期中段时间 ]|前|以前|之前|那会|那时候|那时|时候|的事|的样子|吧|开始|算起|起算|算|起|好像|大概|应该|可能|似乎|记得|没错|左右|到现在|至今|到今天|到如今)*(?:,?不是[DUY])?$"
)
_OF_A_CERTIFICATE = re.compile(
    r"(?:拿|发|领|考|取得)(?:到|了|的)?K|K(?:是|在|拿|发)*[DU]|[DU][^,]{0,4}(?:拿|发|考)(?:的|了|到)"
)
_AGE = re.compile(r"岁|出生|年生|生人|年的车|孩子|结婚|退休|届世|届全国|疫情|政策|文件|通知|比赛|文号|学|读|毕业")
_TO_RIGHT = re.compile(
    rf"^(?:年|份|那会儿?|那阵|前|以前|之前|的时候|那年|那时|开始|起)*(?:,)?(?:我)?(?:就|才|又|也|刚|新|已经|再|都|终于|先|如果|要是|能|我?把|D| )*(?:在E|单位|公司|E)?(?:{grammar.OBTAIN}|当|成为|做|干|持有|持|有|报考)?(?:了|到|上|过|下|成|为|取|的|我|是|系|有|证| )*(?:的)?(?:那|这)?(?:个|本|张|一个|次|回|老|国家)?K?(?:才)?(?:是|系)?(?:[\u4e00-\u9fff]{{1,6}}(?:工|员|专业|工种))?$",
)
_TO_LEFT = re.compile(r"^[^,STQAECPH]{0,12}$")
_ENTERPRISES_IN_GUANGZHOU = {
    "pilot", "pilot_subsidiary", "pilot_dispatched", "municipal", "district", "joint_venture", "guangzhou_other",
}  # fmt: skip


def attach(scene: Scene) -> None:
    """Give every time of the text a role, and every level the time that belongs to it."""
    for mention in scene.mentions:
        if mention.kind in TIMES and mention.status == "asserted":
            mention.role = _role(mention, scene)
    for clause in scene.clauses:
        _drop_recent(clause)
    _more_exactly(scene)
    _in_turn(scene)
    for clause in scene.clauses:
        _pair(clause, scene)
    for mention in scene.mentions:
        if mention.kind in TIMES and mention.status == "asserted" and mention.role == "certificate":
            _across(mention, scene)


def _more_exactly(scene: Scene) -> None:
    """没满三年,才两年多: the second length says more."""
    lengths = [mention for mention in scene.mentions if mention.kind == "U" and mention.status == "asserted"]
    for first, second in itertools.pairwise(lengths):
        vague = first.time is not None and first.time.form in {"unmet", "under"} and second.role != "gap"
        exact = second.time is not None and second.time.form not in {"unmet", "under"}
        if vague and exact and second.clause == first.clause + 1 and second.role in {"certificate", "none"}:
            second.role, first.status, first.role = first.role, "dropped", ""


_IN_TURN = re.compile(r"(?:分别|依次|各自)(?:就)?(?:是|在|于|系)?D")
_ALL_OF_THEM = re.compile(r"(?:都|全)(?:就)?(?:是|在|于|系)*D")


def _in_turn(scene: Scene) -> None:
    """高级工和助工分别是2018年和2020年: each its own; 高级工、助工,都是2018年: one for all."""
    for pattern in (_IN_TURN, _ALL_OF_THEM):
        match = pattern.search(scene.skeleton)
        if match is None:
            continue
        levels = [other for other in scene.mentions if other.kind in LEVELS and other.place < match.start()]
        levels = [level for level in levels if level.status == "asserted"]
        dates = [other for other in scene.mentions if other.kind == "D" and other.place >= match.end() - 1]
        if pattern is _IN_TURN and len(dates) != len(levels):
            continue
        for number, level in enumerate(levels if dates else ()):
            _date(level, dates[number if pattern is _IN_TURN else 0])


def _says_more(vague: Mention, other: Mention) -> bool:
    """今年是第四个年头 tells a length; 今年 then only says until when."""
    return other.kind == "U" if vague.time is not None and vague.time.form == "this year" else other.kind in TIMES


def _drop_recent(clause: Clause) -> None:
    """上个月刚发证: the exact date says more than 刚."""
    times = [mention for mention in clause.mentions if mention.kind in TIMES and mention.status == "asserted"]
    for mention in times:
        vague = mention.time is not None and mention.time.form in {"recent", "this year"}
        if vague and any(other is not mention and _says_more(mention, other) for other in times):
            mention.status, mention.role = "dropped", ""


def _role(mention: Mention, scene: Scene) -> str:
    clause = scene.clauses[mention.clause]
    before, after = scene.before(mention), scene.after(mention)
    if mention.kind == "U" and mention.time is not None and mention.time.form == "full" and "Z" in before:
        return "none"
    if (
        re.search(rf"{grammar.LEVEL}(?:证)?(?:是|在)?$", before)
        and not clause.hypothetical
        and not _asked_for(mention, clause, before, after, scene.today)
    ):
        return "certificate"
    if re.search(r"双[证K]|方案", clause.text) and not re.search(r"拿|考|评(?!双)|发", after[:4]):
        return "none"
    if mention.kind == "U" and not after.startswith("在L") and _is_gap(mention, before, after):
        return "gap" if not _until_now(mention, scene) else "none"
    if mention.kind == "U" and _TOTAL.match(before) and _GAP_TOLD.search(scene.clauses[clause.index - 1].text):
        return "gap"
    if clause.question and re.match(r"^(?:以前|之前|以后|之后)的K", after):
        return "question"
    if (
        re.match(r"^(?:考|报|评)(?!的|到|上|过|取|下|出|完|个)", after)
        and mention.time
        and mention.time.form == "ordinal"
    ):
        return "none"
    if _beside_merit(before, after):
        return "award"
    if _asked_for(mention, clause, before, after, scene.today):
        return "question"
    if clause.hypothetical and mention.kind == "U" and not _OBTAIN.search(before + after):
        return "none"
    if re.search(
        rf"{grammar.LEVEL}(?:证|的证|证书|的)?(?:都|也|我|已经|有|快|是|在|拿|考|评|持|开|当|做|干|升|发|办|聘|取得|了|到|的|证|上|批|才|就|刚|过|年限|从|自|打| )*$",
        before,
    ):
        return "certificate"
    if _CERTIFIED_BEFORE.search(before):
        return "certificate"
    if re.match(r"^(?:再|又|重新|想|打算|准备|还要?)(?:报|考|评|去)(?!了|过|到|上)", after):
        return "none"
    if mention.kind == "D" and re.match(r"^(?:就|才|刚)?(?:拿|考|评|发|领|取得|获得|批)(?:的|了|到)", after):
        return "certificate"
    if mention.kind == "U" and mention.text.endswith("了") and _WORK_BEFORE.search(before):
        return "since"
    if re.match(rf"^(?:的)?(?:老)?{grammar.LEVEL}", after):
        return "certificate"
    if re.search(r"D(?:年)?(?:到|至|-|~)$", before) or (
        mention.kind == "D" and re.match(r"^(?:年)?(?:到|至|-|~)D", after)
    ):
        return "none"
    if _ENTRY_AFTER.match(after) or _SINCE_AFTER.match(after):
        return "since"
    if _WORK_BEFORE.search(before) or _WORK_AFTER.match(after):
        return "since"
    if re.search(r"(?:进厂|入职|进公司|进E|到E|来广州|参加工作|毕业进|在E|在广州|进的)[^,]{0,4}$", before):
        return "since"
    if _AGE.search(after[:4]) or re.search(r"(?:读|学|结婚|出生|生于|服役|当兵|学车)[^,]{0,2}$", before):
        return "none"
    if _OBTAIN.search(before[-10:] + after[:12]):
        return "certificate"
    if mention.kind == "D" and re.match(r"^我D的$", clause.text) and not scene.asking:
        return "none"
    if _BARE.match(clause.text) and clause.stop == "" and not _levels_follow(clause, scene):
        return "none"
    if _BARE.match(clause.text):
        started = (
            re.search(r"开始|算起|起$|起算", after)
            and clause.index
            and re.search(r"广州|公司|厂|E|上班|入职", scene.clauses[clause.index - 1].text)
        )
        return "since" if started else _bare_role(mention, scene)
    if clause.mentions and any(other.kind in LEVELS for other in clause.mentions):
        return "certificate"
    return "none"


def _levels_follow(clause: Clause, scene: Scene) -> bool:
    """Tell whether the clause is the last, or the next has a level: 我出年 | 如果升到技师."""
    if clause.index + 1 >= len(scene.clauses):
        return True
    return any(other.kind in LEVELS for other in scene.clauses[clause.index + 1].mentions)


def _is_gap(mention: Mention, before: str, after: str) -> bool:
    if re.search(r"社保|医保|公积金|工资|合同|车|店", before):
        return False
    if _NO_GAP.search(before) and not _GAP_BEFORE_STRICT.search(before):
        return False
    tail = before[-16:]
    if _GAP_AWAY.search(tail) and not re.search(r"没断|没停|没转", tail):
        return True
    if _GAP_BEFORE_STRICT.search(tail) and _GAP_BEFORE.search(tail) and not re.search(r"没断|没停|没转", tail):
        return True
    return (
        bool(_GAP_AFTER.match(after))
        and bool(re.search(r"中间|期间|中途|有|后来|^$|途中", before[-8:]))
        and mention.time is not None
    )


def _until_now(mention: Mention, scene: Scene) -> bool:
    """调去坐办公室五年了 is no break: nobody came back."""
    clause = scene.clauses[mention.clause]
    following = scene.clauses[clause.index + 1].text if clause.index + 1 < len(scene.clauses) else ""
    moved = re.search(r"(?:转去|调去|调到|转到|转岗|去做|去了|做了?J|坐J)", clause.text)
    return bool(moved) and mention.text.endswith("了") and not _BACK.search(clause.text + following)


def _beside_merit(before: str, after: str) -> bool:
    return bool(re.search(r"[CPH][^,STQAE]{0,5}$", before) or re.match(r"^[^,STQAEUD]{0,6}[CPH]", after))


def _asked_for(mention: Mention, clause: Clause, before: str, after: str, scene_today: date) -> bool:
    if mention.kind == "D" and mention.time is not None and mention.time.span is not None and not clause.hypothetical:
        ahead = mention.time.span.latest > scene_today and bool(
            re.search(r"能|可以|来得及|赶|够|有没有|还|会|才", before + after)
        )
        if ahead and not re.search(
            r"刚|拿了|考了|评了|拿的|考的|评的|发的|拿到|考到|评到|评上|批的|下来", before + after
        ):
            return True
    if mention.kind != "U" or mention.time is None:
        return False
    if re.match(
        r"^(?:了)?(?:没有?|吗|不|么|行不行|够不够|可以吗|才|就能|就可以|就行|可以[^,]{0,3}吗|够吗|算不算满)$", after
    ) and mention.time.form in {"full", "above", "unmet"}:
        return True
    return clause.question and bool(
        re.search(r"(?:要|需要|必须|是不是要|得|要求|规定|为什么要|够不够|够|满)[^,STQA]{0,3}$", before)
    )


def _bare_role(mention: Mention, scene: Scene) -> str:
    if scene.asking and scene.asking.startswith("guangzhou_enterprise"):
        return "since" if scene.asking.endswith("_since") else "none"
    if scene.asking and scene.asking.startswith("worked_since") and mention.kind == "U":
        return "gap"
    if scene.asking and "." in scene.asking:
        return "certificate"
    undated = [
        other
        for other in scene.mentions
        if other.kind in LEVELS and other.place < mention.place and other.status == "asserted"
    ]
    for other in reversed(scene.mentions):
        if other.place < mention.place and other.kind in "STQAWKECPH" and other.status not in {"dropped", "other"}:
            if other.kind == "E":
                return ("certificate" if mention.kind == "D" else "none") if undated else "since"
            return "award" if other.kind in "CPH" else "certificate"
    return "certificate"


def _pair(clause: Clause, scene: Scene) -> None:
    """Pair the levels and the certificate dates of one clause in the order in which they are said."""
    times = [mention for mention in clause.mentions if mention.role == "certificate" and mention.status == "asserted"]
    levels = [mention for mention in clause.mentions if mention.kind in LEVELS and mention.status != "dropped"]
    if not times or not levels:
        return
    times.sort(key=lambda time: not _DIRECTLY.match(scene.after(time, 8)))
    leading = times[0].place < levels[0].place and len(times) >= len(levels)
    for time in times:
        left = _nearest(time, levels, -1)
        right = _nearest(time, levels, 1)
        order = (right, left) if leading else (left, right)
        if left and right and not leading:
            between_left = scene.skeleton[left.place + 1 : time.place]
            between_right = scene.skeleton[time.place + 1 : right.place]
            if left.dated_by or (
                re.search(r"(?:的|是|考|拿|评)", between_right)
                and _TO_RIGHT.match(between_right)
                and len(between_left) > 1
                and not re.search(r"拿|考|评|证|发", between_left)
            ):
                order = (right, left)
        for level in order:
            if level is None or level.dated_by is not None:
                continue
            low, high = sorted((level.place, time.place))
            between = scene.skeleton[low + 1 : high]
            if (_TO_RIGHT if level is right else _TO_LEFT).match(between):
                _date(level, time)
                if level is left and "都" in between:
                    _date_all(levels, time)
                break


_DIRECTLY = re.compile(r"^(?:拿|考|评|发|领|取得|批)(?:的|到的|下来的)[STQA]")


def _date_all(levels: list[Mention], time: Mention) -> None:
    """助工和技师都是2021年的: one date for all of them."""
    for level in levels:
        if level.place < time.place and level.dated_by is None:
            level.dated_by = time


def _nearest(time: Mention, levels: list[Mention], direction: int) -> Mention | None:
    side = [level for level in levels if (level.place - time.place) * direction > 0]
    return min(side, key=lambda level: abs(level.place - time.place), default=None)


def _date(level: Mention, time: Mention) -> None:
    level.dated_by = time
    time.role = "attached"


def _across(time: Mention, scene: Scene) -> None:
    """Attach a date to a level of another clause: the last one said before it, else the next."""
    clause = scene.clauses[time.clause]
    _second_try(time, clause, scene)
    levels = [
        mention
        for mention in scene.mentions
        if mention.kind in LEVELS and mention.status in {"asserted", "negated"} and mention.dated_by is None
    ]
    earlier = [level for level in levels if level.clause < time.clause]
    if re.search(r"W|评的|评上|聘", clause.text) and not re.search(r"K|证", clause.text):
        earlier = [level for level in earlier if level.kind in "TA"] or earlier
    if re.search(r"技能|K", clause.text):
        earlier = [level for level in earlier if level.kind in "SA"] or earlier
    inside = [mention for mention in clause.mentions if mention.kind in LEVELS]
    aimed = inside and all(mention.status in {"target", "generic", "negated"} for mention in inside)
    if aimed and not _OF_A_CERTIFICATE.search(clause.text):
        time.role = "aim"
        return
    if not levels and any(
        mention.kind in "CPHNM" and mention.clause in {time.clause - 1, time.clause} for mention in scene.mentions
    ):
        time.role = "award"
        return
    if earlier and not any(
        level.kind in LEVELS and level.status == "asserted"
        for level in clause.mentions
        if level.place < time.place and level.dated_by is None
    ):
        _date(earlier[-1], time)
        return
    if any(
        mention.kind in LEVELS and mention.status == "asserted"
        for mention in scene.mentions
        if mention.clause <= time.clause
    ):
        time.role = "superfluous"
    if any(level.kind in LEVELS and level.dated_by and level.clause == time.clause + 1 for level in scene.mentions):
        time.role = "superfluous"
        return
    later = [level for level in levels if level.clause == time.clause + 1 and not scene.clauses[level.clause].question]
    if not later and not earlier:
        later = _after_an_aside(time, levels, scene)
    if later and not [level for level in levels if level.clause == time.clause]:
        between = scene.skeleton[time.place + 1 : later[0].place]
        if len(between) <= 8 or _ASIDE.search(between):
            _date(later[0], time)


_ASIDE = re.compile(
    r"^[^STQAECPHUDY]{0,6},[^STQAECPHUDY]{0,12}(?:忘|记不|不记得|不清楚|没印象|想不起)[^STQAECPHUDY]{0,6},[^STQAECPHUDY]{0,14}$"
)


def _after_an_aside(time: Mention, levels: list[Mention], scene: Scene) -> list[Mention]:
    """2019到2020之间,哪天忘了,那时考到了技师: the aside between the date and the level counts for nothing."""
    after = [level for level in levels if level.clause == time.clause + 2 and level.status == "asserted"]
    return [level for level in after if not scene.clauses[level.clause].question]


def _second_try(time: Mention, clause: Clause, scene: Scene) -> None:
    """去年考技师挂了，今年考过了: in the end the level is held, since the second date."""
    if not re.search(r"考过了|过了|拿到了|评上了|通过了|考上了|考到了|终于|拿下了", clause.text) or re.search(
        r"没|未", clause.text
    ):
        return
    before = [mention for mention in scene.mentions if mention.kind in LEVELS and mention.place < time.place]
    if before and before[-1].status == "negated" and before[-1].clause in {time.clause - 1, time.clause}:
        before[-1].status, before[-1].dated_by = "asserted", None


def employed_in_guangzhou(kind: str | None) -> bool:
    """Tell whether an employer of this kind is an enterprise in Guangzhou."""
    return kind in _ENTERPRISES_IN_GUANGZHOU
