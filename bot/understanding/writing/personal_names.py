"""Names of persons, where somebody says that it is his."""

from __future__ import annotations

import re

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹"
    "姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁"
    "荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰"
    "郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公"
    "邝麦岳冼佘肖闫覃植关区"
)
_NOT_NAMES = re.compile(
    r"^(?:技师|高级|工程|什么|啥|名字|单位|公司|师傅|于|是|在|有|没|不|个|做|干|想|要|高工|安全|时候|全国|广州|广汽|能|从事|应该|经|单|通过|解|查|计|和|那|都|家|水|国家|云|时|后|相|强|成|明|金牌|满|连|管|文|车|石化|公|别|向|全|平时|平|应|项目|党|东|利|关|权|空|游|容易|红|双|常|习惯|马上|方便|高|任|路|边|康复|元|和|支|干|房|包|程序|幸|易|居|通|农|终|古|步|都|须|益|养)",
)
_NAME_LEAD = re.compile(
    r"(?:我叫做?|我的名字(?:叫|是)|本人叫|姓名(?:叫|是)?[:： ]{0,2}|名字(?:叫|是)[:： ]{0,2}|我名叫|俺叫|叫我|我姓名(?:叫|是)?)"
)
_NAME_AFTER_IS = re.compile(r"(?:我是|本人是?|在下|我系)(?=[\u4e00-\u9fff]{2,3}(?:[，,。;；!！ ]|$))")
_NAME = re.compile(
    rf"(?:欧阳|司徒|上官|诸葛|司马|东方|令狐|皇甫|尉迟|公孙|慕容|夏侯|轩辕|[{_SURNAMES}])[\u4e00-\u9fff]{{1,2}}"
)


def spans(text: str) -> list[tuple[int, int, str]]:
    """Return where a person is named in *text*."""
    found: list[tuple[int, int, str]] = []
    for lead in _NAME_LEAD.finditer(text):
        name = _NAME.match(text, lead.end())
        if name and not _NOT_NAMES.match(name[0]):
            found.append((name.start(), name.end(), "name"))
    for lead in _NAME_AFTER_IS.finditer(text):
        name = re.compile(rf"{_NAME.pattern}(?=[，,。;；!！ ]|$)").match(text, lead.end())
        if name and not _NOT_NAMES.match(name[0]) and not re.search(r"[工师员手级证岗企港铁汽科司校队班人]$", name[0]):
            found.append((name.start(), name.end(), "name"))
    return found
