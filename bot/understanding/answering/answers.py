"""What an answer says of the fact that was just asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.answering import one_year
from bot.understanding.attachment import events, gaps
from bot.understanding.short_answers import assent, completeness, evidence, subjects, yes_no
from bot.understanding.short_answers.assent import BOOLEANS, EMPTY_ON_NO

if TYPE_CHECKING:
    from bot.understanding.reading import Reading
    from bot.understanding.skeleton.scene import Scene

_PLAIN_NO = re.compile(
    r"两码事|两回事|(?:换|改)了(?:工种|专业|行)|(?:另|别的|其他|另外)(?:一个)?(?:工种|专业|行)|不(?:再|在|是|算|怎么)?(?:干|做|搞|碰|从事|用|对口|一样|$)|(?:没有?|未|冇)(?:再|怎么|去|真正)?(?:干|做|搞|碰|从事|用|摸|上)(?!过?(?:别|其他))|无"
)
_PLAIN_YES = re.compile(
    r"就是(?:干|做|搞)|对|是(?!.{2})|是(?:同|这|本|一样|一个|相关|现在|目前|对|我)|有|包括|覆盖|包含|在|能|会|一致|相关|符合|满|够|一样|算|属于|报过|评过|拿过|申请过|申报过|同一|发了|发过|通知[过了]|出过|办过|弄过|搞过|做了|搞(?:的|了|过)?$|办(?:的|了|过)$|包咗|包了|包$|开展|搞了|干过|做过|过$"
)
_QUESTION = re.compile(
    r"吗|什么|怎么|哪|为什么|多少|\?|还是[^,]{1,10}(?:就|也|才|都)(?:行|够|算|可以)|是不是|有没有|谁|算不算|几"
)
_SOME_BREAK = re.compile(r"中间|有段|一段|段时间|断断续续|偶尔|有时|断过|停过|歇过|曾经?")
_STOPPED = re.compile(
    r"^(?:(?:拿|考|评)(?:了|完|到|下来)?(?:[STQAWK]|证)?(?:那阵子?|那会儿?|那时|之后|以后|后|的时候))?(?:就|早|我|也|都|之后|以后|后来|已经|根本|其实|完全|真|压根)*(?:没有?|未|不|冇)(?:再|怎么|去|机会)?(?:干|做|搞|碰|摸)(?:过|了)*(?:这|那|本|老本)?(?:个|份|一)?(?:行|工种|活|岗位?|工作|专业)?了?$"
)
_GONE_FOR_GOOD = re.compile(
    r"(?:再(?:也)?(?:没有?|未)|就(?:没有?|未)再|一直(?:没有?|未))(?:有)?(?:回|调回|转回)(?:来|去|到|过)"
)
"""第二个月就调去搞安全了，再也没回来."""
_LONGEST_PLAIN = 14
_EXCEPT = re.compile("除[了咗去]")
_PUT_RIGHT = re.compile(r"是错的|[说讲记写打填弄搞看]错|口误|更正|[记说]岔")
_ONLY_A_DAY = re.compile(r"D[的了吧啊,。]*")
_OWN_KINDS = {"skill_levels": "SA", "titles": "TA", "qualifications": "TQA", "contest_awards": "CP", "honours": "HP"}
"""What said beside a no contradicts it: 没有，只有技师证 says that there is no title."""
_OF_NO_TIME = BOOLEANS - subjects.WORK
"""Facts of which 除了当兵都在 says nothing: it speaks of a time."""
_ONE_S_OWN = re.compile(r"奖|获|得|拿|参|牌|名次|冠军|第[一二三]|我(?!们)")
_HANDED_IN = re.compile(
    r"^(?:但是?|可是?|不过|就是|只是|倒是)?(?:我|D|U)*(?:[报递申]倒|倒|也|都|曾经?|确实|是|有|去)*(?:报|递|交|申报|申请|提交)(?:倒是|是)?(?:报|递|交)?(?:了|过)(?:[一两三几\d][次回遭趟])?(?:W|表|材料|申请|名|一次|一回)?(?:的|了)?$"
)
"""没评过，报倒是报过一回: what was denied is the result."""
_DENIED_BEFORE = re.compile(r"(?:不是?|没有?|未|不用|不去|从不)$")


def read(scene: Scene, reading: Reading) -> None:
    """Read yes, no, "I don't know" and the number of a choice; with a question asked, turn them into its fact."""
    if _all_is_told(scene, reading):
        return
    if assent.is_enough(scene.normal.text, scene.asking) or assent.merely_agrees(scene.normal.text, scene.asking):
        return
    text = assent.plain(scene.normal.text)
    reading.choice = assent.choice(text)
    reading.answer = assent.answer(text, scene)
    asking = scene.asking
    if asking in BOOLEANS and _PUT_RIGHT.search(text) and scene.of_kind("DUSTQ"):
        return  # 不是不是，刚才说的去年是错的，是前年: the no is of what was told before
    ahead = asking == "guangzhou_enterprise_one_year" and any(
        one_year.is_still_to_come(m, scene) for m in scene.mentions
    )
    if all(clause.hypothetical for clause in scene.clauses) and not ahead:
        return  # 那我要是有助工了呢 answers nothing
    if asking and not (asking in _OF_NO_TIME and _EXCEPT.match(text)):
        _apply(asking, text, scene, reading)
        if asking == "plan_covers_me" and _ONLY_A_DAY.fullmatch(scene.skeleton):
            return  # told late, in answer to the question before
        if asking == "plan_offers_enterprise_contest" and not _ONE_S_OWN.search(text):
            reading.facts.pop("contest_awards", None)  # 我们这工种没有比赛 says nothing of prizes
        if asking.startswith("plan_") or (asking.startswith("has_") and not scene.of_kind("STQAWK")):
            _without_certificate(reading)


def _all_is_told(scene: Scene, reading: Reading) -> bool:
    """就这些，全说完了, asked whether that is all."""
    asked = scene.asking or ""
    told = completeness.said(scene) if asked.endswith("_complete") else None
    if told is None:
        return False
    reading.facts[asked] = told
    reading.answer = "yes" if told else "no"
    return True


def _without_certificate(reading: Reading) -> None:
    """A day said in answer to a question about a plan or an application is that of no certificate: 去年办过一届."""
    for key in ("skill_levels", "titles"):
        if "unspecified" in (reading.facts.get(key) or {}):
            del reading.facts[key]


def _apply(asking: str, text: str, scene: Scene, reading: Reading) -> None:
    key, _, level = asking.partition(".")
    if key == "guangzhou_enterprise_one_year" and key not in reading.facts:
        one_year.read(scene, reading)
    if key in subjects.WORK and events.went_on(scene.skeleton) and reading.facts.get("is_frontline") is not False:
        reading.facts[key], reading.answer = True, "yes"
        return
    if key == "has_applied_for_title" and any(_HANDED_IN.search(clause.text) for clause in scene.clauses):
        reading.facts[key], reading.answer = True, "yes"
        return
    if key in BOOLEANS and reading.answer != "unknown" and _weighed(key, scene, reading):
        return
    if reading.answer not in {"yes", "no"}:
        _plainly(key, text, scene, reading)
        if asking.startswith("guangzhou_enterprise_gap") and not reading.facts.get(asking):
            _gap(asking, scene, reading)
        return
    no = reading.answer == "no"
    if level:
        if no and key not in reading.facts and not scene.of_kind("STQ"):
            reading.negated.setdefault(key, {})[level] = None
        return
    if key in BOOLEANS and key not in reading.facts:
        negative_phrase = re.search(r"没断|没停|没转|没中断", text) or (
            key.startswith("worked_since") and events.denies_breaks(scene.skeleton)
        )
        reading.facts[key] = True if negative_phrase else not no
        if key == "has_applied_for_title" and no and "titles" not in reading.facts:
            return
    elif no and key in EMPTY_ON_NO and not reading.facts.get(key):
        if not any(mention.kind in _OWN_KINDS[key] and mention.status == "asserted" for mention in scene.mentions):
            reading.facts[key] = EMPTY_ON_NO[key]()
    elif no and key == "guangzhou_enterprise_gap_days":
        reading.facts[key] = 0
        reading.facts.pop("worked_since_skill", None)


def _weighed(key: str, scene: Scene, reading: Reading) -> bool:
    """Let the words of the answer speak; where they contradict one another, or a plain yes or no, nothing is said."""
    weighed = evidence.weigh(key, scene)
    first = yes_no.said(evidence.plain(scene, scene.clauses[0])) if scene.clauses else None
    plainly = {"yes": True, "no": False}.get(first or "", weighed.value)
    if weighed.both or (weighed.value is not None and weighed.value is not plainly):
        reading.facts.pop(key, None)
        return True
    if weighed.value is None:
        return False
    if reading.facts.get(key, weighed.value) is not weighed.value:
        del reading.facts[key]
    else:
        reading.facts[key] = weighed.value
        reading.answer = "yes" if weighed.value else "no"
    return True


def _gap(asking: str, scene: Scene, reading: Reading) -> None:
    told = gaps.days(scene)
    if reading.facts.pop("worked_since_skill", None) is True or (told is None and events.denies_breaks(scene.skeleton)):
        reading.facts[asking] = 0
        return
    lengths = [mention.time.days for mention in scene.of_kind("U") if mention.time is not None]
    if told is not None or len(lengths) == 1:
        reading.facts[asking] = lengths[0] if told is None else told


def _plainly(key: str, text: str, scene: Scene, reading: Reading) -> None:
    """A short sentence that is neither 是 nor 不是 still says one of the two: 对得上, 我们公司有."""
    if key not in BOOLEANS or key in reading.facts or reading.answer:
        return
    if key == "in_pilot_field" and any(mention.kind == "J" for mention in scene.mentions):
        _field_of_post(scene, reading)
    elif key.startswith("worked_since"):
        _of_work(key, text, scene, reading)
    else:
        said = _in_clauses(scene)
        # 没有职称 says that there is no title, and nothing of what was asked.
        if said or (said is False and not any(reading.facts.get(fact) in ({}, []) for fact in EMPTY_ON_NO)):
            reading.facts[key] = said


def _in_clauses(scene: Scene) -> bool | None:
    """Return what the clauses say that are a yes or a no and nothing else, if they agree."""
    if assent.says_only_have_not(scene.normal, scene.asking):
        return None
    texts = [evidence.plain(scene, clause) for clause in scene.clauses if clause.stop != "?"]
    if (scene.asking or "").startswith("plan_"):
        texts = [yes_no.as_reported(text) for text in texts]
    said = {yes_no.said(text) for text in texts} - {None}
    return said == {"yes"} if len(said) == 1 else None


def _of_work(key: str, text: str, scene: Scene, reading: Reading) -> None:
    if any(_GONE_FOR_GOOD.search(clause.text) for clause in scene.clauses if clause.stop != "?"):
        reading.facts[key] = False
        return
    if not scene.of_kind("DUYZ") and any(_STOPPED.match(clause.text) for clause in scene.clauses if clause.stop != "?"):
        reading.facts[key] = False
        return
    if len(text) > _LONGEST_PLAIN and scene.clauses:
        text = assent.plain(scene.clauses[-1].text)
    if (
        _SOME_BREAK.search(text)
        or scene.of_kind("DUYZ")
        or events.interrupts(scene.skeleton)
        or len(text) > _LONGEST_PLAIN
        or _QUESTION.search(text)
        or not (_PLAIN_NO.search(text) or _PLAIN_YES.search(text))
        or any(reading.facts.get(fact) in ({}, []) for fact in EMPTY_ON_NO)
    ):
        return
    reading.facts[key] = not _PLAIN_NO.search(text)


def _field_of_post(scene: Scene, reading: Reading) -> None:
    """修列车的 is in the field that was asked about; 我是财务 is not, and 不造车 says so."""
    posts = [mention for mention in scene.mentions if mention.kind == "J" and mention.status in {"asserted", "negated"}]
    denied = {id(post) for post in posts if post.status == "negated" or _DENIED_BEFORE.search(scene.before(post, 3))}
    said = [post for post in posts if id(post) not in denied]
    if any(post.value["outside"] for post in said):
        reading.facts["in_pilot_field"] = False
    elif denied and any(post.value["rows"] for post in posts):
        if not any(post.value["rows"] for post in said):
            reading.facts["in_pilot_field"] = False
    elif any(post.value["rows"] for post in said):
        reading.facts["in_pilot_field"] = True
