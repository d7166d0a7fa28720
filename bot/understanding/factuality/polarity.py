"""What is asserted, what denied, what only aimed at or asked about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.attribution import comrades
from bot.understanding.factuality import aims, anybody, attaining, claims, denials, doubts, merits, remarks
from bot.understanding.lexicon import grammar
from bot.understanding.skeleton.scene import LEVELS

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Clause, Mention, Scene

_CALLED = re.compile(r"(?:说|叫|喊|称|称呼)(?:我|俺)(?:是|做|为|成)?(?:个|一个|老)?$")
_IN_FACT = re.compile(
    r"其实|实际|但我|可我|不过我|我只|我才|我就是个|我不是|我没|并不是|没有K|K(?:书)?(?:没有|没)|根本"
)
_NOT_SAID = re.compile(
    r"(?:谁说|谁话|谁告诉你?|谁跟你说?|谁讲|哪个说|(?:我|俺)?(?:想|要|刚才|就|只)*问的?(?:就)?(?:是|系)(?!我)|没有?[说话讲]过?|没有?提过|哪里说|不是说|几时说|什么时候说)(?:我)?(?:是|有)?[^,]{0,3}$|(?:不知道|不清楚|分不清|搞不清|不确定)(?!(?:我|俺)(?:手里|手上|其实|早就|早|已经|也|还|都)*(?:是|有|考了|拿了|评了|拿过|考过|评过)(?!没|不))[^,]{0,10}$"
)
_EVENT = re.compile(
    r"^(?:证)?(?:的)?(?:申报|评审|考评)?(?:材料|资料|论文|业绩|表格?|申请表|申报表|技术总结|总结)(?:还|也|正|都|我|就|,)*(?:在|正在)?(?:准备|整理|写|弄|凑|攒|收集|搞|填|审|交|递|报|补|没|差)|^(?:的)?(?:那|这)?(?:一)?(?:关|道关|道坎|坎|步|门槛|条线|条路)|^(?: ?的 ?| )?(?:assessment|exam|deadline|test|review|application|training|course|fee)|^(?:的)?(?:活|工资|薪|待遇|岗(?!位?证)|位置|水平|水准|名额|指标|通过率|合格率|报名费|教材|题|评审|考试|评定|申报|培训|报名|面试|答辩|笔试|考核|评委|标准|条件|要求)"
)
_HIGHER = re.compile(r"^(?:证)?(?:的)?(?:再)?(?:往上|之上|再上|上面|更高|再高)")
_BESIDES = re.compile(r"^(?:证)?(?:以外|之外|除外)(?:的话)?,?[^,?]{0,4}(?:没有?|冇|无)")
_YEARS_OF_TRYING = re.compile(r"(?:考|评|报|申报|申请|备考|冲|争)(?:了)?U(?:的)?$")
"""评了五年副高,年年陪跑: the years are those of trying."""
_IN_THE_END = re.compile(r"^(?:证)?(?:才|终于|总算|到手|下来|拿到|考[上到过]|评[上到下])")
_GOT_THEN = re.compile(r"(?:评|考|拿|升|取得|批|领|混|熬)(?:上|到|下来?|过|出)(?:了)?(?:个|这个|那个)?$")
_AT_THAT_TIME = re.compile(r"^(?:证书?)?(?:的)?(?:那会儿?|那时候?|那一?年|那阵子?|那天|那次|当年)(?:我|俺)")
"""评上中级职称那会儿我还没结婚."""
_BY_MONEY = re.compile(r"(?:包过|保过|包拿|保拿|包考|包下|代考|代办|办假|买)(?:到|了)?(?:一?个|一?本|一?张|的|假)*$")
"""中介说包过技师: nobody holds it."""
_NEXT_GRADE = re.compile(
    r"^(?:证)?(?:的)?(?:再)?(?:往上|往高|往|上面|再上|更高|高|上)(?:再)?(?:的|那|一|数)*(?:X|级|档|个)(?:的|吧|了)*$"
)
_WITHIN_YEARS = re.compile(
    r"Z(?:之内|以内|内|里)(?:我|想|要|能|就|一定|必须|把|给|先|再|争取)*(?:上|评|考|拿|到|冲|升|搞|弄|混)?(?:上|到|下|个)?$"
)
"""五年内上副高: so long a time ahead, it is aimed at."""
"""技师往上一级: the level above is meant."""
_TALK_OF = re.compile(
    r"(?:讲|说|聊|谈|问|扯|回)(?:回到|返到|回|返|到|起)(?:那个|这个|我们?的?|刚才的?|你说的)*$"
    r"|(?:(?:给|跟|同)(?:我|俺|咱)们?(?:讲|说|解释|介绍|科普|捋|聊)(?:讲|说|聊|一下|下|X|清楚)*|讲讲|说说|(?:解释|介绍|科普)(?:一下|下|X)?)(?:那个|这个|啥叫|什么叫|什么是|关于)*$"
)
_AT_LEAST = re.compile(r"^(?:证)?(?:或|及|或者|和)?以上")
_WISHED = re.compile(
    r"^(?:证)?(?:的话)?,?(?:我|俺)?(?:倒|也|一直|很|真|都|是|就|老|现在|目前|今年|正|还|才|刚|D)*"
    r"(?:(?:想(?!不|起|问|咨询|了解|打听|请教|知道|看看|查|请|麻烦|让你|听)|希望|梦想|巴不得)|(?:准备|打算|计划|正在|在|要|将要?|马上|即将|下一步|在?排(?:着|紧)?队|等着|备)(?:去|再|D)*"
    r"(?:考|报|评|申报|申请|学(?!校|院|历|徒)|复习|拿|冲|弄|搞|办|参加)(?!过|了|到|上|下|的))"
    r"|^(?:证)?(?:我|也|都|还|正|一直|现在|目前|仍|仍然)*(?:在)(?:努力|争取|冲刺|冲|奋斗|攻|拼|熬|筹备|备战|学着|追|爬|路上)"
    r"|^(?:证)?(?:我|也|都|还|正|一直|现在|目前|仍|仍然|就|刚|D)*(?:在)?(?:准备|整理|写|弄|凑|攒|收集|填|补|搞)着?(?:申报|评审|考评|报名)?(?:的)?(?:材料|资料|论文|业绩|表格?|申请表|申报表|技术总结)(?!(?:那|的)(?:会|时|年|阵))"
    r"|^(?:证)?(?:离我)?(?:还)?(?:早着|远着|早得很|远得很|差得远|遥远|没影|没谱|没着落|八字)"
)
_WISHED_FROM_IT = re.compile(
    r"^(?:证)?,?(?:我|俺|现在|目前|今年|明年|也|就|还|都|D)*(?:想|打算|准备|计划|希望)(?:能|去|再|直接|D)*(?:考|报|评|申报|申请|拿|冲|转|升|搞|办)(?:一?个|一?本)?[STQ]"
)
"""高级工想报助工: the wish is for the second."""
_ONCE_GOT = re.compile(r"(?:拿到|考到|考上|评上|评到|升到|取得|获得|考取)(?:个|一个)?$")
_THEN_CAN = re.compile(
    r"^(?:证)?(?:手)?(?:以后|之后|后|的话)?(?:就|还|又|我)*(?:是不是)?(?:就)?(?:能|可以|可不可以|能不能|怎么|该)"
)
_APPLIED_FOR = re.compile(
    r"(?<!填)(?<!上)(?:报|报名|申报|申请|报考)(?:的|了)(?:是)?(?:个|一个)?$|(?<!没)(?:等|等着|等到|坐等)$"
    r"|(?:报名|申请|申报|报考|志愿)(?:表|单|书|系统|的时候|时|栏)*(?:上|里)?(?:我)?(?:填|写|选)(?:的|了)?(?:是|个)*$"
    r"|(?:考不考|报不报|评不评|拿不拿|升不升)得?(?:到|上|个)?$|(?:考|报|评)得(?:到|上)?(?:个)?$"
)
_WAITED_FOR = re.compile(r"(?:^|[^没])(?:等|等到|等着)(?:我)?(?:考|评|拿|升)(?:到手|到|上|下来|完|了|过)+(?:个)?$")
_TRIED_FOR = re.compile(r"(?<![没未冇有])(?:报|申报|申请|报考)过(?:一次|两次|几次|一回|两回|个|一个)*$")
"""报过助工: handed in, and nothing said of a yes."""
_FULL_SOON = re.compile(r"(?:再过|再有|还有|还差)[^,]{1,6}$")
_AS_IF = re.compile(r"(?:按|按照|照着?|顶|当成|参照|比照|对标)$")
_THAT_YEAR = re.compile(
    r"^(?:证)?(?:的)?(?:那一?年|那会儿?|那时候?|那阵|的?时候|那次|那天)(?:好像|应该|大概)?(?:是|在)?[DY]"
)


_CAN_I = re.compile(
    r"^(?:证书?)?(?:我|俺|咱|现在|目前|,)*(?:几时|什么时候|啥时候|何时|哪年|多久|怎么|咋|怎样|如何|要几年|几年)(?:才|先|就|以后|后)*(?:能|可以|够|有资格)?(?:去)?(?:报|考|评|申报|申请|拿|升)(?!的|了|到|过|下)|"
    r"^(?:证书?)?(?:我|俺|咱|现在|目前|今年|就|也|是不是|,)*(?:报|考|评|申报|申请|拿|升)得(?:了|上|到|成|动|下来)?(?:吧|吗|么|不|没|了吧|咩)?$"
)
"""中级职称我报得了吧: asked whether it is within reach."""
_DATE_WRONG = re.compile(
    r"^(?:证书?)?(?:的)?(?:那个?|这个?|个|那本|那年|那一?栏)?(?:的)?(?:日期|时间|年份|年月|日子)?(?:我)?(?:不对|不啱|有误|错|[写说记讲打填搞报]错)(?:了|咗|的)?$"
)
_SHOULD_BE = re.compile(r"^(?:应该|应当|应|其实|实际|实际上|正确的?|准确的?|是|系|要|改成|改为)+[DY]")
"""助工那个不对，应该是2021年10月: the day is wrong, not the level."""


def mark(scene: Scene) -> None:
    """Give each mention its status: asserted, negated, target or generic (`other` is already given)."""
    for mention in scene.mentions:
        if mention.status != "asserted":
            continue
        if mention.kind in LEVELS:
            mention.status = _level(mention, scene)
            clause = scene.clauses[mention.clause]
            but_for_me = comrades.but_for_me(clause, scene) or _redated(clause, scene, scene.after(mention))
            if mention.status == "asserted" and not but_for_me and doubts.doubtful(mention, scene):
                mention.status = "doubted"
        elif mention.kind in "CPHJMN":
            mention.status = merits.status(mention, scene)
        elif mention.kind == "U" and remarks.years_of_trying(mention, scene):
            mention.status = "generic"
    merits.share_status(scene)
    anybody.mark(scene)


_WITHIN_REACH = re.compile(
    r"^(?:证书?)?(?:我|现在|这样|到时候?|那时候?)*(?:是不是|是否|能不能|可不可以|会不会|够不够)(?:就|也|都|还|直接|马上)*(?:能|可以|够|有资格)?(?:报|考|评|申报|申请|拿|升)(?:了|得了|上|的)?(?:啊|呀|呢)?$"
)


def _asked_for_next(clause: Clause, scene: Scene) -> bool:
    """那副高,我什么时候可以报呢: what is only named is asked for in the next breath."""
    following = scene.clauses[clause.index + 1] if clause.index + 1 < len(scene.clauses) else None
    named = clause.text.lstrip("那么就 ") in {"S", "T", "Q", "S证", "T证"}
    return bool(named and following and following.question and not following.mentions and _CAN_I.match(following.text))


def _then_asked_for(mention: Mention, scene: Scene) -> bool:
    """高级技师12月满四年了副高是不是就能报了, without a stop: the second is asked for."""
    earlier = [other for other in scene.mentions if other.kind in LEVELS and other.place < mention.place]
    parted = re.search(r"[DUY](?:了|啦|年)?$", scene.before(mention))
    following = scene.clauses[mention.clause + 1].text if mention.clause + 1 < len(scene.clauses) else ""
    return bool(earlier and parted and _WITHIN_REACH.match(scene.after(mention) or following))


def _level(mention: Mention, scene: Scene) -> str:
    clause = scene.clauses[mention.clause]
    before, after = scene.before(mention), scene.after(mention)
    if comrades.not_of_me(after):
        return "other"
    if grammar.RULE_TALK.search(before) or _NOT_SAID.search(before):
        return "generic"
    if comrades.only_i(mention, scene) or _BESIDES.match(after):
        return "asserted"
    if remarks.only_named(mention, scene):
        return "generic"
    asked_for = _CAN_I.match(after) or _then_asked_for(mention, scene) or _asked_for_next(clause, scene)
    if asked_for and not clause.hypothetical:
        return "target"
    if claims.claimed_next(mention, scene) or claims.reached_next(mention, scene):
        return "asserted"
    if _YEARS_OF_TRYING.search(before) and not _IN_THE_END.match(after):
        return "target"
    if _TALK_OF.search(before) or _BY_MONEY.search(before) or _NEXT_GRADE.match(after):
        return "generic"
    if _redated(clause, scene, after):
        return "asserted"
    if _GOT_THEN.search(before) and _AT_THAT_TIME.match(after) and not clause.question and not clause.hypothetical:
        return "asserted"
    if _HIGHER.match(after) and grammar.FAILED_AFTER.match(after):
        return "asserted"
    if _AT_LEAST.match(after) and (grammar.FAILED_AFTER.match(after) or grammar.NONE_AFTER.match(after[2:])):
        return "generic"
    if (_WISHED.match(after) and not _WISHED_FROM_IT.match(after)) or _APPLIED_FOR.search(before):
        return "target"
    if _WAITED_FOR.search(before) and not clause.hypothetical:
        return "target"
    if _TRIED_FOR.search(before) and not after.strip("证书的了啊呀"):
        return "target"
    if _WITHIN_YEARS.search(before) and not clause.hypothetical:
        return "target"
    if _AS_IF.search(before):
        return "generic"
    if clause.question and not clause.hypothetical and _ONCE_GOT.search(before) and _THEN_CAN.match(after):
        return "target"
    if denials.only_time_is_lacking(before, after) and not clause.hypothetical:
        return "asserted"
    if _FULL_SOON.search(before) and re.match(r"^(?:证)?U", after) and not clause.hypothetical:
        return "asserted"
    if _TO_ANOTHER.match(after) and not before and (clause.question or _asked_next(clause, scene)):
        return "generic"
    if _condition(mention, scene, before, after) or _must_come_first(clause, scene, before):
        return "target"
    if _THAT_YEAR.match(after) and not clause.question and not clause.hypothetical:
        return "asserted"
    if _CALLED.search(before) and _IN_FACT.search(scene.skeleton[mention.place + 1 :]):
        return "generic"
    if _EVENT.match(after) and not re.search(r"通过了?$|过了$", before):
        return "generic"
    if comrades.so_many(after):
        return "other"
    status = denials.denied(mention, scene, before, after)
    if status and status != "asserted":
        return status
    if claims.is_in_hand(mention, scene) and not clause.hypothetical:
        return "asserted"
    if attaining.given(before, after) and not clause.question and not clause.hypothetical:
        return "asserted"
    if denials.is_there(before, after) and not clause.hypothetical:
        return "asserted"
    if clause.hypothetical and claims.is_this_one(mention, scene):
        return "asserted"
    if clause.hypothetical:
        asked_about = clause.question and not clause.supposes
        return "target" if asked_about or aims.only_wanted(before, after) else "asserted"
    if comrades.held_by_others(mention, scene, before, after):
        return "other"
    if attaining.attained(mention, scene, before, after):
        return "asserted"
    return aims.aimed_at(mention, clause, before, after, scene)


def _redated(clause: Clause, scene: Scene, after: str) -> bool:
    following = scene.clauses[clause.index + 1] if clause.index + 1 < len(scene.clauses) else None
    return bool(
        following
        and not clause.hypothetical
        and not following.question
        and _DATE_WRONG.match(after)
        and _SHOULD_BE.match(following.text)
    )


_TO_ANOTHER = re.compile(r"^(?:证)?(?:去|来|直接|再|要)*(?:评|考|报|转|升|申报|申请)(?:一?个)?[STQA]")


def _asked_next(clause: Clause, scene: Scene) -> bool:
    following = scene.clauses[clause.index + 1] if clause.index + 1 < len(scene.clauses) else None
    return bool(
        following and (following.question or re.match(r"^(?:要|需要|有)?(?:啥|什么|哪些|多少)", following.text))
    )


_ON_GETTING = re.compile(
    r"^(?:那|等|一旦|只要|凡是|一|等到)?(?:有了|考|拿|评|取|取得|获得|升|晋升|领|攞)(?:到手|到|上|出|取|下|得|完|过|来|了)*(?:一?个|一?本|一?张|了)?$"
)


def _condition(mention: Mention, scene: Scene, before: str, after: str) -> bool:
    """考到技师证,那边给多少补贴: said of whoever gets it."""
    clause = scene.clauses[mention.clause]
    following = scene.clauses[clause.index + 1] if clause.index + 1 < len(scene.clauses) else None
    return bool(
        following
        and (following.question or _AND_THEN.match(following.text))
        and not clause.hypothetical
        and _ON_GETTING.match(before)
        and not _NOTHING_MORE.sub("", after)
        and not re.search(r"我|俺|咱|本人|[DUYST]", scene.skeleton[: mention.place])
    )


_FIRST_NEEDED = re.compile(
    r"^(?:那|是|是不是|就|也|都|还)*(?:得|要|必须|需要|非得|非要|起码得?|至少得?|一定要|应该)(?:先|得|要|首先|提前)*(?:有|是|拿到?|考到?|评到?|取得|具备)(?:了|过)?(?:一?个|一?本)?$"
)


def _must_come_first(clause: Clause, scene: Scene, before: str) -> bool:
    """还是得先有技师证, 得先有高级工吗: what a rule asks for, and nobody says that he has it."""
    earlier = scene.clauses[clause.index - 1] if clause.index else None
    asked = clause.question or (earlier is not None and earlier.question and before.startswith("还是"))
    return bool(asked and not clause.hypothetical and _FIRST_NEEDED.match(before))


_NOTHING_MORE = re.compile(r"[证书的以之后了]")
_AND_THEN = re.compile(r"^(?:那|就|是不是|还|才)*(?:能|可以|会|该|有没有)")
