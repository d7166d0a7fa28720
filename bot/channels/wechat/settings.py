"""The ``WECHAT_*`` settings: what the account's console shows, checked before anything starts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.channels.wechat.crypto import AesKey

REAL_API = "https://api.weixin.qq.com"
_TOKEN = re.compile(r"[A-Za-z0-9]{3,32}")
_LOCAL = {"127.0.0.1", "localhost", "::1"}


class WeChatSettingsError(ValueError):
    """A setting that makes no sense; the message names it."""


@dataclass(frozen=True, repr=False)
class WeChatSettings:
    """Everything the channel needs to know of the account."""

    app_id: str
    app_secret: str
    token: str
    keys: tuple[AesKey, ...]
    api_base: str
    mode: str
    may_send: bool
    public_url: str


def read_settings(environ: Mapping[str, str]) -> WeChatSettings | None:
    """Return the settings of the account; None if no account is set up, WeChatSettingsError if it is set up wrong."""
    read = _Reader(environ)
    app_id, token = read.text("WECHAT_APP_ID"), read.text("WECHAT_TOKEN")
    if not app_id and not token:
        return None
    if not app_id or not token:
        message = "WECHAT_APP_ID and WECHAT_TOKEN belong together: set both or neither"
        raise WeChatSettingsError(message)
    if not _TOKEN.fullmatch(token):
        message = "WECHAT_TOKEN is 3 to 32 letters and digits"
        raise WeChatSettingsError(message)
    keys = tuple(read.key(name) for name in ("WECHAT_ENCODING_AES_KEY", "WECHAT_PREVIOUS_AES_KEY") if read.text(name))
    secret = read.text("WECHAT_APP_SECRET")
    mode = read.one_of("WECHAT_MODE", ("any", "plain", "safe"))
    if mode == "safe" and not keys:
        message = "WECHAT_MODE=safe needs WECHAT_ENCODING_AES_KEY"
        raise WeChatSettingsError(message)
    return WeChatSettings(
        app_id=app_id,
        app_secret=secret,
        token=token,
        keys=() if mode == "plain" else keys,
        api_base=read.url("WECHAT_API_BASE") or REAL_API,
        mode=mode,
        may_send=bool(secret) and read.one_of("WECHAT_CUSTOMER_MESSAGES", ("on", "off")) == "on",
        public_url=read.url("WECHAT_PUBLIC_URL"),
    )


class _Reader:
    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ

    def text(self, name: str) -> str:
        return self._environ.get(name, "").strip()

    def key(self, name: str) -> AesKey:
        try:
            return AesKey.decode(self.text(name))
        except ValueError as error:
            message = f"{name}: {error}"
            raise WeChatSettingsError(message) from None

    def one_of(self, name: str, values: tuple[str, ...]) -> str:
        value = self.text(name).lower() or values[0]
        if value not in values:
            message = f"{name} is one of {', '.join(values)}"
            raise WeChatSettingsError(message)
        return value

    def url(self, name: str) -> str:
        value = self.text(name).rstrip("/")
        if not value:
            return ""
        parts = urlsplit(value)
        local = parts.scheme == "http" and parts.hostname in _LOCAL
        if not parts.hostname or not (parts.scheme == "https" or local) or parts.query or parts.fragment:
            message = f"{name} is an address like https://host (http only on this machine)"
            raise WeChatSettingsError(message)
        return value
