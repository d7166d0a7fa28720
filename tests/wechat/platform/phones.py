"""The followers' phones: what each one shows, in order, with times."""

import base64
import hashlib
from dataclasses import dataclass, field
from typing import Any

OUT_OF_ORDER = "该公众号提供的服务出现故障，请稍后再试"


@dataclass
class Phone:
    openid: str
    following: bool = False
    screen: list[dict[str, Any]] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    last_act: float = 0.0
    typing_until: float = 0.0

    def show(self, now: float, kind: str, via: str, **what: Any) -> None:  # noqa: ANN401 - JSON
        self.screen.append({"at": now, "kind": kind, "via": via, **what})


class Phones:
    """Phones by the name that a test gives them; in another world the same name is another person."""

    def __init__(self, world: int = 0) -> None:
        self._world = world
        self._by_name: dict[str, Phone] = {}

    def of(self, name: str) -> Phone:
        if name not in self._by_name:
            digest = base64.urlsafe_b64encode(hashlib.sha256(f"{self._world} {name}".encode()).digest()).decode()
            self._by_name[name] = Phone("o" + digest.replace("=", "")[:27])
        return self._by_name[name]

    def everybody(self) -> list[tuple[str, Phone]]:
        return list(self._by_name.items())

    def with_openid(self, openid: str) -> Phone | None:
        return next((phone for phone in self._by_name.values() if phone.openid == openid), None)
