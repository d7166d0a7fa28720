"""What the channel itself says on a phone. Plain, short, warm, exact."""

from bot.channels.wechat import menu
from bot.gateway.notice import NOTICE
from bot.gateway.policies import numbers

START = "开始"
START_SAID = menu.SAID_BY_KEY[menu.START]

WELCOME_HOW = "您直接说就行，比如：“我是技师，2022年3月拿的证，在一家集团的本部上班”。"
WELCOME_START = "不知道怎么说也没关系，选“开始”，我一步一步问您。"
NOTICE_SHORT = f"{NOTICE.summary}取消关注或回复“删除我的记录”，就全部删除。"

WAIT = "正在帮您核对，请稍等几秒，再回复“继续”看结果。"
BUSY = "现在问的人多，请稍等。一分钟还没有收到回答，就请把刚才的话再发一次。"
SORRY = "抱歉，我这会儿没能答上来。请过一会儿把刚才的话再发一次，前面说过的都还在。"
TOO_LONG = "这一段太长了，请分几次发，每次不超过 500 个字。"
EMPTY = "请发一句话，说说您的情况或想问的问题。"

SHOWN = {
    "voice": "抱歉，我还听不了语音。请您打字，或用输入法的语音转文字发给我。",
    "image": "谢谢，但我看不了图片，也请不要发证书和身份证的照片。请用文字告诉我：什么证书、哪一级、哪年哪月拿的。",
    "video": "抱歉，我看不了视频。请用文字说说您的情况或想问的问题。",
    "shortvideo": "抱歉，我看不了视频。请用文字说说您的情况或想问的问题。",
    "location": "谢谢，我不需要您的位置。请用文字告诉我：您在什么单位上班，比如单位的名称，或“广州的其他企业”。",
    "link": "抱歉，我打不开链接。请用文字说说您的情况或想问的问题。",
    "file": "抱歉，我看不了文件，也请不要发带个人信息的材料。请用文字说说您的情况。",
    "button": "这个按钮换了新的，请重新进入公众号再点，或直接打字问我。",
}
SHOWN_OTHER = "抱歉，我只看得懂文字。请打字说说您的情况或想问的问题。"

CASE_UNKNOWN = "这个办事码没有找到，可能已经过期或删除。您直接说说自己的情况，我重新帮您看。"


def welcome() -> str:
    """Greet a new follower, naming the documents by which the assistant answers."""
    return (
        f"您好，欢迎关注！我是技能人才评价政策助手，依据{numbers()}，"
        "帮您看看：有技能等级能不能申报职称，有职称能不能申报技能等级，从哪天起可以。"
    )


def case_taken(code: str) -> str:
    """Say that what was said elsewhere is here now."""
    return f"办事码 {code} 的情况已经带过来了，接着说就行。"


def case_shown(code: str) -> str:
    """Say what the case code is for."""
    return f"您的办事码：{code}。打电话咨询时报给工作人员，对方就能看到您说过的情况。"


def page_link(address: str) -> str:
    """Write the way to the full page as WeChat shows it."""
    return f'<a href="{address}">看依据和路线图（只能打开一次）</a>'


PAGE_OPENED = "您在微信里说过的情况都带过来了，下面是依据和路线图，也可以接着问。"
PAGE_EXPIRED = "这个链接已经用过或过期了。请回到公众号，再问一次就有新的链接；也可以直接在这里重新开始。"
NOT_SET_UP = "本助手还没有接通微信公众号，公众号里的链接在这里打不开。您可以直接在这里说说自己的情况。"
REFUSED = "这个请求不是微信发来的，或者内容不对。"
