"""No award and no honour: 没参加过比赛, 奖啊荣誉啊都没有, 连个厂先进都没评上."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.credentials import contests, nothing
from bot.understanding.credentials.holdings import not_me

if TYPE_CHECKING:
    from bot.understanding.reading import Reading
    from bot.understanding.skeleton.scene import Clause, Scene

_FOR_NOTHING = re.compile(
    r"陪跑|打酱油|一轮游|凑(?:个)?(?:人)?数|重在参与|空手而归|空手回|颗粒无收|铩羽|首轮|(?:没|未)(?:拿|得|有|获)(?:到|上|过)?(?:什么|任何|啥)?(?:名次|成绩|牌)"
)


_NOT_ORGANISED = re.compile(
    r"[没不未](?:有)?(?:搞|办|组织|举办|举行|开展|弄)过"
    r"|^(?:我们|咱们?|俺们?|你们)?(?:这|那|本|的)*(?:个|一|种)*(?:厂子?|小厂|单位|公司|行业?|工种|岗位?|专业|职业|车间|集团|部门|地方|边|里|E|J)+(?:里|这边|那边)?"
    r"(?:从来|一直|压根|根本|也|都|就|又|好像|应该|目前|是)*(?:没有?|不|冇|哪有|哪来)(?:有|搞|办|组织|设)?(?:过)?(?:什么|啥|这种|这类|这个|任何|对应|相应|专门|的)*[MC]"
)
"""单位没搞过这种比赛, 我们这工种没有比赛 says nothing of the speaker."""


_NONE_ELSE = r"^(?:我|就|也|还|再|都|从来|真的?|目前|,)*(?:没有?|冇|未)(?:有)?(?:再)?(?:拿|得|获|评|取得)?(?:过|到)?(?:什么|任何|啥)?(?:别的|其他|其它|另外)(?:什么|任何)?的?"
_NO_OTHER = {
    "honours": re.compile(rf"{_NONE_ELSE}(?:B|荣誉|称号|表彰|了|的|啊)*$"),
    "contest_awards": re.compile(rf"{_NONE_ELSE}(?:M|奖|奖项|比赛|名次|了|的|啊)*$"),
}
"""没拿过其他荣誉, asked for honours: none but what was told before."""
_EVEN = re.compile(r"连(?:一?个|我们)?$")
_OF_CONTESTS = re.compile(r"[CMP赛]|奖(?!状|章)")


def _only_of_papers(scene: Scene, clause: Clause) -> bool:
    """奖状奖章跟我没缘分, said of honours, says nothing of contests."""
    return scene.asking == "honours" and "奖状" in clause.text and not _OF_CONTESTS.search(clause.text)


def collect(scene: Scene, reading: Reading) -> None:
    """Write into the reading that there is no award, or no honour."""
    if any(
        mention.value == "below_provincial" and _EVEN.search(scene.before(mention))
        for mention in scene.of_kind("H", "negated")
    ):
        reading.facts.setdefault("honours", [])  # 连个厂先进都没评上
    prizes = [mention for mention in scene.of_kind("P") if mention.text not in {"名次", "陪跑"}]
    if scene.asking == "contest_awards" and not prizes and _FOR_NOTHING.search(scene.normal.text):
        reading.facts.setdefault("contest_awards", [])
    if not_me(scene, "CPM"):
        reading.facts.setdefault("contest_awards", [])
    asked = scene.asking or ""
    if asked in _NO_OTHER and _NO_OTHER[asked].search(scene.skeleton) and not scene.of_kind("HNCPS"):
        reading.facts.setdefault(asked, [])
    for clause in scene.clauses:
        if clause.hypothetical or any(mention.status == "other" for mention in clause.mentions):
            continue
        if scene.asking != "contest_awards" and _NOT_ORGANISED.search(clause.text):
            continue
        for key in ("contest_awards", "honours"):
            if key not in reading.facts and nothing.of(scene, key, [clause]):
                if key == "contest_awards" and (contests.won_elsewhere(scene) or _only_of_papers(scene, clause)):
                    continue
                reading.facts[key] = []
                reading.negated.pop(key, None)
        if re.search(r"[吗么]$|有没有|(?P<aba>[\u4e00-\u9fff])[没不](?P=aba)", clause.text):
            continue
        placed = any(mention.kind == "P" and mention.text == "名次" for mention in clause.mentions)
        if placed and re.search(
            r"没(?:有)?(?:拿|得|取得)?(?:到|过)?P|P[^,STCPH]{0,4}没(?:有)?(?:捞|拿|得|进|做|摸|混|排|有$)", clause.text
        ):
            reading.facts.setdefault("contest_awards", [])
