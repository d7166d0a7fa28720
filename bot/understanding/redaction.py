"""Personal data out of a text before anything else sees it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_DIGIT_WORDS = {
    "零": "0", "〇": "0", "○": "0", "一": "1", "幺": "1", "壹": "1", "二": "2", "贰": "2", "两": "2", "三": "3", "叁": "3", "四": "4",
    "肆": "4", "五": "5", "伍": "5", "六": "6", "陆": "6", "七": "7", "柒": "7", "八": "8", "捌": "8", "九": "9", "玖": "9",
}  # fmt: skip
_SEPARATORS = " -–—_./\\()（）+*~～:：\t\u3000\u00a0\u200b\u200c\u200d\ufeff\u2060"
_LABELS = {
    "id_number": "〔已隐去身份证号〕", "phone": "〔已隐去电话〕", "email": "〔已隐去邮箱〕", "bank_card": "〔已隐去银行卡号〕",
    "credit_code": "〔已隐去信用代码〕", "plate": "〔已隐去车牌〕", "name": "〔已隐去姓名〕",
}  # fmt: skip
_PROVINCES = {
    "11",
    "12",
    "13",
    "14",
    "15",
    "21",
    "22",
    "23",
    "31",
    "32",
    "33",
    "34",
    "35",
    "36",
    "37",
    "41",
    "42",
    "43",
    "44",
    "45",
    "46",
    "50",
    "51",
    "52",
    "53",
    "54",
    "61",
    "62",
    "63",
    "64",
    "65",
    "71",
    "81",
    "82",
    "83",
}
_OFFICE_PHONES = {"83556708", "83528743", "12333", "12345"}
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
_EMAIL = re.compile(r"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,4}")
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·• ]?(?=[A-HJ-NP-Z0-9]*\d)[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])"
)
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@dataclass(frozen=True, slots=True)
class Redaction:
    """A text without personal data, and the kinds of data that were taken out."""

    text: str
    kinds: tuple[str, ...]


def redact(text: str) -> Redaction:
    """Return *text* with ID numbers, phones, cards, addresses of mail, plates and names replaced by marks."""
    spans = [*_numbers(text), *_patterns(text), *_names(text)]
    spans.sort(key=lambda span: (span[0], -span[1]))
    parts: list[str] = []
    kinds: list[str] = []
    position = 0
    for start, end, kind in spans:
        if start < position:
            continue
        parts += [text[position:start], _LABELS[kind]]
        position = end
        if kind not in kinds:
            kinds.append(kind)
    parts.append(text[position:])
    return Redaction("".join(parts), tuple(kinds))


def _plain(character: str) -> str:
    """Return the ASCII digit, or the capital letter, that a character stands for."""
    if character in _DIGIT_WORDS:
        return _DIGIT_WORDS[character]
    if not character.isascii():
        wide = unicodedata.normalize("NFKC", character)
        character = wide if len(wide) == 1 and wide.isascii() else ""
    return character if character.isdigit() else character.upper()


def _runs(text: str) -> list[list[tuple[int, str]]]:
    """Return stretches of digits and letters, separators between them left out, with their places."""
    runs: list[list[tuple[int, str]]] = []
    current: list[tuple[int, str]] = []
    gap = 0
    for index, character in enumerate(text):
        plain = _plain(character)
        if plain.isascii() and plain.isalnum() and len(plain) == 1:
            current.append((index, plain))
            gap = 0
        elif (
            current and (character in _SEPARATORS or unicodedata.category(character) in {"Cf", "Cc", "Zs"}) and gap < 3
        ):
            gap += 1
        elif current:
            runs.append(current)
            current, gap = [], 0
    if current:
        runs.append(current)
    return runs


def _numbers(text: str) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for run in _runs(text):
        letters = "".join(character for _, character in run)
        position = 0
        while position < len(letters):
            kind, length = _recognise(letters, position, run)
            if kind:
                found.append((run[position][0], run[position + length - 1][0] + 1, kind))
                position += length
            else:
                position += 1
    return found


def _recognise(letters: str, start: int, run: list[tuple[int, str]]) -> tuple[str, int]:
    if not letters[start].isalnum() or (
        start
        and letters[start - 1].isdigit()
        and letters[start].isdigit()
        and run[start][0] - run[start - 1][0] == 1
        and not _looks_like_id(letters, start)
    ):
        return "", 0
    if _looks_like_id(letters, start):
        return "id_number", 18
    if _is_credit_code(letters[start : start + 18]) and not letters[start + 18 : start + 19].isalnum():
        return "credit_code", 18
    digits = _digit_count(letters, start)
    piece = letters[start : start + digits]
    if digits == 15 and _is_old_id(piece):
        return "id_number", 15
    if 16 <= digits <= 19 and piece[0] in "3456789" and _luhn(piece):
        return "bank_card", digits
    if digits == 18 and _has_birthday(piece):
        return "id_number", 18
    phone = _phone_length(piece)
    if start and letters[start - 1].isdigit() and piece[:1] != "1":
        phone = 0
    return ("phone", phone) if phone else ("", 0)


def _digit_count(letters: str, start: int) -> int:
    end = start
    while end < len(letters) and letters[end].isdigit():
        end += 1
    return end - start


def _looks_like_id(letters: str, start: int) -> bool:
    piece = letters[start : start + 18]
    if len(piece) < 18 or not piece[:17].isdigit() or not (piece[17].isdigit() or piece[17] == "X"):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(piece, _ID_WEIGHTS, strict=False))
    return piece[17] == "10X98765432"[total % 11] and _has_birthday(piece)


def _has_birthday(piece: str) -> bool:
    return (
        piece[6:8] in {"19", "20"}
        and "01" <= piece[10:12] <= "12"
        and "01" <= piece[12:14] <= "31"
        and piece[:2] in _PROVINCES
    )


def _is_old_id(piece: str) -> bool:
    return piece[:2] in _PROVINCES and "01" <= piece[8:10] <= "12" and "01" <= piece[10:12] <= "31"


def _is_credit_code(piece: str) -> bool:
    if len(piece) != 18 or (piece.isdigit() is False and any(letter not in _CREDIT_ALPHABET for letter in piece)):
        return False
    if piece[0] not in "159ANY" or not piece[2:8].isdigit():
        return False
    total = sum(_CREDIT_ALPHABET.index(letter) * pow(3, place, 31) for place, letter in enumerate(piece[:17]))
    return _CREDIT_ALPHABET[(31 - total % 31) % 31] == piece[17]


def _luhn(piece: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(piece)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0 and len(set(piece)) > 1


def _phone_length(piece: str) -> int:
    for prefix in ("0086", "86", ""):
        rest = piece.removeprefix(prefix) if prefix and piece.startswith(prefix) else piece if not prefix else ""
        if len(rest) == 11 and rest[0] == "1" and rest[1] in "3456789":
            return len(piece)
    if piece[:1] == "0" and len(piece) in {10, 11, 12} and piece[1:2] != "0":
        return 0 if piece[3:] in _OFFICE_PHONES or piece[4:] in _OFFICE_PHONES else len(piece)
    if len(piece) == 8 and piece[0] in "2345678" and piece not in _OFFICE_PHONES and not piece.startswith("20"):
        return 8
    return 0


def _patterns(text: str) -> list[tuple[int, int, str]]:
    wide = "".join(_width(character) for character in text)
    found = [(match.start(), match.end(), "email") for match in _EMAIL.finditer(wide)]
    return found + [(match.start(), match.end(), "plate") for match in _PLATE.finditer(wide)]


def _width(character: str) -> str:
    if character.isascii():
        return character
    wide = unicodedata.normalize("NFKC", character)
    return wide if len(wide) == 1 and wide.isascii() else character


def _names(text: str) -> list[tuple[int, int, str]]:
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
