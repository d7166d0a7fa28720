"""Doubt: a level beside a negation that nothing explains is no fact, for the negation may be of the level."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.lexicon import content

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Mention, Scene

_NEGATOR = re.compile(r"[没不未无冇]|(?<!除)非|(?<![差])(?<!时)差(?!不多|距|旅|班|事)")
_WORK = r"断|停|换|转|离|变|改|做|干|从事|碰|用|挪|调|歇|撂|丢|落下|荒|中断|间断|脱|闲|走|动过|搬|跳|辞|下过?岗|休|耽误|放下|搁"
_EXPLAINED = re.compile(
    rf"(?:晓得|知道|懂|明白|行|好|对|中|要得)不|不(?:说|讲|提|报)了|不(?:是|系)(?=你|我|的$|说|吧|啊)|不要(?=搞|弄|写|记|算|当|再|说)|无(?:奖|荣誉|项)|(?:没有?|未曾?|不|不曾|从未|冇)(?:再|怎么|咋|一直|真|U|一天|一日|一刻)*(?:{_WORK})"
    r"|(?:没有?|未曾?|无|冇|不是|不算|不属于?|不在|非|不去|不肯|不愿|不想|不进|不到)[^,STQA]{0,5}[WKCMPBHGEJLORX]"
    r"|(?:没有?|未|冇|不会|不肯|不)(?:有)?(?:还(?=$|我|给)|退还|归还|交还|过期|失效|到期|丢|遗失|注销|作废|吊销|作假|造假|掺假|水分|用上|派上|涨|变现|享受)|(?:考|评|拿|升)(?:完|到|过|上|下来|到手)?(?:了)?(?:之后|以后|后)?(?:就|便|也就)(?:没|不|冇)(?:有)?(?:再)?(?:考|评|报|升|动|管|往上|继续)(?!过|上|到|下|成)"
    r"|(?:不|唔)(?:知道?|晓得|清楚|明白)(?:道)?(?:到底|究竟)?(?:有(?:什么|啥|没有|多大|多少)|能|可以|怎么|怎样|值|算|够|该|要|往|在)"
    r"|(?:升|再上|往上)(?:不|没|唔)(?:到|上去?|了|动)|(?P<aba>[\u4e00-\u9fff])不(?P=aba)|有没有|是不是|能不能"
    r"|不(?:过(?!$)|错|久|对|不|只|止|光|仅|单|但|知|清楚|晓得|懂|明白|记得|太|怎么|大|管|论|用|必|如|瞒|怕|客气|好意思|多说|妨|断|同|可能不|得不|住|少|小|愧|服|甘|想|敢当|敢瞒|图|求|靠|够(?=格|钱))"
    r"|(?:编号|号码|名字|姓名|照片|图|具体|单位|电话|细节|别的)[^,]{0,5}不|(?:后面|后来|之后|以后|此后)[^,]{0,4}(?:没|不|冇)(?:有)?(?:再)?(?:考|评|报|升|动|往上|继续)(?!过|上|到|下|成)|(?:没有?|不是?|不对)(?=(?:我|我是|真|,)*(?:没|不))|(?:不是|不系|并非)(?=[DUYZ])|(?:不是|没|不)[^,STQA]{0,3}[DUY]|(?:不|没有?|未)$|(?:不是|并非|不可能|不会)(?:说|我)*没有?$|(?:记|想|说|认|听|看|搞|弄|分)不|拿不(?:准|定)|把不准|(?:错|假|跑|少|忘|赖|差)不了|不在(?:身边|手边|手头|手上|家|这边|我这|跟前)|没(?:想到|人|料|敢|错|毛病|问题|骗|说谎|吹|读|上过?(?:学|大学|高中)|学|文化|钱|时间|空|法|办法|用|事|啥事|关系|白|辜负|丢人|多|两|几|忘)"
    r"|(?:怎么|咋|为什么|为啥|凭什么|凭啥)(?:还|就|也|又|都|总|老|一直|是)*(?:不|没|冇)(?:让|许|准|动|涨|行|给(?:我们?)?[报评申考]|能[报评申往考]|可以[报评申往考]|够格)"
    r"|(?:差一?点儿?|险些|差些)(?:就)?没|(?:反倒|反而|却|倒)(?:没有?|冇)(?:我的?)?份|这不(?=刚|才|就|D|今)|再上[^,]{0,3}(?:没|未|冇)|(?:没有?|未|冇|不)(?:再|继续|接着|往上?|想再|打算再)|(?:没有?|冇|无)(?:有)?(?:别的|其他|其它|另外|别样)|无(?:所谓|非|论|线|人|锡|奈|聊|语|损|缝|轨)|未(?:来|必|婚|知)|(?:别|其他?|其它|再高|往上|以上|更高|再往上)[^,]{0,5}(?:没|不|未|冇)"
    r"|U(?:多|了)?(?:还是?|都|也|却|就是?)*(?:不给|不让|不许|不能|不批|没给|没让|报不|评不|申报不|考不|升不)[^,STQA]{0,6}|^不过$|(?:那会儿?|那时候?|那阵子?)(?:我|俺)[^,]*"
    r"|(?:没有?|不是|未|不|非)[^,STQA]{0,6}[STQA]|[哦噢啊呃额嗯哎诶]不|差不多|不(?:到|足|满|够|止)(?:U|Z|D)"
    r"|U(?:吧|了|呢|啊|嘛)*,?(?:就|还|只|也就)?差(?:X|一)?(?:点|丁|些|滴)+儿?(?:$|吧|啦|呢)"
)
_LONGEST = 9
_NEAR = 12
"""How far a negation may stand from the level and still be of it."""
_ITS_OWN = re.compile(r"(?<=[STQA])(?<![和跟与、或][STQA])(?<!^[STQA])")
"""What follows the next level is of that one."""
_OF_HOLDING = re.compile(
    r"(?:没有?|未|不|冇|难)(?:能|再|去|怎么|算|够|到|正式|真正|完全)*(?:考|拿|评|取得|获|得|领|批|办|报|过|通过|成|上|到手|发|下|出|中|行|合格|及格|算数|作数|认|认可|承认|生效|有效|够|及|达|定|落实|成功|有$|$)"
)


_COPULA = re.compile(
    r"^(?P<subject>[^,]*?)(?:都|也|就|才|先|已经|早|全|又|还|刚|可|倒|确实|真的?|现在|目前)*(?<!没)(?:是|有)(?:了|过|着|个|一个|一本|一张|名|一名|老|正经的?|真正的?)*$"
)
_SELF = re.compile(r"我|俺|咱|本人|自己|敝人|鄙人|笔者|老汉|小弟|在下|老子|\b(?:i|my|me|am|been)\b")
_KNOWN = re.compile(
    r"国家|退休|毕业|后生|那时候?|这时候?|那会儿?|小时候|老早|老是|从小|长期|一直|头一?[回次个]|到头来|人社局?|工种|技工|进厂|入职|工作|这辈子|一辈子|职位|岗位|最高|一本|一张|一个|两本|考下来|拿下来|评下来|牌子|那本|这本|那张|这张|什么的|算起来|现在|目前|眼下|如今|已经|早就|早已|刚刚|当年|当初|后来|以前|之前|然后|接着|最高|最后|到现在|直接|顺利|正式|自动|另外|还有|同时|加上|以及|并且|而且|但是|不过|可是|那么|那个|这个|"
    r"其实|实际上?|反正|总算|终于|好歹|勉强|大概|好像|应该|可能|大约|差不多|原来|意思|明明|老实讲|说实话|老实说|讲真|你好|您好|请问|麻烦|一共|总共|分别|等级|级别|资格|技能|工种|专业|岗位|档次|"
    r"手里|手上|手头|兜里|身上|名下|家里|抽屉里|本子|本本|红本|蓝本|证书|上面|上头|里面|白纸黑字|写着|写明|写的|印着|印的|登记|评定|评的|考的|拿的|发的|聘的|批的|认定|取得|持有|结果|成绩|"
    r"说的|讲的|指的|答案|情况|身份|职务|学历|最近|今年|去年|前年|不对|不是|没有|嗯|呃|额|啊|哦|呀|哎|唉|喂|诶|嘛|呢|吧|哈|的|了|得|着|过|地|这|那|也|都|就|才|又|还|只|仅|真|确|可|但|而|且|和|跟|与|及|或|从|由|在|到|倒|是|先至|先|系|净|得|"
    r"[A-Z][师员工]?|\d|[a-z ]+|\W"
)


_SOMEBODY = re.compile(
    r"[位们伙帮员师手友仔佬婆爷叔婶姨亲嫂舅娃伴戚邻徒弟妹姐哥爸妈爹娘女婿孙侄辈头长总主任经老小阿姓谁]|家(?!里|伙计)|人(?!事|社|力)|[一-龥]生(?!产|活)|几个|个个|班组?|车间|工$"
    rf"|^(?:{'|'.join(content.read_file('people')['surnames'])})[\u4e00-\u9fff]{{1,2}}$"
)
"""Signs that the words before 是 name somebody: 对面那几位, 带班的, 张伟."""


def unknown_subject(before: str) -> bool:
    """Tell whether a word that we don't know stands where the one who holds the level is named: 我们那几位是技师."""
    copula = _COPULA.match(before)
    return (
        bool(copula)
        and not re.search(r"我|[WK]", before)
        and not _SELF.search(before)
        and bool(_SOMEBODY.search(_KNOWN.sub("", copula["subject"] if copula else "")))
    )


def doubtful(mention: Mention, scene: Scene) -> bool:
    """Tell whether a negation that belongs to nothing else stands beside a level, or alone in the next clause."""
    clause = scene.clauses[mention.clause]
    if clause.hypothetical:
        return False
    if mention.kind in "ST" and unknown_subject(scene.before(mention)):
        return True
    before, after = scene.before(mention, _NEAR), _ITS_OWN.split(scene.after(mention, _NEAR))[0]
    if _NEGATOR.search(_EXPLAINED.sub("", before)) or _NEGATOR.search(_EXPLAINED.sub("", after)):
        return True
    following = scene.clauses[clause.index + 1] if clause.index + 1 < len(scene.clauses) else None
    if following is None or following.question or len(following.text) > _LONGEST or following.mentions:
        return False
    last = clause.mentions[-1] is mention
    return last and bool(_OF_HOLDING.search(_EXPLAINED.sub("", following.text)))
