"""Yes and no in all their colours: openers, one or more words for it, particles."""

from __future__ import annotations

import re

_OPENERS = (
    "嗯|恩|呃|额|哦|噢|喔|诶|欸|哎|唉|昂|啊|那|这|这个|那个|我|俺|我们|咱们?|俺们|反正|确实|真的?|的确|肯定|应该|好像|大概|目前|现在|"
    "暂时|说实话|老实说|讲真|基本上?|其实|都|也|就|还|倒|自然|铁定|百分之?百|百分百|统统|全|全都|通通|一直|公司|单位|厂里|厂|集团|这边|这里|里面|方案里?|人事|领导|班组|车间|暂且|当真|实在|一点"
)
_YES = (
    "百分之?百|百分百|没有错|没有问题|没有毛病|对|是|有|在|算|会|能|可以|可|行|好|成|中|得|要得|嗯|恩|昂|没错|冇错|没毛病|没问题|没跑|没得跑|错不了|不会错|不假|不错|当然|必须|必|肯定|绝对|确实|自然|"
    "就?是这么(?:个)?(?:回事|样)|就这么(?:回事|样)|就?是这样|搞|包|含|搞过|办过|有过|还用说|还用问|用说|用问|还要问|废话|可不|可不是|可不就是|妥|妥妥|正是|就是|正解|符合|够|满|属于|包括|包含|对头|对路|铁定|稳|准|√|ok|okay|yes|yeah|yep|yup|sure|right|true|of course|absolutely|definitely"
)
_NO = (
    "没有?|木有|木得|冇|莫得|没得|不|不是|否|非也|无|没门|不在|不算|不行|不会|不能|不存在|不可能|不对|不符合|不属于|(?:没有?|冇|未有)[这呢](?:回|码|种|档|支|首|样)?(?:事情?|事儿|歌仔?唱?|东西|说法|好事)|没这回事|没这事|没那回事|没那事|"
    "不啱|没搞|不搞|没办|不办|不包|没包|没弄|不弄|哪有|哪能|哪会|哪里有|哪里是|哪是|想得美|并不|并不是|并没有?|并非|从来没有?|从没有?|从未|没有过|压根没有?|压根不是|压根不|根本没有?|根本不是|根本不|"
    "nope?|nah|never|none|not|no|0|零|×|╳|未有|尚无|空白"
)
_PARTICLES = "的|地|了|过|滴|哒|啊|呀|哈|嘛|咯|啦|呐|哩|儿|咧|呗|噻|喽|嘞|哟|吖|耶|哎|嗷|呢|吧|哦|噢|喔|这个|那个|这东西|那东西|这玩意|那玩意|这些|那些|这样|这种|这事|呵|嘿|呦|嗬|额"
_GAP = r"[,，。!！~ ]*"


def _only(words: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_GAP}(?:(?:{_OPENERS})(?:呐|呀|啊|嗯|哦)?){{0,3}}(?:{words})(?:{_PARTICLES}){{0,3}}){{1,4}}{_GAP}"
    )


_ALL_YES, _ALL_NO = _only(_YES), _only(_NO)
_CANCELLED = re.compile(r"^(?:算|得|罢)了|不是(?:没|不|无)|没有?不|不会不|不可能不|不能没|无不")

_REPORTED = re.compile(
    r"^(?:他们?|她们?|人家|人事|领导|公司|班长|主任|HR|hr|J|O|那边|就|都|也|是|反正)*(?:说|讲|话|回复|答复|答|告诉我)(?:的|是|说|我们?|就)*(?=.)"
)
"""问过人事，说没有: what others answered of the plan."""


def as_reported(text: str) -> str:
    """Return what others are reported to have said, or the whole *text*: 说没有 is 没有."""
    return _REPORTED.sub("", text)


def said(text: str) -> str | None:
    """Return `yes` or `no` if the whole of *text* is that and nothing else."""
    if _ALL_NO.fullmatch(text):
        return None if _CANCELLED.search(text) else "no"
    return "yes" if _ALL_YES.fullmatch(text) and not _CANCELLED.search(text) else None
