"""What is said of whoever has it: 只拿过省赛名次的人有没有门路, 技师和高级技师,各要几年, 凭啥市劳模不算,省劳模就算."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Clause, Scene

_KINDS = "STQACPHMN"
_PEOPLE = re.compile(
    r"^[STQACPHMNKW证书奖牌和或跟及、的]*的(?:人|工人|员工|职工|选手|老师傅|同志)(?:们|来说|而言)?(?=$|[,?]|(?:才|也|都|就)?(?:有|里|当中|中|多|少|不|能|可以|占|排|怎么|该|想|要|再|去|考|评|报|升|转|直接))"
)
_NAMED = re.compile(r"^[STQAH](?:证|的)?(?:(?:和|与|跟|同|及|以及|、|或者?|还是)[STQAH](?:证|的)?)+$")
_UPWARDS = re.compile(r"^[STQA](?:证)?(?:再)?往上(?:走|考|升|评|报|去)?$")
_WHY = re.compile(r"^(?:那|请问|想问)*(?:为什么|为啥|凭什么|凭啥|咋|怎么)")
_PROMISED = re.compile(
    r"^(?:说是?|听说|听讲|据说|听闻|那|反正|谁|只要|一旦|但凡|凡是|谁要|要是|老板说|厂里说|公司说|单位说)*(?:能)?(?:考|拿|评|取得|升|攞|有)(?:到手|下来|到|上|出|下|得|了|个|一个)+[STQA](?:证书?)?(?:的)?(?:以后|之后|后|的话)?(?:就|都|也|还)*(?:能|可以|会)?"
    r"(?:每个?月|每年|一个?月|一年|奖励?|给(?!我)|加(?![上个一])|多(?!年)|补(?!办|发证)|发(?!的|了|证)|涨|积分|落户|入户|工资|补贴|津贴|待遇|提拔|提干|升职)"
)
"""说是考到高级工每月多三百: said of whoever gets it."""
_SELF = re.compile(r"我|俺|咱|本人|自己")
_ITS_TURN = re.compile(r"^[STQAH](?:证)?(?:就|却|只|才|不|要|也|反而|倒|U|Z)")
_OR_ELSE = re.compile(r"^(?:还是)(?:从|走|先|直接)[^,]*(?:快|好|近|容易|划算|省事|稳|强)$")
_ONLY_SO = re.compile(r"^(?:证书?|的|以上)?(?:U)?才(?:行|可以|能|算|够|给|认|作数|有效)[^,]{0,4}[吗么]")
_ASKS = re.compile(r"哪|若干|分别(?!(?:是|在|于|系|为)*[DUY])|^各(?:自)?(?:要|需|得|是)|多少|几年")


def mark(scene: Scene) -> None:
    """Take from the speaker what is said of anybody."""
    for mention in scene.mentions:
        if mention.kind in _KINDS and mention.status == "asserted":
            people = _PEOPLE.match(scene.after(mention))
            if people and not re.search(r"(?:我|俺|咱)(?:就|也|不过|只|才)?(?:是|算)|[这那]种", scene.before(mention)):
                mention.status = "generic"
    if _SELF.search(scene.skeleton):
        return
    for mention in scene.mentions:
        only_so = _ONLY_SO.match(scene.after(mention)) and not scene.clauses[mention.clause].hypothetical
        if mention.kind in _KINDS and mention.status == "asserted" and only_so:
            mention.status = "generic"
    for clause in scene.clauses:
        if _is_of_the_rule(clause, scene):
            for mention in clause.mentions:
                if mention.kind in _KINDS and mention.status == "asserted":
                    mention.status = "generic"


_GOT_ELSEWHERE = re.compile(
    r"^[^,我俺咱DUY]{0,8}(?:考|拿|评|发|领|办)(?:到|来|下来)?的[STQ](?:证书?|K)?(?:在|到|能|可以|$)"
)


def _is_of_the_rule(clause: Clause, scene: Scene) -> bool:
    """Tell whether a clause without the speaker names what the next one asks about, or goes on with what was asked."""
    before = scene.clauses[clause.index - 1] if clause.index else None
    following = scene.clauses[clause.index + 1] if clause.index + 1 < len(scene.clauses) else None
    asked = following is not None and (following.question or bool(_ASKS.search(scene.spelled(following))))
    if _PROMISED.match(clause.text):
        return True
    if (clause.question or (following is not None and following.question)) and _GOT_ELSEWHERE.match(clause.text):
        return not re.search("[DUY]", scene.skeleton)
    if asked and (_NAMED.match(clause.text) or _UPWARDS.match(clause.text)):
        return True
    if before is not None and _WHY.match(before.text) and _ITS_TURN.match(clause.text):
        return any(mention.kind in "STQAH" for mention in before.mentions)
    return bool(_OR_ELSE.search(clause.text))
