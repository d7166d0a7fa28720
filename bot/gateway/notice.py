"""The notice on personal information: shown before the first message, agreed to by version (PIPL Art. 17)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """One wording of the notice. A changed wording gets a new version."""

    version: str
    summary: str
    details: tuple[str, ...]


NOTICE = Notice(
    version="2026-11.2",
    summary=(
        "发送前请知悉：您说的岗位、证书和年限只用来判断政策通道，不要发姓名、身份证号和电话；"
        "对话最多保存 30 天，随时可以删除。"
    ),
    details=(
        "谁在处理：部署本助手的广州市技能人才评价经办机构，联系电话见“咨询电话”。",
        "为了什么：按助手写明文号的政策文件判断哪些评价通道您可以申报。助手只提供参考，以经办机构审核为准。",
        (
            "处理什么：您主动说出的单位类型、岗位、技能等级、职称、取得时间和工作年限。不需要姓名、身份证号、电话、住址和照片；"
            "如果误发，会在保存之前隐去。"
        ),
        "怎么处理：由固定规则判断，不使用大模型，不作营销用途，不提供给第三方。",
        "保存多久：最后一次对话之后 30 天内自动删除，之后只留下不含个人信息的计数。",
        "您的权利：随时查看助手记下的情况，逐项更正或删除；说“删除我的记录”或点“删除记录”，全部立即删除。",
        "不同意也可以：不使用对话，照样可以在“逐题填写”页面查看政策结论，那里不保存任何内容。",
    ),
)
