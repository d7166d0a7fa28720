"""Everything the platform knows: one account, its followers, its rights and what went on."""

import itertools
from dataclasses import fields
from typing import Any

from tests.wechat.platform.account import Account
from tests.wechat.platform.clock import Clock
from tests.wechat.platform.delivery import Deliverer
from tests.wechat.platform.faults import Faults
from tests.wechat.platform.ledger import Ledger
from tests.wechat.platform.phones import Phones
from tests.wechat.platform.tokens import TokenOffice


class World:
    """The state of the platform; ``begin`` starts it anew."""

    def __init__(self) -> None:
        self.clock = Clock()
        self._worlds = itertools.count()
        self.account = Account()
        self.begin({})

    def begin(self, settings: dict[str, Any]) -> None:
        for setting in fields(Account):
            fresh = Account().__dict__[setting.name]
            setattr(self.account, setting.name, settings.get(setting.name, fresh))
        self.clock.skipped = 0.0
        self.ledger = Ledger()
        self.tokens = TokenOffice()
        self.phones = Phones(next(self._worlds))
        self.faults = Faults()
        self.deliverer = Deliverer(self.account, self.clock)
        self.menu: dict[str, Any] | None = None
        self.calls: list[str] = []

    def now(self) -> float:
        return self.clock.now()
