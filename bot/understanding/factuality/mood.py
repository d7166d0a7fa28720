"""Questions and what-ifs, clause by clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.factuality import plans, undecided
from bot.understanding.lexicon import grammar

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Clause, Scene

_STRONG_STOPS = "。?!;"
_WHEN = r"(?:哪一?[天年月日]|几号|几月|几几年|什么时候|啥时候|何时)"
_FORGOT = r"(?:忘|不记得|记不|不清楚|没印象|想不起|不知道|不晓得|说不准)"
_FORGOTTEN_DAY = re.compile(
    rf"(?:具体)?(?:是)?{_WHEN}[^,?]{{0,5}}{_FORGOT}[^,吗?]*|{_FORGOT}[^,?]{{0,5}}{_WHEN}[^,吗?]*"
)
_REST_NONE = re.compile(r"(?:其[他它余]|别的|另外)(?:的|时间|时候|地方|证)?(?:都|就|也|全)*没有?$")
"""顶了三个月的班，其他没有: no question."""
_EITHER = re.compile(r"是[^,DUYZ]{1,8}还是(?:要|得|会)?[^,DUYZSTQAECPHKW]{1,8}$")
"""那高级职称是自动给还是要评审."""
_FUTURE_EVENT = re.compile(r"拿|考|评|取得|获得|升|跳槽|入职|去E|进E|到手|下来|满")


_DANGLING = re.compile(r"(?:如果|假如|要是|假设|假使|万一|比如|打个比方|我是说|说)(?:说|啊|呢|哈)?$")
"""假如啊我说假如,我有副高: what is supposed comes with the next breath."""


def mark(scene: Scene) -> None:
    """Tell of each clause whether it asks something and whether it is only supposed."""
    plans.mark(scene)
    supposing = contrary = False
    for clause in scene.clauses:
        text = clause.text
        dangling = clause.index and _DANGLING.search(scene.clauses[clause.index - 1].text)
        if "如果" not in text and supposing and not dangling and grammar.FACTUAL.search(text):
            supposing = False
        if contrary and _HAPPENED.search(text) and not _WOULD.search(text):
            supposing = False
        starts = (
            bool(grammar.HYPOTHETICAL.search(text))
            or _is_future(clause, scene)
            or _once_moved(clause, scene)
            or _once_obtained(clause, scene)
            or _would_move(clause, scene)
        )
        supposing = supposing or starts
        contrary = supposing and (contrary or bool(_CONTRARY.search(text)))
        clause.supposes = starts
        clause.hypothetical = supposing
        asked = grammar.QUESTION.search(_REST_NONE.sub("", _FORGOTTEN_DAY.sub("", text))) or _EITHER.search(text)
        clause.question = clause.stop == "?" or bool(asked) or undecided.is_so(clause, scene)
        if clause.stop in _STRONG_STOPS:
            supposing = False
    _asked_in_two_breaths(scene)
    _suppose_in_the_end(scene)


_OR_ELSE = re.compile(r"^(?:还是|抑或|定(?:是|系))")


def _asked_in_two_breaths(scene: Scene) -> None:
    """那我是从技师那天算，还是从高级工那天算？: both breaths ask."""
    for clause in scene.clauses[1:]:
        if clause.question and _OR_ELSE.match(clause.text):
            scene.clauses[clause.index - 1].question = True


_CONTRARY = re.compile(r"要不是|若不是|若非|要没有")
_HAPPENED = re.compile(r"D[^,]{0,4}(?:总算|终于|才|就|拿|考|评|发|批|过)|^(?:我|最后|,)*(?:总算|终于|好在|幸亏|幸好)")
_WOULD = re.compile(r"可能|也许|怕是|恐怕|哪|肯定|说不定|早就|还是个|就没|估计|不了|不上|不到")
"""要不是师傅逼着我去考，我还是个中级工，2018年总算考下来了: what happened is said last."""
_SUPPOSED_ABOVE = re.compile(
    r"(?:我|这|只|就|纯|仅仅|当然|是|都)*(?:假设|假如|打比方|比方|打个比方|举个例子|瞎想|设想|想想)(?:啊|而已|罢了|一下|的|哈|来着)*"
)
_NOT_REALLY = re.compile(r"^(?:我|其实|现在|人|目前|,)*(?:还没|没真|并没|没有|不是真)")


def _suppose_in_the_end(scene: Scene) -> None:
    """我辞了职去当老师，是不是就黄了？假设啊，还没辞: the sentence before was one."""
    for clause in scene.clauses[1:]:
        following = scene.clauses[clause.index + 1 :]
        if not _SUPPOSED_ABOVE.fullmatch(clause.text) or (following and not _NOT_REALLY.match(following[0].text)):
            continue
        for earlier in reversed(scene.clauses[: clause.index]):
            if earlier.index + 1 < clause.index and earlier.stop in _STRONG_STOPS:
                break
            earlier.hypothetical = True


_MOVED = re.compile(r"^我?(?:要)?(?:转成|转为|转到|调到|调去|跳到|跳槽到|换到|进了?|去了?)E[^,]{0,8}(?:以后|之后|后)$")


def _once_moved(clause: Clause, scene: Scene) -> bool:
    """转成地铁正式工以后，那几年算不算: asked of a move still to come."""
    later = scene.clauses[clause.index + 1 :]
    return bool(_MOVED.match(clause.text)) and any(
        other.stop == "?" or grammar.QUESTION.search(other.text) for other in later[:2]
    )


_OBTAINED = re.compile(
    r"^(?:那|那么|我|俺|等|再|先|要|又|,)*(?:考|拿|评|升|攞|弄|办|混)(?:到手|到|上|下来|下|出来|出|了|个|完)*[STQA](?:证书?|K)?(?:之后|以后|过后|后)"
    r"(?:呢|又?(?:会|能|可以|该|得|要)?(?:怎么?样|怎样|咋样|点|如何|怎么办|咋办|什么|啥)[^,]{0,6})$"
)


def _once_obtained(clause: Clause, scene: Scene) -> bool:
    """考了高级工之后呢: asked of a certificate still to come; what follows would tell of one that is held."""
    return bool(_OBTAINED.match(clause.text)) and clause.index + 1 == len(scene.clauses)


_MOVE = re.compile(
    r"^(?:那|那么|要不|或者|不如|我|俺|咱|现在|直接|再|先|以后|干脆|明年|今年|D|,)*(?:要|想)?"
    r"(?:(?:跳槽|跳|换|调|调动|转|改|转岗|去|进|回|入职|加入|应聘|辞职)(?:单位|工作|公司|槽|岗|编)*(?:到|去|进|回|成|往|为)*E"
    r"|(?:去|再去|回头|再|抽空|干脆|直接)(?:考|评|拿|报|弄|搞)(?:一?个|一?本|到|下|上|出)*[STQA])(?!的人|里|上班|做|干)"
)
_WHAT_THEN = re.compile(
    r"行不行|可不可以|好不好|成不成|得不得|中不中|有没有用|会怎样|会怎么样|管用|有用吗|能报|能评|能考|算不算|可以吗|可以么|行吗|行么|好吗|成吗|能吗|呢$|能不能|可以报|可以评|够不够|够吗"
)


def _would_move(clause: Clause, scene: Scene) -> bool:
    """我跳槽去广汽行不行: a step still to come, asked about."""
    move = _MOVE.match(clause.text)
    if move is None or re.search(r"[了过](?!后|之后|以后)", move[0]):
        return False
    rest = clause.text[move.end() :]
    following = scene.clauses[clause.index + 1].text if clause.index + 1 < len(scene.clauses) and not rest else ""
    return bool(_WHAT_THEN.search(rest) or (clause.stop == "?" and len(rest) <= 4) or _WHAT_THEN.match(following))


def _is_future(clause: Clause, scene: Scene) -> bool:
    """A date to come makes what happens then a supposition."""
    return any(
        mention.kind == "D" and mention.time and mention.time.span and mention.time.span.earliest > scene.today
        for mention in clause.mentions
    ) and bool(_FUTURE_EVENT.search(clause.text))
