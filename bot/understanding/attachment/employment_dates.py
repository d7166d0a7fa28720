"""Days on which work began: 2016年进的厂, 毕业后就在广汽, 干了八年."""

from __future__ import annotations

import re

from bot.understanding.lexicon import grammar

ENTRY_AFTER = re.compile(
    r"^(?:正式|就|才|我|开始|毕业|起|的时候|那年|份|年|校招|社招|应届|统一|,|从?[^,DUSTQK]{0,6}?毕业(?:后|以后|之后|就|即)?)*(?:(?:办|签|搞|做)(?:的|了|好|完)*(?:入职|报到|合同|手续)|进(?:的|了|入)*[^,DUSTQK]{0,6}?(?:企业|公司|单位|厂|E)|进的?厂|进的?广州|来的?广州|到的?广州|入厂|入职|进的?公司|进单位|参加工作|毕业(?:进|到|来|入|就)|来的?广州|到广州|上班|进了?E|进的E|入(?:了|的|咗)?E|到了?E|来了?E|去了?E|在E|加入|join|进来|进的|入的职|报到|报道|上岗|到岗|(?:技校|学校|大学|中专|职校|校门)?出来(?:以后|之后|后)?(?:就|一直|便)*(?:在|进|到|来)|签(?:了|的)?(?:正式)?合同|开工|开始(?:在|上班|工作)|分到|招进|调到E|调来|到E|的?时候进)"
)
AT_WORK_BEFORE = re.compile(
    r"(?:到|进|来|在|去)(?:了)?(?:广州|E)[^,STQLKDU考拿评发领得取]{0,6}(?:就|才|刚|已经|干|做|上班|工作|了)*$"
)
THEN_OBTAINED = re.compile(
    rf"^[^,DU]{{0,8}}(?:又|才|再|就|便|后)(?:拿|考|评|取得|升|获得)(?:了|到|上|下|下来|的)*{grammar.LEVEL}"
)
SINCE_AFTER = re.compile(
    r"^(?:起|开始|以来|至今|到现在|就)*(?:一直)?(?:就)?在(?:[^,。STQDUK没不]{0,6}?)(?:E|广州|广州的)"
)
WORK_BEFORE = re.compile(
    r"(?:干|做|返|上|工作|上班|待|呆|从事|任职|打工|开|修|搞|服务|进厂|入职|进来|刚来|来这里|来这|来到这|进公司|来广州|E|广州|实打实做)(?:了|着|有|已经|也|都|快|的|满|差不多|足足|才|刚|只|就|到现在| )*$"
)
WORK_AFTER = re.compile(r"^(?:的)?(?:工龄|工作经验|工作经历|经验|一线|老员工|的活|班|工作|老职工)")
_ENTERPRISES_IN_GUANGZHOU = {
    "pilot", "pilot_subsidiary", "pilot_dispatched", "municipal", "district", "joint_venture", "guangzhou_other",
}  # fmt: skip


def employed_in_guangzhou(kind: str | None) -> bool:
    """Tell whether an employer of this kind is an enterprise in Guangzhou."""
    return kind in _ENTERPRISES_IN_GUANGZHOU
