"""Words with more than one meaning: settled by the context, or one short question with choices."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

from bot.understanding.levels import drop_vague_senior, when_of
from bot.understanding.reading import Reading, merge
from bot.understanding.scene import Mention

if TYPE_CHECKING:
    from bot.understanding.scene import Scene

_TITLE_CUE = re.compile(
    r"职称(?:证书?|等级|级别|方面|那块|这块|这边|这东西|上|里)?,?(?:我|就|也|都|只|才|现在|目前|最高)*(?:是|为|的|:|评的是|评了|评到了?|评上了?|聘了|聘到|聘的是|拿的是|拿了|拿到|考了|有|到|算|属于|,)*(?:不是|还是)?[^,技是]{0,2}$"
)
_TITLE_CLAUSE = re.compile(r"职称[^,。技证没无冇未]{0,8},(?:是|就是|评的是|才)?$")
_HEADING = re.compile(
    r"^(?:我的?|本人|现在|目前|那|嗯|个)*W(?!(?:都|也|是|我|,)*(?:没|无|冇|未))(?![^,]{0,4}(?:考|能|想|怎|要))[^,SKCPH技证]{0,14}$"
)
_LIST = 40
_LISTED = re.compile(
    r"(?:W|职称)(?:一共|总共|共|有|评了|拿了|我|是|呢|嘛|方面|这块)*(?:[两二三四五2345]个|[两二三四五2345]本|如下|分别(?:是|为)?|依次(?:是|为)?)?[:,]?"
    r"(?:(?:[DUY]|先|后|再|又|后来|现在|然后|接着|之后|的|评|考|拿|了|是|到|升|过|上|和|、|,)*[TA]){0,3}(?:[DUY]|先|后|再|又|后来|现在|然后|接着|之后|的|评|考|拿|了|是|到|升|过|上|和|、|,)*$"
)
_TITLE_CUE_AFTER = re.compile(r"^(?:的)?W")
_SKILL_CUE = re.compile(
    r"(?:职业资格|技能等级|等级证书?|技能证书?|职业资格证书?|技能)(?:证书?)?(?:等级|级别)?(?:是|为|的|:|考的是|拿的是|写的是)?[^,职]{0,2}$|(?:工种|考工|技能)[^,职]{0,4}$"
    r"|skills?(?: level)?(?:是|:|,| )*$|(?:等级|技能|工种|考级|考工|技能证|等级证)(?:这块|那块|方面|上|证|呢|嘛|啊|,|我|就|也|都|只|才|倒|是|有|个|一个|本|到|算|属于|拿的|考的|考到|考了|评的|定的|定了|最高|目前|现在)*$"
)
_PAPER_SAYS = r"(?:上面?|里面?)?(?:就|也|都|清清楚楚|明明白白|白纸黑字|确实|真)*(?:是)?(?:这么|这样|那么|那样)?(?:写|印|标|注明|登记)"
_TITLE_PAPER_SAYS = re.compile(
    rf"^(?:证)?(?:就|才|可)?是[^,STQAK]{{0,8}}W|^(?:的)?[,]?(?:我|我的)?W(?:证|本)?{_PAPER_SAYS}"
)
_SKILL_PAPER_SAYS = re.compile(
    rf"^(?:的)?[,]?(?:我|我的)?(?:技能|等级|职业资格|国家职业资格|技能等级)证?书?{_PAPER_SAYS}"
)
_SKILL_CUE_AFTER = re.compile(r"^(?:的)?(?:工种|技能|工人|技能证|技能等级|职业资格|等级证)")
_SKILL_PAPER = re.compile(r"国家职业资格|职业资格证|技能等级|等级证|技能证|工种")
_ORDINAL_PRIZE = re.compile(r"等奖|^[一二三]等|第.名|^第.$|名次|前.名|优秀奖|鼓励奖")


def settle(scene: Scene, reading: Reading) -> None:
    """Turn ambiguous words that the context settles into facts, and ask about the others."""
    _no_level_at_all(scene, reading)
    for mention in scene.mentions:
        if mention.kind in "AN" and mention.status in {"asserted", "negated"}:
            _entry(mention, scene, reading)
        elif mention.kind == "Y" and mention.status == "asserted" and mention.role in {"certificate", "attached"}:
            _year_or_length(mention, scene, reading)
    drop_vague_senior(reading)


def _no_level_at_all(scene: Scene, reading: Reading) -> None:
    """A licence to operate that is said to come from the safety office is no level."""
    for mention in scene.mentions:
        if mention.kind == "A" and mention.status in {"asserted", "generic"} and mention.value.get("no_level_if"):
            told = any(word in scene.normal.text.replace(mention.text, "") for word in mention.value["no_level_if"])
            if told and not any(other.kind == "S" for other in scene.mentions):
                reading.facts.setdefault("skill_levels", {})


_STILL = re.compile(r"^(?:的|证|职称)?(?:还|仍|照样|倒|是|现在|目前)*(?:在|有|留着|保留|拿着|持有)")


def _titles_before(mention: Mention, scene: Scene) -> bool:
    """副高被刷了,中级还在: one system is spoken of."""
    near = [other for other in scene.mentions if other.kind in "STQWK" and other.clause >= mention.clause - 2]
    return bool(near) and all(other.kind in "TW" for other in near)


def _contrasted(mention: Mention, scene: Scene) -> bool:
    """In 不是助工,是工程师 both words belong to the same system."""
    return bool(
        re.search(
            r"[STQ](?:证)?(?:刚|又|才|已经|后来|直接|D)*(?:转|升|晋升|晋)(?:成|到|为|了|上|评|的|是)*$|不(?:是|系)[STQ](?:证)?,?(?:而|我|应该|才|其实|就|是|系|的)*$",
            scene.skeleton[: mention.place][-12:],
        )
    )


def _denied_beside(mention: Mention, entry: dict[str, Any], scene: Scene) -> tuple[str, str] | None:
    """In 是副高不是中级 both words belong to the same system."""
    said = {
        other.kind
        for other in scene.mentions
        if other.kind in "ST" and other.status in {"asserted", "negated", "dropped"}
    }
    if len(said) != 1 or not (mention.status == "negated" or _contrasted(mention, scene)):
        return None
    key, level = ("titles", entry.get("as_title")) if said == {"T"} else ("skill_levels", entry.get("as_skill"))
    return (key, level) if level else None


def _entry(mention: Mention, scene: Scene, reading: Reading) -> None:
    entry: dict[str, Any] = mention.value
    sure = _settled(mention, entry, scene) or _denied_beside(mention, entry, scene)
    clause = scene.clauses[mention.clause]
    if sure:
        key, level = sure
        if mention.status == "negated":
            merge(reading.negated, {key: {level: None}})
        else:
            merge(reading.hypothetical if clause.hypothetical else reading.facts, {key: {level: when_of(mention)}})
        return
    if mention.status == "negated" or clause.hypothetical or entry.get("quiet") or _only_explains(mention, scene):
        return
    if _by_scope(mention, entry, scene, reading):
        return
    if entry.get("as_skill") in reading.facts.get("skill_levels", {}) or entry.get("as_title") in reading.facts.get(
        "titles", {}
    ):
        return
    if entry.get("unless_level") and scene.of_kind("S"):
        return
    if entry.get("employer") and re.search(r"拿|获|评", clause.text):
        return
    if reading.facts.get("titles") == {} and not any(
        choice["facts"].get("skill_levels") for choice in entry["choices"]
    ):
        return
    if entry.get("employer") and any(other.kind == "E" and other.status == "asserted" for other in scene.mentions):
        return
    if any(word in scene.normal.text.replace(mention.text, "") for word in entry.get("no_level_if", ())):
        return
    ask(reading, scene.surface(mention), entry["question"], _dated(entry["choices"], mention))


_SCOPES = (
    ("national", r"全国|国家|国务院|中央"),
    ("province", r"省|广东"),
    ("below", r"区|厂|公司|集团|单位|企业|车间|县|街道|局|行业|协会"),
    ("city", r"市|广州"),
)


_GIVEN = r"(?:给|发|评|颁|授|奖|封|表彰|推荐|选|命名|授予|颁发|评选|评定)(?:过|了|给|的|出|上|为)*|比武|比赛|竞赛|大赛|赛|过|了|我|咱|俺|一个|个|一枚|枚|块|一块|层面|那边|这边|上|领导|有|得|拿|获|获得|的|也|还|就|,?是"


def scope_of(mention: Mention, scene: Scene) -> str | None:
    """Return the level of who gave an honour or held a contest, if the words beside it tell."""
    text = scene.normal.text
    before = text[max(0, mention.start - 16) : mention.start].rpartition(",")[2]
    after = text[mention.end : mention.end + 7]
    for name, words in _SCOPES:
        if re.search(
            rf"(?:{words})(?:级|{_GIVEN}|里面|里头|里|一级|内部|总工会|政府|人社局|工会|这边|的|评的|评选的|发的|颁的|组织的|办的|搞的|职业|自己|层面|技能|给我|给的|给|发过|发了|发|颁了|颁过|授予|评过|评了|我|(?:焊|电|钳|车|铣|维修|装配|汽修|机修|叉车|起重|数控)工?)*$",
            before,
        ) or re.match(
            rf"^(?:称号)?[,]?(?:那个|这个|那次|那枚)?,?(?:是|的|属于)?(?:广东|广州)?(?:{words})(?![^,]{{0,4}}(?:赛|比武))(?:级|里|一级|的|评|发|总工会)",
            after,
        ):
            return name
    following = scene.clauses[mention.clause + 1].text if mention.clause + 1 < len(scene.clauses) else ""
    return next(
        (
            name
            for name, words in _SCOPES
            if re.match(
                rf"^(?:是|系|那是|应该是)?(?:广东|广州)?(?:{words})(?:级|里|政府|人社局|X会|工会)*(?:给|那边|这边)?我?(?:发|评|颁|授|给|(?:的|那种|那个)?(?:啊|呀|哦|吧)?$)",
                following,
            )
        ),
        None,
    )


_FORGOTTEN = re.compile(
    r"(?:级别|哪一级|哪级|什么级|几级|哪个级)[^,?]{0,5}(?:没印象|忘|不记得|记不|不知道|不清楚|搞不清|想不起)|(?:忘了|忘记|不记得|记不清|记不得|想不起)[^,?]{0,4}(?:级别|哪一级|哪级|什么级|哪个级)"
)
_OWNER = re.compile(r"^(?:的)?[,]?(?:是)?(?P<who>市|区|省|央|中央)(?:属|里|管|级|国资委|直)")
_OWNER_BEFORE = re.compile(r"(?P<who>市|区|省|中央)(?:属|里面|里头|里|管|级|直属|直管|下面|下属)+(?:的|一家|一个|某)*$")
_OWNERS = {
    "市": "municipal",
    "区": "district",
    "省": "guangzhou_other",
    "央": "guangzhou_other",
    "中央": "guangzhou_other",
}


def _by_scope(mention: Mention, entry: dict[str, Any], scene: Scene, reading: Reading) -> bool:
    owner = _OWNER.match(scene.normal.text[mention.end : mention.end + 8]) if entry.get("employer") else None
    if entry.get("employer") and not owner:
        owner = _OWNER_BEFORE.search(scene.normal.text[max(0, mention.start - 8) : mention.start])
    if owner and "国" in mention.text:
        merge(reading.facts, {"employer": _OWNERS[owner["who"]]})
        return True
    honours: dict[str, str] = entry.get("by_scope") or {}
    honour = honours.get(scope_of(mention, scene) or ("forgotten" if _FORGOTTEN.search(scene.normal.text) else ""))
    if honour is None:
        return False
    merge(reading.facts, {"honours": [honour]})
    return True


_ENGINEER_KIND = re.compile(r"工程师(?:那个|那种|那类|系列|职称)|职称(?:那个|那种|里|上|的)|副高")
_WORKER_KIND = re.compile(r"(?:工人|技能|技工|三级)(?:那个|那种|的|等级|那类|那边|证)")


def _senior_what(scene: Scene) -> tuple[str, str] | None:
    """高工 is settled only by the speaker's own words beside it."""
    text = scene.normal.text
    engineer, worker = bool(_ENGINEER_KIND.search(text)), bool(_WORKER_KIND.search(text))
    if engineer is worker:
        return None
    return ("titles", "associate_senior") if engineer else ("skill_levels", "senior_worker")


def _only_explains(mention: Mention, scene: Scene) -> bool:
    """In "工程师那个高工" the first word only says which of the two is meant."""
    return bool(re.match(r"^(?:那个|那种|那类|系列)A", scene.after(mention, 6)))


def _settled(mention: Mention, entry: dict[str, Any], scene: Scene) -> tuple[str, str] | None:
    before, after = scene.before(mention), scene.after(mention)
    if entry.get("either_system"):
        return _senior_what(scene)
    if entry.get("as_skill") == "special_technician" and scene.of_kind("S") and not scene.of_kind("T"):
        return "skill_levels", "special_technician"
    asked = (scene.asking or "").partition(".")[0]
    as_title, as_skill = entry.get("as_title"), entry.get("as_skill")
    dated = mention.dated_by is not None and mention.dated_by.kind == "D"
    if as_title and (
        _TITLE_CUE.search(scene.normal.text[max(0, mention.start - 10) : mention.start])
        or _TITLE_CLAUSE.search(scene.normal.text[max(0, mention.start - 14) : mention.start])
        or _TITLE_CUE_AFTER.match(after)
        or (_STILL.match(after) and _titles_before(mention, scene))
        or _HEADING.match(before)
        or _LISTED.search(scene.skeleton[: mention.place][-_LIST:])
        or _TITLE_PAPER_SAYS.match(scene.skeleton[mention.place + 1 : mention.place + 24])
        or (asked == "titles" and not entry.get("job"))
        or (entry.get("title_if_dated") and (dated or re.search(r"(?:评上?了?|评的|评到了?)(?:个|的)? ?$", before)))
    ):
        return "titles", str(as_title)
    if (
        as_skill
        and mention.text[-1] == "级"
        and mention.text[0] in "一二三四五12345"
        and _SKILL_PAPER.search(scene.normal.text)
    ):
        return "skill_levels", str(as_skill)
    if as_skill and (
        _SKILL_CUE.search(scene.normal.text[max(0, mention.start - 12) : mention.start])
        or _SKILL_CUE_AFTER.match(scene.normal.text[mention.end : mention.end + 5])
        or _SKILL_PAPER_SAYS.match(scene.normal.text[mention.end : mention.end + 24])
        or asked == "skill_levels"
    ):
        return "skill_levels", str(as_skill)
    return None


def _dated(choices: list[dict[str, Any]], mention: Mention) -> list[dict[str, Any]]:
    when = when_of(mention)
    found = copy.deepcopy(choices)
    if when is not None:
        for choice in found:
            for key in ("skill_levels", "titles", "qualifications"):
                for level in choice["facts"].get(key, {}):
                    choice["facts"][key][level] = when
    return found


def ask(reading: Reading, word: str, question: str, choices: list[dict[str, Any]]) -> None:
    """Report a word as ambiguous, with its question."""
    if word in reading.ambiguous:
        return
    reading.ambiguous.append(word)
    numbered = [{"value": str(number), **choice} for number, choice in enumerate(copy.deepcopy(choices), 1)]
    reading.clarify.append({"word": word, "question": question, "choices": numbered})


def _year_or_length(mention: Mention, scene: Scene, reading: Reading) -> None:
    time = mention.time
    if time is None or time.span is None or time.other is None:
        return
    level = next((other for other in scene.mentions if other.dated_by is mention), None)
    key = {"S": "skill_levels", "T": "titles", "Q": "qualifications"}.get(level.kind if level else "S", "skill_levels")
    name = level.value if level and level.kind != "A" else "unspecified"
    number = time.span.earliest.year
    word = scene.surface(mention)
    ask(
        reading,
        word,
        f"您说的“{word}”是指{number}年，还是指已经{word}了？",
        [
            {"label": f"{number}年拿的证", "facts": {key: {name: time.span.as_when()}}},
            {"label": f"已经拿了{word}", "facts": {key: {name: time.other.as_when()}}},
        ],
    )


def is_ordinal_prize(mention: Mention) -> bool:
    """Tell whether a prize is a place or a class that Annex 1 does not know."""
    return bool(_ORDINAL_PRIZE.search(mention.text))
