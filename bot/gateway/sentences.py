"""What the gateway itself says to a person. Plain, short, warm, exact."""

NO_ANSWER = "抱歉，我这会儿没能答上来。您刚才的话我记下了，过一会儿点“重试”或再发一次就行，前面说过的都还在。"
STILL_WORKING = "这一句我还在想，比平时慢一些。您的话我记下了，过一会儿点“重试”或再发一次就能看到回答。"
NOT_TAKEN = "抱歉，系统正在恢复，您刚才这句话还没有收下。请过几秒点“重试”或再发一次，前面说过的都还在。"
DELETED = "您的记录已经全部删除。"

BAD_JSON = "请求的内容不是有效的 JSON。"
NOT_FOUND = "没有这个地址。"
NO_CONVERSATION = "找不到这次对话，可能已经删除或过期。请重新开始。"
WRONG_CALLER = "找不到这次对话，或者令牌不对。对话可能已经删除或过期，请重新开始。"
UNKNOWN_CALLER = "请带上这次对话的令牌（Authorization: Bearer …）。"
EXPIRED = "这次对话很久没有动静，已经结束。请重新开始。"
METHOD_NOT_ALLOWED = "这个地址不支持这种请求方式。"
TOO_LARGE = "内容太大了，请分几次发。"
TOO_SLOW = "等了很久也没有收完，请检查网络后再发一次。"
BAD_ADDRESS = "这个地址或请求头不对，没有处理。"
OTHER_SITE = "这个请求是别的网站发来的，没有处理。"
INTERNAL = "抱歉，我们这边出了点问题，请稍后再试。"
NOT_READY = "助手正在准备，请稍等片刻再试。"
TEXT_OR_CHOICE = "请给出 text（一句话）或 choice（一个选项），只要其中一个。"
EMPTY_TEXT = "text 是空的，请写一句话。"
NOT_OFFERED = "choice 不是刚才给出的选项，请从上一条消息的选项里选，或者直接用文字回答。"
NO_FACTS = "facts 里至少要有一项。"
CORRECTED = "已按您的修改重新判断。"
BEFORE_POLICY = "as_of 早于政策施行的日期，这份政策那时还没有。"
AFTER_POLICY = "as_of 晚于政策有效的最后一天，这份政策那时已经不施行。"
NO_POLICY = "没有这份政策。"
BAD_AS_OF = "as_of 要写成 2026-11-22 这样的日期。"
NO_PATHWAY = "没有这个通道。"


def greeting(documents: str) -> str:
    """Greet in place of the dialogue, naming the documents by which it answers."""
    return (
        f"您好，我是技能人才评价政策助手，依据{documents}回答。"
        "您说说自己的情况（在什么单位、有什么证书或职称、哪年拿的），我帮您看看哪些通道可以申报。"
        "请不要发姓名、身份证号和电话。可申报不等于评上，以经办机构审核为准。"
    )


def too_many(seconds: int) -> str:
    """Say when to try again."""
    return f"您发得有点快，请 {seconds} 秒后再试。"


def text_too_long(limit: int) -> str:
    """Say how long a message may be."""
    return f"text 太长了，一次最多 {limit} 个字，请分几次说。"


PERSONAL_DETAILS = {
    "id_number": "身份证号",
    "phone": "电话号码",
    "email": "邮箱",
    "bank_card": "银行卡号",
    "credit_code": "信用代码",
    "plate": "车牌号",
    "name": "姓名",
}


def redacted(kinds: tuple[str, ...]) -> str:
    """Tell the person once what was taken out."""
    names = "、".join(PERSONAL_DETAILS.get(kind, "个人信息") for kind in kinds)
    return f"为了保护您的隐私，您发来的{names}已经隐去，没有保存。回答政策问题用不到这些。"


def invalid_value(key: str) -> str:
    """Name the key of a request that does not fit."""
    return f"{key} 的内容不对，请检查后再试。"


def unknown_key(key: str) -> str:
    """Name a key that nobody knows."""
    return f"没有 {key} 这一项。"


def missing_key(key: str) -> str:
    """Name a key that must be there."""
    return f"缺少 {key}。"


BAD_DAY = "日期要写成 2027-06-01 这样。"
CALENDAR_NOTE = "前提是一直从事相应工作。可申报不等于评上，以经办机构审核为准。"
NOT_BUILT = "对话页面还没有准备好，请先用 /form 逐题填写。"
