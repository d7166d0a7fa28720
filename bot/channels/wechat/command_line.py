"""The command ``policy-assistant wechat``: the account's menu as code, and a check of the connection."""

import argparse
import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence

import httpx

from bot import clock
from bot.channels.wechat import menu
from bot.channels.wechat.api import WeChatApi
from bot.channels.wechat.errors import OutcomeUnknownError, WeChatError, WeChatUnreachableError
from bot.channels.wechat.settings import WeChatSettings, WeChatSettingsError, read_settings
from bot.channels.wechat.tokens import TokenSource

Report = tuple[int, list[str]]
HINTS = {
    40013: "WECHAT_APP_ID 不对，请与微信后台核对",
    40125: "WECHAT_APP_SECRET 不对，请与微信后台核对或重置",
    40164: "本机的出口 IP 不在白名单，请在微信后台的“IP 白名单”里加上",
    48001: "这个公众号没有该接口的权限（需要已认证的服务号）",
}


def main(argv: Sequence[str] | None = None, environ: Mapping[str, str] | None = None) -> int:
    """Run the command; 1 if something is wrong or differs, 2 if it cannot be run at all."""
    arguments = _parser().parse_args(argv)
    try:
        settings = read_settings(os.environ if environ is None else environ)
    except WeChatSettingsError as error:
        return _say(sys.stderr.write, 2, [str(error)])
    if settings is None:
        return _say(
            sys.stderr.write,
            2,
            ["还没有设置公众号：请先设置 WECHAT_APP_ID、WECHAT_TOKEN 等（见 docs/wechat-setup.zh-CN.md）"],
        )
    try:
        code, lines = asyncio.run(_with_api(settings, arguments.run))
    except WeChatError as error:
        hint = HINTS.get(error.errcode)
        return _say(sys.stderr.write, 1, [str(error), *([hint] if hint else [])])
    except (OutcomeUnknownError, WeChatUnreachableError) as error:
        return _say(sys.stderr.write, 1, [f"连不上微信：{error}"])
    return _say(sys.stdout.write, code, lines)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="policy-assistant wechat", description="微信公众号：自定义菜单与连接检查")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    commands.add_parser("check", help="取一次令牌，看能不能连上微信").set_defaults(run=_check)
    menus = commands.add_parser("menu", help="自定义菜单").add_subparsers(required=True, metavar="ACTION")
    menus.add_parser("show", help="显示公众号上现在的菜单").set_defaults(run=_show)
    menus.add_parser("diff", help="比较代码里的菜单和公众号上的菜单；有差别时退出码为 1").set_defaults(run=_diff)
    menus.add_parser("apply", help="把代码里的菜单发布到公众号").set_defaults(run=_apply)
    return parser


async def _with_api(settings: WeChatSettings, run: Callable[[WeChatApi, WeChatSettings], Awaitable[Report]]) -> Report:
    async with httpx.AsyncClient(base_url=settings.api_base, timeout=15, trust_env=False) as http:
        tokens = TokenSource(http, settings.app_id, settings.app_secret, clock=clock.now)
        return await run(WeChatApi(http, tokens), settings)


async def _check(api: WeChatApi, settings: WeChatSettings) -> Report:
    del settings
    await api.read_menu()
    return 0, ["连接正常：令牌已取到，接口可用。"]


async def _show(api: WeChatApi, settings: WeChatSettings) -> Report:
    del settings
    current = await api.read_menu()
    return 0, menu.shown(current) if current else ["公众号上还没有菜单。"]


async def _diff(api: WeChatApi, settings: WeChatSettings) -> Report:
    lines = menu.differences(await api.read_menu(), _wanted(settings))
    return (1, lines) if lines else (0, ["没有差别。"])


async def _apply(api: WeChatApi, settings: WeChatSettings) -> Report:
    wanted = menu.menu_for(settings.public_url)
    if problems := menu.problems(wanted):
        return 1, problems
    lines = menu.differences(await api.read_menu(), _wanted(settings))
    if not lines:
        return 0, ["没有差别，不用发布。"]
    await api.put_menu(_wanted(settings))
    return 0, [*lines, "已发布。手机上重新进入公众号，几分钟内就能看到。"]


def _wanted(settings: WeChatSettings) -> menu.Json:
    return menu.as_wechat(menu.menu_for(settings.public_url))


def _say(write: Callable[[str], int], code: int, lines: Sequence[str]) -> int:
    write("".join(f"{line}\n" for line in lines))
    return code
