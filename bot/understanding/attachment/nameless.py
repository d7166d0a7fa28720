"""Days told where no level is named: that they are those of the speaker's certificate has to be said.

证是2021年的, 前年拿的, 更正：发证是6月 say so; 从2016年起公司就没组织过评审 and 本来2020年要考的 do not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.attachment import bare_times
from bot.understanding.lexicon import grammar
from bot.understanding.skeleton.scene import LEVELS, TIMES

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Clause, Mention, Scene

_ASKED = re.compile(r"^(?:skill_levels|titles|qualifications)(?:\.|$)")
_PAPER = re.compile(
    r"[KW聘]|(?<![保认验论求])证|(?<![基根资成日版文课样书])本(?![部来厂人公地市区岗月日身事可行职])|落款|日期|cert|license|licence"
)
_GOT = re.compile(
    rf"^(?:[我俺咱那这本张个份就才也都又是系呢啊嗯哦,的]|自己|应该|大概|好像|记得|其实|已经|反正|大约|可能)*[DU]"
    rf"(?:[年多了就才刚又也都我,的前D]|那会儿?|那阵子?|时候|左右|前后|终于|总算|好不容易|咬牙|一次|直接|顺利|单位|公司|厂里|省里|市里|[在从][^,STQA]{{1,6}})*(?:{grammar.OBTAIN}|到手|下证|出证|批文)"
)
_NOT_SO = re.compile(
    r"(?:没有?|未|冇)(?!.{0,2}(?:记?错|多久|几[天年个]|满|到|够|准))|(?:要|想|打算|准备|计划|该|争取)(?:去|再|重新)?(?:考|评|报|拿|申)|本来|原本|原先说|改叫|改名|改称"
    r"|(?:我们|咱们?|俺们?)(?:厂|公司|单位|车间|那批|这批|班组?|集团|部门|行业|区)(?![^,]*我(?!们))"
    r"|(?:公司|厂里?|单位|集团|市里|省里|国家|政府|上面|部里)(?:里|就|才|也|又|都|统一)*(?:没|开始|组织|规定|出台|发文|下文|要求|推行|搞|办班)(?![^,]*我(?!们))"
    r"|[上这那哪下头前]一?批|名单|文件|政策|规定|通知|[一两二三四五六七八九十几多好\d]+(?:个|名|位)人?(?=[拿考评取获报])|有的人|新人"
)
_OF_APPLYING = re.compile(r"[报评考拿申够发领]|怎么|咋|,不对|DUY|记")
_OF_THE_ENTRY = re.compile(r"(?:入职|进厂|进公司|上班|到岗|报到|参加工作|合同)(?:的)?(?:时间|日期|日子|那天|年份)?")
_SINCE = re.compile(r"(?:从|自|打)[DU](?:年)?(?:到|至|起|开始|以后|之后|以来)|[DU](?:起|以来)")
_ASKS = re.compile(r"[我俺]?(?:就|再|也|还)?(?:想|要|来)?(?:问|咨询|打听|了解|确认)(?:一?下|问|一问)?")
_IN_A_RULE = re.compile(
    r"^(?:之前|以前|之后|以后|以来|[前后])(?:拿|考|评|发|取得|办|获得)(?:到|上|下来?)?的(?=(?P<level>[STQA]))"
)


def settle(scene: Scene) -> None:
    """Take the days of which nothing says that they are the speaker's for those of nothing."""
    _generic(scene)
    _birth(scene)
    if _ASKED.match(scene.asking or "") or any(_counts(mention) for mention in scene.mentions):
        return
    mended = bool(grammar.CORRECTION.search(scene.skeleton))
    for mention in scene.of_kind(TIMES):
        if mention.role == "certificate" and not _is_told(mention, scene, mended=mended):
            mention.role = "none"
        elif mention.role == "certificate" and _is_of_the_entry(mention, scene):
            mention.role = "since"


def _is_of_the_entry(mention: Mention, scene: Scene) -> bool:
    """入职时间我核对了社保，是2024年4月: what was spoken of is when the work began."""
    earlier = scene.skeleton[: mention.place]
    return bool(_OF_THE_ENTRY.search(earlier)) and not _PAPER.search(earlier)


def _counts(mention: Mention) -> bool:
    return mention.kind in LEVELS and mention.status not in {"dropped", "other"}


def _is_told(mention: Mention, scene: Scene, *, mended: bool) -> bool:
    clause = scene.clauses[mention.clause]
    if _NOT_SO.search(clause.text) or (_SINCE.search(clause.text) and not _PAPER.search(clause.text)):
        return False
    earlier = scene.skeleton[: clause.end]
    return mended or bool(_PAPER.search(earlier)) or _is_bare(clause, scene) or bool(_GOT.match(clause.text))


def _is_bare(clause: Clause, scene: Scene) -> bool:
    """Tell whether nothing but the time is told, and nothing behind it that has nothing to do with a certificate."""
    rest = scene.skeleton[clause.end :]
    of_work = (scene.asking or "").startswith(("worked_since", "guangzhou"))
    alone = not rest.strip(",。!?") or bool(_OF_APPLYING.search(rest))
    if of_work and clause.index:
        return False
    return alone and bool(bare_times.BARE.match(clause.text) or bare_times.GLUE.match(clause.text))


_BORN = re.compile(r"^(?:我|俺|本人)(?:是|系)?[DY](?:年)?(?:的|生的?|出生的?|生人)$")
_AGE = re.compile(r"[一二三四]十(?:出头|来岁|几岁|多岁|好几|岁)|\d{2}岁|年纪|属[鼠牛虎兔龙蛇马羊猴鸡狗猪]")


def _birth(scene: Scene) -> None:
    """二十出头那会儿考的，我88年的: a year told beside an age is that of the birth."""
    if _AGE.search(scene.normal.text):
        for mention in scene.of_kind("DY"):
            if _BORN.match(scene.clauses[mention.clause].text):
                mention.role = "none"


def _generic(scene: Scene) -> None:
    """2023年之后拿的高级工还能走这个吗: a rule is asked about, and nothing is said of the speaker."""
    for mention in scene.of_kind("D"):
        clause = scene.clauses[mention.clause]
        found = _IN_A_RULE.match(scene.after(mention)) if clause.question else None
        if not found or grammar.SELF.search(_ASKS.sub("", clause.text)):
            continue
        place = mention.place + 1 + found.start("level")
        level = next((other for other in clause.mentions if other.place == place), None)
        if level is not None and level.status == "asserted":
            level.status, mention.role = "generic", "none"
