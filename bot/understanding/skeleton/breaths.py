"""Where a speaker takes breath: voice transcripts have no stops, and clauses have to be told by how they begin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORTEST = 5
_STOPS = re.compile(r"[,;!?。]")
_FACT = "[STQAWKEHPJCMDU]"
_ENDED = rf"(?:(?<![说话讲提认])[了过]|的|着|{_FACT})"
_SELF_BEGINS = r"(?!我是一)(?:我|俺|咱)(?:们)?(?:在|是|系|就|也|还|没|有|现在|目前|想|又|一直|从|D|U|E|J|S|T|今年|想问|拿|考|评|啥|什么|都没|只|才)(?!我?们?的?O)"
_ADVERB_BEGINS = r"(?:不过(?=[我现是有没还也D])|但是|可是|而且|另外|(?:就|得|只有)我(?=没|冇|还)|现在|目前|如今|后来|然后|平时|中间|一直(?!没)|一路|从来没|还没|想问|请问|问一?下|帮我)"
_NOTHING_BEGINS = (
    r"(?:没有?|无|冇|从来没有?)(?:什么|任何|啥|过)?(?:W|K|C|M|B|G|拿过|得过|报过|评过|参加|换过|断过|停过)"
)
_QUESTION_BEGINS = (
    r"(?:能不能|可不可以|能否|能|可以|几时|什么时候|为什么|凭什么|最快|最早|够不够|哪天|想|打算|怎么)"
    r"(?:报|评|考|转|直接|申|去|才|能|哪|问|知|升|换|不|够|我)"
)
_GOT = "(?:拿|考|评|发|得|取得|领)"
_OF_THAT_NOTHING = (
    r"[WK](?:呢|嘛|的话|这块|方面|那边|倒是)*(?:我|俺)?(?:是|真|就|一[本个张次]|也|都|还|从来|一直)*"
    r"(?:没有?|冇|无)(?:[考评拿报得](?:过|到)|有|$)"
)
"""技师证是2019年下来的职称没有: what there is none of begins a clause of its own."""
_OWN = re.compile(r"我|俺|D|[拿评考](?:了|到)?U|U了")

_BOUNDARIES = (
    re.compile(rf"{_ENDED}(?={_SELF_BEGINS})"),
    re.compile(rf"{_ENDED}(?={_ADVERB_BEGINS})"),
    re.compile(
        r"[^我到,](?=(?:现在|目前)(?:只|就|还)*(?:是|有|在))|^(?:不是|没有|没|对|是的|不对|嗯)(?=我(?:在|是|坐|有|没|J))"
    ),
    re.compile(rf"(?:了|的|过|[STQEHPJDUWKMB])(?={_NOTHING_BEGINS})"),
    re.compile(
        r"没有(?=[WBMCKN](?:啥的|什么的|这些|那些|之类的?)?(?:也|都|就|倒|更))|(?:没有?(?:过|G|M|参加过|拿过|评过|得过|考过)|(?:也|都)(?:没有|冇))(?=就是|就一|现在|目前|在E|人在|我)"
    ),
    re.compile(r"没G(?=什么(?![^,]{0,4}[MCBPH赛奖武](?:$|的|啊|呀|嘛))|就|我|现在)|(?<=没有[WKMB])(?=什么[WKMCB])"),
    re.compile(r"(?:[呃额哦噢啊哎诶]|的)不是(?=我(?:是|在|有))"),
    re.compile(
        r"(?:(?:没有?|冇|不是)(?:的|过)?|没(?:考|评|拿|报)(?:上|到|过|下来)?)(?:[啊呀呢哦哈嘛啦哇哎]|了呀)(?=我|俺|就(?:有|只|是)|只有)"
    ),
    re.compile(r"[JE做干开当]U(?=[STQ](?:证)?(?:是|系)D)"),
    re.compile(r"[^,](?=[ST](?:倒|倒是)(?:有|拿|考|没|冇|一直没))"),
    re.compile(
        rf"[DU]{_GOT}?(?:的|了)(?=[STQ](?:是|在|证)|[STQ][DU](?!(?:{_GOT})?的[STQ])|W|E|在E)|[DU]{_GOT}?的(?=[HJ])"
    ),
    re.compile(rf"(?:D{_GOT}|(?<![STQAWK])D)的[STQ](?=D)"),
    re.compile(rf"(?<![DU])(?<!D[拿考评升是][的了上到过])[STQ][DU](?:了|的|{_GOT}的)?(?=[TSW][DU])"),
    re.compile(
        r"(?:干|做|工作|待|呆|上班|打工)(?:了|有|快)?U(?=[ST](?:是|在|只|才|D|U|拿|考|我))|是[ST](?=(?:干|做|工作)了U)|(?<![拿考评持满过])了U(?=[ST](?:证)?是D)"
    ),
    re.compile(
        rf"(?:D{_GOT}?(?:到|了|的|上)*[STQ]|{_GOT}(?:到|上|下来)?的|下来的?|[DU]的?|上班|(?:[^的]|[来到进]的)E)(?={_OF_THAT_NOTHING})"
    ),
    re.compile(r"[UJ了的过STQD](?=人(?:现在|目前|都|还|一直|就)?在E)|(?<!没)(?:重新?说|再说一[遍次])(?=[STQEDW我])"),
    re.compile(r"(?:进|到|来|去)(?:了|的)E(?=D)|是D(?=D)|(?:的|了|[DU])(?=一[个本张](?:就|证|呢)?是[STQ])"),
    re.compile(r"到(?:现在|如今|今天)(?=想|请问|问|能不能|可不可以|没|还没|[WKMH]|我)"),
    re.compile(r"^(?:我|俺)?(?:就|一共|总共)?有[两俩三仨四几](?:[个本张])?(?=[STQ]D)|(?<=[STQ])D下来的(?=[STQ]是D)"),
    re.compile(r"[上过](?=[STQ]是D)|(?:没有|是有)的(?=[STQWDA])"),
    re.compile(r"[^,我俺咱的在从到](?=手(?:上|里|头)(?:有|是|就|还|只|也|捏|揣|攥))"),
    re.compile(r"(?:还|都|也)[没未](?:考|评|拿|报)(?=想|请问|问下|问一下|能不能|可不可以|能报|可以)"),
    re.compile(r"没(?:评|考|拿|报|参加)过(?=[WKMB](?:有|是|倒|我|就)|[ST](?:有|D|是))"),
    re.compile(r"(?<=[HP])(?=(?:但|可|不过|广州|这边|那边|现在|后来|来了|来到)[^,]{0,8}(?:没|未|冇))"),
)
_AFTER_EMPLOYER = re.compile(r"E(?:的|上班|工作|里)(?=[STQWDUHK])|E(?=[ST])")
_QUESTION = re.compile(rf"{_ENDED}(?={_QUESTION_BEGINS})")


def has_stops(text: str) -> bool:
    """Tell whether there is a stop anywhere but at the end."""
    return _STOPS.search(text.rstrip(",;!?。")) is not None


def places(skeleton: str) -> list[int]:
    """Return where a stop is missing in a text that has none."""
    if len(skeleton) < _SHORTEST or has_stops(skeleton):
        return []
    return sorted(set(_found(skeleton)))


def _found(skeleton: str) -> Iterator[int]:
    for pattern in _BOUNDARIES:
        for match in pattern.finditer(skeleton):
            yield match.end()
    own = _OWN.search(skeleton)
    if own is None:
        return
    for match in _AFTER_EMPLOYER.finditer(skeleton):
        yield match.end()
    for match in _QUESTION.finditer(skeleton):
        if match.end() >= own.end():
            yield match.end()
