"""Who is spoken of: what is said of a husband, a colleague or an apprentice is not said of the speaker."""

from __future__ import annotations

import bisect
import re
from typing import TYPE_CHECKING

from bot.understanding.lexicon import content

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Mention, Scene

_SELF = re.compile(
    r"我|本人|俺|咱|(?<!他)(?<!她)自己|广告|笔者|鄙人|敝人|(?<!实)(?<!存)(?<!现)在下(?![面班个周月午半车线旬岗乡属])|(?<![我个位])(?:老汉|老朽|小弟)"
)
"""Also what one calls oneself: 笔者, 在下."""
_OWNED = re.compile(
    r"^(?:们|们的|的|指导的|培养的|(?:教|认识|指导|培养)过?的(?:一?[个位名]|那个|那位)?|们家|家|们厂里?的?|们单位的?|们公司的?|们班的?|以前的?|带的?|教的?|带过的|的一个|一个|有个|有一个|那个|这边的?|身边的?|们这里的?|们车间的?|同一个)?O"
)
_AS_OBJECT = re.compile(
    r"(?:(?<!问题)(?<!关键)(?<!主要)(?<!事实)(?<!情况)(?<!现在)(?<!特别)(?<!尤其)(?<!不过)(?<!但)(?<!可)(?<!要)是|话|喊|称|号称|当|做|跟|和|与|给|问|听|让|叫|被|比|像|同|由|凭|靠|向|按|随|请|见到|认识|找|得罪|当上|带|教)(?:过|了|着|一个|一名|个|名|班|我的?|我们的?|咱们?的?|俺们?的?|他的?|O的?|那个|这个)*$"
)
_REPORTED = re.compile(
    r"^[^,。]{0,3}(?:说|讲|告诉|建议|通知|叫我|让我|推荐|瞎|乱|胡|喊我|称呼|以为|当我|笑我|硬|非要?|抬举|开玩笑)"
)
_AT_ME = re.compile(
    r"^[^,。]{0,3}(?:骂|催|嫌|逼|劝|吼|训|损|夸|怪|怨|喷|批评|鼓励|支持|陪|盯|数落|唠叨|念叨|埋怨|佩服|羡慕|看不起|瞧不起|小看|欺负|欺)(?:着|了|过|死|得)?(?=[^,]{0,2}(?:我|俺|咱))"
)
_AT_OURS = re.compile(r"O[^,。?!;]{0,4}(?:在|来|到|进|归)$")
_WEAK_OWNER = re.compile(
    r"(?:(?:对面|隔壁|旁边|邻座|工位|班上?|班里|车间|组里?|厂里?|单位|公司|宿舍|队里?|部门|同批|一起|新来|身边|周围)的?|我|我们|我的|们的?|我带的?|我教的?|带的|教的|(?:教|认识|指导|培养)过?的(?:一?[个位名]|那个|那位)?|带出来的|他|她|那个|有个|们家|O的?)$"
)

_SUBJECT = re.compile(r"^(?:都|也|已经|早就)*(?:是|有|考|拿|评|系|[WST])")
_FORMS_OF_ADDRESS = {
    "领导",
    "老板",
    "师傅",
    "同学",
    "朋友",
    "阿姨",
    "大哥",
    "大姐",
    "兄弟",
    "老乡",
    "师父",
    "哥哥",
    "姐姐",
    "老师傅",
}


def mark(scene: Scene) -> None:
    """Give the status `other` to every mention that is said of somebody else."""
    speaker = "self"
    changes = events(scene)
    position = 0
    for mention in scene.mentions:
        while position < len(changes) and changes[position][0] <= mention.place:
            speaker = changes[position][1]
            position += 1
        if speaker == "other" and mention.kind != "O":
            mention.status = "other"
    theirs = {place for match in _HIS.finditer(scene.skeleton) for place in range(*match.span())}
    for mention in scene.mentions:
        if mention.kind in "STQACPH" and mention.place in theirs:
            mention.status = "other"


_HIS = re.compile(
    r"(?:跟|和|与|比|像)(?:我|我们)?O(?:的|那|们|个|种|弟|哥|姐|妹|家)*[STQACPH](?:[STQACPH的]|奖)*(?=[^,]{0,4}比)"
    r"|[STQACPH](?:[STQACPH的]|奖牌|奖|牌子|证)*,?(?:是|系|属于|归)(?:我|我们|咱|俺)?(?:的|个)?O[弟妹哥姐爸妈爹娘们]?(?:拿|得|考|评|获)?的(?=$|[,。?])"
    r"|(?:^|,)(?:那|这|就|其实|都|,)*(?:是|系)(?:我|我们|咱|俺)?(?:的)?O(?:自己)?(?:拿|考|评|攞|得|获)(?:到|过|了|的|嘅)*(?:一?[个本张])?[STQACPH]+"
    r"|[STQACPH](?:证书?)?\((?:是|这是|我|我们|咱)*O(?:的)?\)"
)
"""跟人家世赛金牌没法比; 全国赛的金牌是我弟弟的."""


def at(changes: list[tuple[int, str]], place: int) -> str:
    """Return of whom is spoken at a place of the skeleton: `self` or `other`."""
    position = bisect.bisect_right(changes, (place, "~"))
    return changes[position - 1][1] if position else "self"


_SENT_BY = re.compile(
    r"O(?:托|让|叫|请|喊|求|派|拜托)?(?:我|俺)(?:来|帮忙|帮|代|去)*(?:问|咨询|打听|了解)|(?:帮|替|代|为)(?:我|我的|我们|他|她|一个)?O[^,]{0,4}(?:问|咨询|打听|查|看)"
)


_INTRODUCED = re.compile(
    r"(?:(?:我们|咱们?|俺们?|这|那|隔壁|旁边|对面)(?:的)?)?(?:科室?|班组?|组|车间|厂子?|单位|部门|公司|队|宿舍|屋|边|里|村|J|E)(?:里面?|上|头)*(?:以前|之前|现在|刚|新|就|也|还)*"
    r"(?:有|来了?|新?来了?|招了?|进了?|出了?|分来了?|调来了?)(?:这么|那么)?(?:[一二两三四五六七八九十几好多\d]*)(?:个|位|名|批|帮)(?=[\u4e00-\u9fff]{0,6}(?:人|工|员|师傅?|生|哥|姐|叔|伯|爷|头|友|伙|仔|妹|弟|手|干|部|辈|同志|的|,|，|他|她|O))(?![STQAKHPCM本证])"
)
_THIRD = re.compile(
    r"(?:帮|替|(?<![借交寄送发转带拿留传租卖让教还])给|让|为|教|劝)(?:他|她|O)|(?:^|[,。?;])O(?=能|可以|可不|算不|够不|行不|该怎)"
)

_FOREIGN_PERSON = re.compile(
    r"我(?:的|个)? ?(?!base|payroll|level|title|cert|job|company|skill|work|grade|post|now|just|only|got|have|also|already|as|work|still|really)[a-z]{3,}(?=是|在|有|拿|去)"
)


_SAID_OF_MYSELF = re.compile(
    r"(?:我|俺)(?:自己)?(?:就|也|才|只)?(?:是|有|考了|拿了|评了)?(?:个|一个)?[STA](?:证)?[^STA]{0,6},$"
)
_COMPARED = re.compile(r"O[^,]{0,3}(?:比|胜过|超过|教|带|帮|骂|笑|随|像|问|找|催|劝|请教|咨询|求|托)$")
"""徒弟比我强: he is still the one spoken of."""
_A_TRADE = re.compile(r"(?:当|做|干|成)(?:上|过|了|着)?(?:U|一?[个名位]|的|老)*[^,STQAWKOECPH我你他她跟]{0,5}$")
"""当了十五年模具师傅: the speaker is one himself."""
_NOT_FOR_MYSELF = re.compile(
    r"(?:不|并不|又不)(?:是)?(?:帮|替|为|给)?(?:我|俺)?自己(?:来)?(?:问|咨询|打听|了解|查|办|用|要)|(?:不|并不|又不)(?:是)(?:我|俺)(?:要|来|想)?(?:问|咨询|打听|办|用)"
)


def events(scene: Scene) -> list[tuple[int, str]]:
    """Where the subject of the talk changes, and to whom: `self` or `other`."""
    skeleton = scene.skeleton
    events = []
    sent = [match.span() for match in _SENT_BY.finditer(skeleton)]
    sent += [match.span() for match in _NOT_FOR_MYSELF.finditer(skeleton)]
    for match in _SELF.finditer(skeleton):
        if any(start <= match.start() < end for start, end in sent):
            continue
        if match[0] == "自己" and re.search(r"O[^,我]{0,3}(?:说|讲|称|吹|话)$", skeleton[: match.start()]):
            continue
        if _COMPARED.search(skeleton[max(0, match.start() - 8) : match.start()]):
            continue
        if skeleton.startswith("我们", match.start()) and _AT_OURS.search(skeleton[: match.start()]):
            continue
        if _LOOKS.match(skeleton, match.start()) and _of_his(skeleton[: match.start()]):
            continue
        if not (match[0] == "我" and _OWNED.match(skeleton[match.end() : match.end() + 10])):
            events.append((match.start(), "self"))
    events += [
        (mention.place, "other") for mention in scene.mentions if mention.kind == "O" and _switches(mention, scene)
    ]
    events += [(start, "other") for start, _ in sent]
    events += [(match.start(), "other") for match in _ALL_BUT_ME.finditer(skeleton)]
    events += [(match.end() - 1, "other") for match in _INTRODUCED.finditer(skeleton)]
    he = any(mention.text in {"他", "她"} and not scene.before(mention, 4) for mention in scene.mentions)
    if "我" not in skeleton and (he or _THIRD.search(skeleton)):
        events.append((0, "other"))  # 高级工三年了,人事怎么帮他报: nothing is said of the speaker
    events += [(match.start() + 1, "other") for match in _FOREIGN_PERSON.finditer(skeleton)]
    return sorted(events)


_LOOKS = re.compile(
    r"(?:我|俺)(?:也|就|只|刚|好像|好象|倒|都|是|又|已经|昨天|今天|特意|帮|替|给|O|,)*"
    r"(?:翻|看(?:到|了|见|过|错|着)|查(?:到|了|过)|记得|记错|听错|搞错|弄错|打错|瞧|猜|估计|印象)(?![^,]{0,8}(?:我|自己))"
)
"""他的职称我查过了: who looks at something is not spoken of."""
_HIS_ARE = re.compile(r"(?:^|[,。?!;])[^,。?!;]{0,3}O(?:[^,]{0,4}(?:的|那|这|手里|手上|家里)[^。?!;]*|[^,]{0,4})$")
_NOT_ME_BUT = re.compile(
    r"(?:不是|不系|又不是|哪是)(?:说)?(?:我|俺)(?:的|自己|本人|啊|呀|,)*(?:而?是|系)(?:我|我们|我家|俺|那个|我的)?$"
)
"""不是我,是我师傅拿的."""
_ALL_BUT_ME = re.compile(
    r"(?<![^,。?!;])[^,。?!;我]*都[^,。?!;我]*(?=,(?:就|只|只有|唯独|偏偏?|单单|就剩|只剩|剩)(?:有|是|下)?(?:我|俺)(?:一个人?|自己|个)*(?:还|仲)?(?:没|冇|不|差))"
)
"""2015年都评上工程师了,就我没有: all of it is told of the others."""
_OWNER = re.compile(r"[我俺咱](?:们|的|家)*(?=O)")


def _of_his(before: str) -> bool:
    before = _OWNER.sub("", before)
    return "我" not in before and bool(_HIS_ARE.search(before))


def _is_oneself(mention: Mention, scene: Scene) -> bool:
    """Tell whether the speaker names himself as others do: 阿伯系技师; 我呢个老豆, beside a child; 我这个当师傅的."""
    before = scene.skeleton[: mention.place]
    if re.search(r"[我俺咱][这呢]个(?:做|当)(?:了)?$", before):
        return True
    if mention.text in content.parents() and re.search(r"[我俺咱][这呢]个$", before):
        return any(other.kind == "O" and other is not mention for other in scene.mentions)
    alone = not any(other.kind == "O" and other is not mention for other in scene.mentions)
    after = scene.after(mention, 3)
    return mention.text in content.oneself() and not before and alone and not re.match(r"[们说话讲问的叫让]|$", after)


_CARED_FOR = re.compile(
    r"(?:(?<![学师先医新])生|怀|养|照顾|照料|陪|陪护|伺候|服侍|看护|接送|奶|哄|湊|凑)(?:了|过|着|完|个|一下|的|我|家里|家|老|小){0,3}$"
)
"""中间生娃歇了半年: a child that was born did not take the rest."""
_EVENT = r"儿?(?:刚|D|才|正好|刚好|正|在|要|快|都|也|还|该)*(?:出生|出世|[生怀]|满月|满?[\d一二三四五六七八九十]{1,3}岁|[读上](?:小学|幼儿园|初中|高中|大学|中学|学|一年级)|高考|中考|考上?大学|结.?婚|订婚|嫁|入学|毕业|去世|过世|走|住院|生病|做手术)"
_THAT_YEAR = re.compile(rf"^{_EVENT}[^,我]{{0,4}}(?:那一?年|那会儿?|那阵子?|那个?月|(?:的|那)时候|前后|前一年|后一年)")
_IN_THAT_YEAR = re.compile(r"(?:那一?年|那会儿?|那阵子?|那个?月|(?:的|那)时候|当时)(?:是|我|我家|正好|刚好|刚|,)*$")
_HAPPENED = re.compile(rf"^{_EVENT}")


def _tells_when(before: str, after: str) -> bool:
    """女儿上小学那年, 拿证那年我女儿刚出世: others only tell when it was."""
    return bool(_THAT_YEAR.match(after) or (_IN_THAT_YEAR.search(before) and _HAPPENED.match(after)))


def _switches(mention: Mention, scene: Scene) -> bool:
    before, after = scene.before(mention, 10), scene.after(mention, 8)
    if _is_oneself(mention, scene):
        return False
    if mention.text in content.weak_others() and mention.value != "theirs" and not _WEAK_OWNER.search(before):
        mine = ",我" in scene.skeleton[mention.place :] or bool(_SAID_OF_MYSELF.search(scene.skeleton[: mention.place]))
        return not before and bool(_SUBJECT.match(after)) and mine
    if mention.text in {"他", "她"} and before.endswith("O"):
        return not _REPORTED.match(after)
    if re.search(r"(?:带|教|管|培养|帮)(?:过)?(?:我|俺)的$", before):
        return True
    trade = mention.text in _FORMS_OF_ADDRESS | content.weak_others() or mention.text.endswith(content.functions())
    if trade and _A_TRADE.search(before):
        return False
    if _CARED_FOR.search(before) or _tells_when(before, scene.after(mention, 20)):
        return False
    if _NOT_ME_BUT.search(scene.skeleton[: mention.place]):
        return True
    if _AS_OBJECT.search(before) or _REPORTED.match(after) or _AT_ME.match(after):
        return False
    clause = scene.clauses[mention.clause]
    alone = mention.place == clause.start and mention.place + 1 == clause.end
    return not (alone and clause.index == 0 and len(scene.clauses) > 1 and mention.text in _FORMS_OF_ADDRESS)
