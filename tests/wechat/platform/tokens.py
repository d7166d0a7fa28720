"""Access tokens: /token and /stable_token, which know nothing of each other."""

import secrets
from dataclasses import dataclass

LIFE = 7200.0
OVERLAP = 300.0
DAY = 86400.0


@dataclass
class Token:
    text: str
    until: float


class TokenOffice:
    """Gives tokens and knows which are good."""

    def __init__(self) -> None:
        self._good: dict[str, float] = {}
        self._stable: Token | None = None
        self._classic: Token | None = None
        self._forced: list[float] = []
        self._classic_calls: list[float] = []
        self.given = 0

    def is_good(self, text: str, now: float) -> bool:
        return self._good.get(text, 0.0) > now

    def revoke_all(self) -> None:
        """Make every token bad, as when somebody else fetched one."""
        self._good.clear()
        self._stable = None

    def classic(self, now: float) -> Token | int:
        self._classic_calls = [at for at in self._classic_calls if at > now - DAY] + [now]
        if len(self._classic_calls) > 2000:
            return 45009
        self._classic = self._new(now, self._classic)
        return self._classic

    def stable(self, now: float, *, force: bool) -> Token | int:
        if force:
            self._forced = [at for at in self._forced if at > now - DAY]
            if len(self._forced) >= 20:
                return 45009
            if self._forced and now - self._forced[-1] < 30 and self._stable:
                return self._stable
            self._forced.append(now)
            old, self._stable = self._stable, None
            if old:
                self._good.pop(old.text, None)
        if self._stable is None or self._stable.until - now < OVERLAP:
            self._stable = self._new(now, self._stable)
        return self._stable

    def _new(self, now: float, old: Token | None) -> Token:
        if old is not None:
            self._good[old.text] = min(old.until, now + OVERLAP)
        token = Token(secrets.token_hex(256), now + LIFE)
        self._good[token.text] = token.until
        self.given += 1
        return token
