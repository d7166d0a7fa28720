"""What was understood, said back so that it can be corrected."""

from __future__ import annotations

from typing import Any

from actions.wording.dates import when
from actions.wording.facts import read_back
from actions.wording.names import fact_label, level_name

MANY = 2


def noted(told: dict[str, Any], replaced: list[str], *, first: bool, behalf: bool = False) -> str:
    """I have noted …; what replaced something else is named as such."""
    said = read_back(told)
    if not said:
        return ""
    verb = "已改为" if replaced else "我记下了"
    verb = f"（这位的情况）{verb}" if behalf else verb
    hint = "不对可以直接说。" if first or len(told) >= MANY else ""
    return f"{verb}：{said}。{hint}"


ONE_AT_A_TIME = "我一次按一个人算。先说其中一位的证书、哪年拿的、在哪家单位，算完再说下一位。"
_BEHALF = {
    "begun": "好，按您替问的这位来看：下面说的“您”，都请照这位的情况答。要问您自己的，回复“问我自己”。",
    "offered": "现在记着的是您自己的情况。要替别人问，回复“替别人问”，我从头来。",
    "next": "现在记着的是前面那位的情况。要问另一位，回复“替别人问”，我从头来。",
}


def behalf(step: str) -> str:
    """Of whom the talk is, when somebody asks for another person."""
    return _BEHALF[step]


def loose(dates: dict[str, Any]) -> str:
    """A date that was told without its certificate."""
    said = "、".join(dict.fromkeys(when(date) for date in dates.values()))
    return f"{said}先记着。是哪个证的日期，您说一下是什么级别。"


def denied(levels: dict[str, Any]) -> str:
    """The levels that the person says not to hold."""
    named = [level_name(fact, level) for fact, held in levels.items() for level in held]
    return f"知道了，没有{'、'.join(named)}。"


def held(facts: dict[str, Any]) -> str:
    """All facts held, for 我说过什么."""
    said = read_back(facts)
    return f"您说过的情况：{said}。哪一项不对，直接告诉我就行。" if said else "您还没有告诉我情况。"


def welcome_back(facts: dict[str, Any]) -> str:
    """One line for somebody who comes back."""
    return f"您上次说的情况还在：{read_back(facts)}。"


def edited() -> str:
    """After the person edited the facts himself."""
    return "好，已经按您改的重新算。"


def taken_out(names: list[str]) -> str:
    """After something was taken back."""
    said = "、".join(fact_label(name) for name in names)
    return f"好，已去掉：{said}。"
