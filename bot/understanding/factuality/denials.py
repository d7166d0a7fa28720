"""What denies a level: words before it, after it, or in the clauses that follow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.lexicon import grammar
from bot.understanding.skeleton.scene import LEVELS

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Mention, Scene

_STILL_TESTING = re.compile(
    r"^[^,STQAWK]{0,5}(?:考完(?:了)?(?:就|在|正)?等|等(?:着)?(?:结果|成绩|公示|发证|出证|下证|拿证|领证|出成绩|通知)|出成绩)|^(?:的)?(?:我|D|刚|才|已经|昨天|今年|也|都)*报(?:上|好|完)?了?名|^(?:的)?(?:考完|在考|考试|还在考|报名了?|在评|评审中|还在评|在读|公示(?!完|过|结束|了|期满|期过)|申报中|正在|还在等|等结果|等证|初审|考了没|审核)"
)
_OF_OTHERS = re.compile(r"^(?:再|更|往|之)?(?:高|往上|上面|上去|上边|上头|上|别的|其他|其它|另外|其余|剩下|以上|后面)")
_WRITTEN_WRONG = re.compile(r"^(?:是|的)?(?:说错|打错|写错|讲错|填错)了?")
_AWAY_BEFORE = re.compile(r"(?:离|距离|距)(?:我的?|那个|这个)?$")
_AWAY_AFTER = re.compile(r"^(?:证|那|这|我|就|还|也|总|老|只|都)*(?:差|缺|有|剩|远|隔)")
_FULL = re.compile(r"^(?:证)?(?:拿|考|到手|发)?(?:到|的|下来)?(?:满|够|足)U")
_NEARLY = re.compile(
    r"(?:差一?点儿?|险些|几乎|就差|只差|差)(?:就|没|能|可以|我|是|当上|考上|评上|拿到|成|成了|到|够|摸到|一个|一张|一本|个)*$"
)
_WHATEVER_BEFORE = re.compile(r"(?:什么|啥|管它|管他|甭管|不管|管你|咩|乜)(?:是)?$")
_WHATEVER_AFTER = re.compile(r"^不[STQA]")
_OUT_OF_REACH_BEFORE = re.compile(
    r"(?:以为(?:自己|我)?(?:是|有|拿的是|考的是|评的是|算)?|轮不[到上着]|够不[着到上]|攀不上|当不[起了上]|混不[到上]|摸不[着到]|评不[起了]|称不上|谈不上|说不上|哪配|不配|配不上|不敢(?:说|称|自称|当)|哪敢(?:说|称|当)?|"
    r"没资格(?:当|称|叫)?|还没到|没到|没够|没混[到上]|没熬[到成]|没熬出|没捞[到着]|没摸[到着])(?:我|自己|是|有|个|一个|什么|那个|这个|,)*$"
)
_OUT_OF_REACH_AFTER = re.compile(
    r"^(?:证书?|本|那关|这关|那道坎|那一步|这一步|那个|这个|的|级别|资格|名额|、|啥的|什么的|之类)*(?:我|俺|对我|也|都|就|可|还|是|嘛|呢|啊|吧|真|离我|跟我|和我|与我|同我|,)*"
    r"(?:(?:年年|次次|回回|每次|每回|每年|届届|老是|总是|一直)(?:都)?(?:报|考|评|申报|交)?(?:,|都|也|又|还是|年年|次次|回回|每次|每年|被)*(?:黄|刷|挂|砸|凉|落(?:选|榜)|陪跑|没上|没过|不过|失败|折|退回|打回|卡|差[一几]|没戏)|轮不[到上着]|轮唔到|够不[着到上]|攀不上|没(?:那|这)?个?(?:戏|份|门|影|着落|谱|指望|缘|我的?份|资格|希望|那本事|那命|那水平)|卡(?:住|在|着)|挂了|砸了|泡汤|黄了|凉了|吹了|悬着?|遥遥无期|无望|无缘|"
    r"跳过(?:去)?了?(?:$|没|的)|跳了(?:$|过)|略过|在路上|在望|指日可待|有戏|免谈|不沾边|[跟和与同]我(?:也|都|是|就)*X|没关系|无关|早着|远着|还早|差[得远]|想都(?:不敢|别|没)|做梦|高攀|八字|欠奉|没考出|没考下|没熬出|没到手)"
)
_REMOVE_BEFORE = re.compile(r"(?:把|将)(?:我的?|刚才的?|那个|这个|里面的?|上面的?)*$")
_REMOVE_AFTER = re.compile(
    r"^(?:证|那[个条项]|这[个条项]|也|给我|帮我|请|都|先|要|应该|可以|,)*(?:去掉|去了|删|划掉|划了|抹|撤|拿掉|改掉|取消|除掉|清掉|忽略|作废|不要(?!紧)|别要|不作数|不算数|收回)"
)
_NO_CHANCE = re.compile(
    r"^(?:那|这|我|俺|可|也|真|哪|才|都|还|倒|实在|确实|就|哈+|嘿+|唉|哎|嗐|害|得了吧|算了吧)*"
    r"(?:没有?(?:那|这|那个|这个)(?:个)?(?:本事|命|福|水平|能力|能耐|资格|运气|机会|条件|脑子|实力|底子|可能|事|回事)|早着|差得?远|还远|不够格|没资格|轮不到|够不着|高攀|做梦|想都(?:不敢|别|没)|没戏|"
    r"免谈|没影|八字|不可能|怎么可能|哪可能|哪能|哪里?有|没得|没有|没考|没评|没拿|还没|不是|不敢)"
)
_I_HAVE_NONE = re.compile(
    r"^(?:我|俺|咱|本人)?(?:是|倒|可|真的?|确实|都|也|就|还|压根|根本|从来|暂时|目前|,)*(?:没有?|冇|未有)(?!了$)(?:的|过|啊|呀|呢|哦|了|喎|噃)*$"
)
_PENDING = re.compile(
    r"^(?:但是?|可是?|不过|就是|只是|那|这|那个|这个|我的|D|,)*(?:K|证书?|本本?子?|批文|结果|成绩|文件|红头|分数|通知|答复)(?:书|嘛|呢|啊|我|单位|人社局|上面|到现在|现在|D|U|目前)*"
    r"(?:还|都|也|一直|至今|仍|就是|尚)*(?:没有?|未|冇|等|在等|在路上|没个)(?:有)?(?:发|下|出|到|拿|领|批|办|寄|打|制|见|公布|公示|影|消息|审|印|盖|等|$)"
    r"|^[^,STQAWK]{0,6}(?:没有?|未|冇)(?:给|发|领|拿|出|办|批|打印|制)(?:我|到|下|的)*K"
    r"|^(?:还|现在|目前|正|就|一直|我|D)*(?:在)?(?:等(?:着|待|证|结果|通知|批|公示|发|下(?!$|,|,?D)|出|领|文)|走流程|审核中|公示中|评审中|在公示|在审|在评)"
)
_HANDED_IN = re.compile(
    r"^(?:的)?(?:考评|评审|评定|申报|申请|认定|报名|考试|鉴定)?(?:材料|资料|表|表格|申请|申请表|申报表|档案|业绩|论文)(?:我)?(?:都|也|已经|已|刚|才|早就|D)*(?:交|递|报|送|填|上报|提交|准备|弄|整理|写|备)"
)


_BARE_LEVEL = re.compile(r"^(?:是|的|一个|个|评的|考的|报的|申的)*[STQA](?:证|的|了)*$")
_UNDER_WAY = re.compile(
    r"(?:正在|在|还在|正)(?:公示|评审|评|审|走|等(?!级)|排队|考|报|办|申报)|公示(?:中|期)|走流程|审核中|等(?:结果|成绩|批|通知|发证|出证)|(?:还|尚)(?:没有?|未)(?:批|发|下|出|公布)"
)
"""正在走流程，助工: what is named next is not held yet."""
_THERE_IS = re.compile(
    r"^(?:证书?)?(?:是|倒|就|也|都|还|却|那|我|早|已经)*(?:有|(?:拿|考|评|攞|升|搞|办)(?:到手|到|下来|下|上|出来)+|拿|到手|下来)(?:的|了|过|啊|呀|嘛|呢)*"
    r"(?=$|[,DUY我W]|(?:都|也|就|已经|足足|刚|才)*[满够快]?U|[STQ](?:证)?(?:是|也|都|倒|就)*(?:没|有))(?<![拿考评攞])"
)
"""X没有的Y是有的: what is said after a level decides."""


TAKEN_FOR = re.compile(r"(?:说|讲|写|填|记|打|报|选|听|看|认|念)(?:错)?成(?:了)?(?:个|一个|是)?$")
"""我把职称说成中级了: what follows is the slip."""


def denied(mention: Mention, scene: Scene, before: str, after: str) -> str | None:
    """Return the status of a level that is denied, or still to come; None of one that is not."""
    return (
        _before(mention, before, after)
        or _within_reach(before, after)
        or _after(before, after)
        or _following(mention, scene, after)
    )


def only_time_is_lacking(before: str, after: str) -> bool:
    """Tell whether a level is held and only the years since are not full: 离技师证满三年就差九天."""
    return bool(_AWAY_BEFORE.search(before) and _FULL.match(after))


def is_there(before: str, after: str) -> bool:
    """Tell whether the words after a level say that it is there: 高级工有了."""
    return bool(_THERE_IS.match(after)) and not _WANTED.search(before)


_WITHOUT_A_THING = re.compile(r"(?:没有?|无|冇|不带)[WKMBE](?:证|书)?的(?:一个|一名|老|普通)?$")
"""没职称的技师: he has no title and is a technician."""
_WANTED = re.compile(r"想|要|打算|准备|能|可以|怎么|希望|争取|目标|没|未|不|如果|等|报|申|谁|哪|公司|单位|厂|大家|都")


def _before(mention: Mention, before: str, after: str) -> str | None:
    del mention
    if TAKEN_FOR.search(before):
        return "negated"
    if _THERE_IS.match(after):
        return "asserted"
    if _WITHOUT_A_THING.search(before):
        return None
    match = grammar.NEGATION.search(before)
    tag = match and match["tag"] and not (match["tag"] in "是算能够" and match["negator"][0] in "没无未冇尚")
    if match and not tag and not grammar.POSITIVE_ONLY.search(before[: match.end()]):
        if grammar.DOUBLE_NEGATION.search(before[: match.start("negator")]):
            return "asserted"
        if match["negator"] in {"差", "缺", "连", "不够"} and not (
            match["negator"] == "连" and re.search(r"没|不", after)
        ):
            return "asserted" if match["negator"] == "连" else "target"
        if re.match(r"^[^,]{0,3}[吗么]", after):
            return "generic"
        return "negated"
    return None


def _within_reach(before: str, after: str) -> str | None:
    if (_AWAY_BEFORE.search(before) and _AWAY_AFTER.match(after)) or _NEARLY.search(before):
        return "negated"
    if _OUT_OF_REACH_BEFORE.search(before) or _OUT_OF_REACH_AFTER.match(after):
        return "negated"
    if (_WHATEVER_BEFORE.search(before) and _WHATEVER_AFTER.match(after)) or (
        re.search(r"(?:什么|啥|管|咩|乜)[STQA]不$", before)
    ):
        return "negated"
    if _REMOVE_AFTER.match(after) and (_REMOVE_BEFORE.search(before) or not before):
        return "negated"
    return None


_NO_FURTHER = re.compile(
    r"^(?:证)?(?:考|评|拿|升)(?:完|到|过|上|下来|到手|了)+(?:之后|以后|后)?(?:就|便|也就)(?:没|不|冇)(?:有)?(?:再(?:去|往上|继续)?(?:考|评|报|升|动)过?|(?:再)?(?:考|评|报|升|动|往上|继续))(?!过|上|到|下|成)|^[^STQAWK,]{0,10}(?:后面|后来|之后|以后|此后|往后|从此)(?:就|便|也|一直|都|再)*(?:没|不|冇)(?:有)?(?:再)?(?:考|评|报|升|动|往上|继续)(?!过|上|到|下|成)"
)
_FAR_OFF = re.compile(
    r"^(?:证书?)?(?:还|怕|恐怕|估计|只怕|起码|至少|不知|不知道|那|就)*(?:得|要|需|等)(?:等)?(?:到)?(?:猴年|哪年|哪天|何年|几时|多久|什么时候|下辈子|驴年|牛年|好几|再等|等上)"
)


_TRIED_ONCE = re.compile(
    r"^(?:证)?(?:D|我|也|都|倒|就|曾经?|之前|以前|早|早年)*(?:递|申报|申请|报|交|冲|试|申)过(?:材料|表|资料)?(?:一|两|三|几|好几|[123])(?:回|次|趟|轮)(?:了|的)?$"
)
"""正高前年递过一回: handed in, and nothing said of a yes."""


def _after(before: str, after: str) -> str | None:
    if _NO_FURTHER.match(after):
        return None
    if _FAR_OFF.match(after):
        return "target"
    if grammar.FAILED_AFTER.match(after) and not re.search(r"能|可以|够|想", before):
        return "negated"
    if _WRITTEN_WRONG.match(after):
        return "negated"
    if (
        grammar.NONE_AFTER.match(after)
        and not re.search(r"除了?(?:一个|一本|我的?|这个)?$", before)
        and not grammar.TAG_OPEN.search(before)
    ):
        return "negated"
    if _TRIED_ONCE.match(after):
        return "target"
    return "target" if _STILL_TESTING.match(after) or _HANDED_IN.match(after) else None


_PREPARES = re.compile(
    r"^(?:我|俺|也|都|还|正|一直|现在|目前|仍|仍然|就|刚|D)*(?:在)?(?:准备|整理|写|弄|凑|攒|收集|填|补|搞)着?(?:申报|评审|考评|报名)?(?:的)?(?:材料|资料|论文|业绩|表格?|申请表|申报表|技术总结)(?:呢|啊|中|,|的)*$"
)
"""高级技师我还在写论文: what one prepares is not held."""
_HELD_ALREADY = re.compile(
    r"^(?:证书?)?(?:刚刚|刚|已经|正好|刚好|都|才|也|就|快|差不多|满|拿了|有了?|到手){1,3}U|^(?:证书?)?U(?:了|多|$)"
)


_NO_FURTHER_NEXT = re.compile(
    r"^(?:我|就|在|从|那|这)*(?:之后|以后|此后|往后|后头|后面|后来|再往后|再后来|从此)(?:就|便|也|一直|都|再|我)*(?:没|不|冇)(?:有)?(?:再|往上|继续|去|接着|怎么)*(?:考|评|报|升|动)(?:过|了|上去)?$"
)
"""2013年高级工，之后一直没考: no higher one was tried for."""
_IN_HAND = re.compile(
    r"(?:[拿领考评]到|[评考]上|领回来?|取得|获得|到手|[拿考评发批领]下来?|刚[发领拿])的(?:这|那)?[个本张]?$"
)
"""上个月才领到的高级工证书，墨都还没干: what was handed over is held, whatever comes next."""


def _following(mention: Mention, scene: Scene, after: str) -> str | None:
    clause = scene.clauses[mention.clause]
    if clause.index and _BARE_LEVEL.match(clause.text):
        earlier = scene.clauses[clause.index - 1]
        if not any(other.kind in LEVELS for other in earlier.mentions) and _UNDER_WAY.search(earlier.text):
            return "target"
    following = scene.clauses[clause.index + 1] if clause.index + 1 < len(scene.clauses) else None
    if following is None or _HELD_ALREADY.match(after) or _IN_HAND.search(scene.before(mention)):
        return None
    bare = not after.strip("证书的") and not grammar.HELD_VERB.search(scene.before(mention))
    if bare and following.stop != "?" and _I_HAVE_NONE.match(following.text):
        return "negated"
    if bare and _PREPARES.match(following.text):
        return "target"
    if following.question:
        return None
    beyond = [other for other in clause.mentions if other.place > mention.place]
    if any(other.kind in LEVELS for other in beyond) or (beyond and clause.text[-1] in "WMB"):
        return None
    if _NO_FURTHER_NEXT.match(following.text):
        return None
    if not _OF_OTHERS.match(following.text) and grammar.FAILED_NEXT.match(following.text):
        return "negated"
    alone = clause.stop == "?" and not after.strip("证书的啊嘛呢吗么 ")
    if alone and _NO_CHANCE.match(following.text):
        return "negated"
    for later in scene.clauses[clause.index + 1 : clause.index + 3]:
        rest = (
            scene.clauses[later.index + 1].text
            if later.text.endswith("K") and later.index + 1 < len(scene.clauses)
            else ""
        )
        if _PENDING.match(later.text + rest):
            return "target"
        if any(other.kind in LEVELS for other in later.mentions):
            break
    return None
