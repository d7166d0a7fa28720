"""Personal data leaves the text before anything else sees it; everything else stays as it was."""

import pytest

from bot.understanding import redact


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("身份证11010519491231002X", "id_number"),
        ("我身份证是 １１０１０５１９４９１２３１００２Ｘ", "id_number"),
        ("110105 19491231 002X", "id_number"),
        ("110105-19491231-002x", "id_number"),
        ("130503670401001", "id_number"),
        ("我的电话13812345678", "phone"),
        ("138 1234 5678", "phone"),
        ("138-1234-5678打给我", "phone"),
        ("＋86 13812345678", "phone"),
        ("一三八一二三四五六七八", "phone"),
        ("幺三八幺二三四五六七八", "phone"),
        ("020-87654321", "phone"),
        ("卡号6222021234567890128", "bank_card"),
        ("邮箱abc.def@example.com", "email"),
        ("车牌粤A12345", "plate"),
        ("信用代码91350100M000100Y43", "credit_code"),
        ("我叫张三", "name"),
        ("姓名：李小明", "name"),
        ("我是王伟，技师", "name"),
    ],
)
def test_personal_data_is_taken_out(text: str, kind: str) -> None:
    found = redact(text)
    assert found.kinds == (kind,)
    assert "〔已隐去" in found.text


@pytest.mark.parametrize("digits", ["11010519491231002X", "13812345678", "6222021234567890128"])
def test_nothing_of_a_number_is_left(digits: str) -> None:
    left = redact(f"号码{digits}，技师").text
    assert not any(character.isdigit() for character in left)
    assert left.endswith("，技师")


@pytest.mark.parametrize(
    "text",
    [
        "我是技师，2022年3月15号拿的证",
        "20220315拿的证",
        "83556708是职称的电话吗",
        "打12333还是12345",
        "442号文第三条",
        "2018年高级工，2021年技师",
        "我是高级技师",
        "我是工程师，广汽",
        "我是车间的，一线",
        "三年零两个月，一千零九十五天",
        "2019-2023年在广州地铁",
        "我是全国劳模",
        "我叫技师",
        "高级工2015，技师2018，高级技师2021，特级技师2024",
        "2015 2018 2021 2024",
        "2019-05-20 2021-03-15",
        "2015、2018、2021、2026",
        "2012.06.01 2018.09.03",
    ],
)
def test_what_is_no_personal_data_stays(text: str) -> None:
    assert redact(text).text == text


def test_several_kinds_are_told_once_each() -> None:
    found = redact("我叫张三，电话13812345678和13912345678")
    assert set(found.kinds) == {"name", "phone"}
    assert found.text.count("〔已隐去电话〕") == 2
