"""The account's menu as code: what it should be, whether WeChat takes it, how it differs from what is there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

START = "start"
RESUME = "resume"
MISSING = "missing"
WHERE = "where"
HUMAN = "human"
RESTART = "restart"
DELETE = "delete"

SAID_BY_KEY = {
    START: "我想看看我能走哪条路",
    RESUME: "继续",
    MISSING: "还缺什么",
    WHERE: "在哪里办理",
    HUMAN: "人工",
    RESTART: "重新开始",
    DELETE: "删除我的记录",
}
"""What a person says by clicking: the assistant hears the same as if it had been typed."""

TOP_BUTTONS = 3
SUB_BUTTONS = 5
TOP_NAME_BYTES = 16
SUB_NAME_BYTES = 40
KEY_BYTES = 128
URL_BYTES = 1024


@dataclass(frozen=True)
class Button:
    """A button: it opens others, clicks (``key``), or opens a page (``url``)."""

    name: str
    key: str = ""
    url: str = ""
    children: tuple["Button", ...] = ()

    def as_wechat(self) -> Json:
        """Return the button as WeChat's interface wants it."""
        if self.children:
            return {"name": self.name, "sub_button": [child.as_wechat() for child in self.children]}
        if self.url:
            return {"type": "view", "name": self.name, "url": self.url}
        return {"type": "click", "name": self.name, "key": self.key}


def menu_for(public_url: str) -> tuple[Button, ...]:
    """Return our menu; pages are left out where the assistant has no public address."""
    pages = (Button("网页版（大字）", url=f"{public_url}/chat"),) if public_url else ()
    return (
        Button("查我的路", key=START),
        Button("接着问", children=(Button("继续上次", key=RESUME), Button("还缺什么", key=MISSING), *pages)),
        Button(
            "更多",
            children=(
                Button("在哪里办理", key=WHERE),
                Button("找人工", key=HUMAN),
                Button("重新开始", key=RESTART),
                Button("删除我的记录", key=DELETE),
            ),
        ),
    )


def as_wechat(menu: tuple[Button, ...]) -> Json:
    """Return the menu as the body of ``menu/create``."""
    return {"button": [button.as_wechat() for button in menu]}


def problems(menu: tuple[Button, ...]) -> list[str]:
    """Return what WeChat would not take, one sentence each."""
    found = list(_size_problems(menu))
    if not 1 <= len(menu) <= TOP_BUTTONS:
        found.append(f"a menu has 1 to {TOP_BUTTONS} buttons, not {len(menu)}")
    return found


def differences(current: Json | None, wanted: Json) -> list[str]:
    """Return what applying would change, one line each; no line means nothing."""
    before = dict(_lines((current or {}).get("button", [])))
    after = dict(_lines(wanted["button"]))
    gone = [f"- {place} {before[place]}" for place in before if before[place] != after.get(place)]
    new = [f"+ {place} {after[place]}" for place in after if after[place] != before.get(place)]
    return sorted(gone + new, key=lambda line: (line.split()[1], line[0] == "+"))


def shown(menu: Json) -> list[str]:
    """Return a menu as lines to read."""
    return [f"{place} {text}" for place, text in _lines(menu.get("button", []))]


def _lines(buttons: list[Json], place: str = "") -> Iterator[tuple[str, str]]:
    for number, button in enumerate(buttons, start=1):
        here = f"{place}{number}"
        target = button.get("key") or button.get("url") or ""
        yield here, " ".join(part for part in (button.get("name", ""), button.get("type", ""), target) if part)
        yield from _lines(button.get("sub_button") or [], f"{here}.")


def _size_problems(menu: tuple[Button, ...]) -> Iterator[str]:
    for button in menu:
        yield from _button_problems(button, TOP_NAME_BYTES)
        if len(button.children) > SUB_BUTTONS:
            yield f"{button.name} has more than {SUB_BUTTONS} buttons below it"
        for child in button.children:
            yield from _button_problems(child, SUB_NAME_BYTES)


def _button_problems(button: Button, name_bytes: int) -> Iterator[str]:
    for value, limit in ((button.name, name_bytes), (button.key, KEY_BYTES), (button.url, URL_BYTES)):
        if len(value.encode()) > limit:
            yield f"{value!r} is longer than {limit} bytes"
    if not (button.children or button.key or button.url):
        yield f"{button.name} does nothing"
