"""The command `policy-assistant console`: accounts, and whether the audit trail is whole."""

import argparse
import getpass
import os
import re
import sys
from collections.abc import Sequence

from bot import clock
from bot.console.passwords import hashed, weakness
from bot.console.roles import ROLES
from bot.gateway.settings import Settings, SettingsError, read_settings
from bot.storage.console_accounts import AccountStore
from bot.storage.console_audit import AuditTrail, Entry
from bot.storage.database import Database
from bot.storage.migrate import upgrade

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,31}", re.ASCII)
# What the trail says of changes made on the command line; no account can have this name.
ACTOR = "(command line)"


def main(argv: Sequence[str]) -> int:
    """Run a subcommand and return its exit code."""
    asked = _parser().parse_args(list(argv))
    try:
        settings = read_settings(os.environ)
    except SettingsError as error:
        return _refuse(str(error))
    database = Database(settings.database_url)
    try:
        upgrade(database.engine)
        return int(asked.run(asked, database, settings))
    finally:
        database.close()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="policy-assistant console", description="accounts and audit of the console")
    topics = parser.add_subparsers(required=True, metavar="user|verify-audit")
    verify = topics.add_parser("verify-audit", help="find changed, missing or inserted lines of the audit trail")
    verify.set_defaults(run=_verify)
    actions = topics.add_parser("user", help="accounts").add_subparsers(required=True, metavar="ACTION")
    add = actions.add_parser("add", help="make an account; the password is asked for, or read from a pipe")
    add.add_argument("name")
    add.add_argument("--role", choices=sorted(ROLES), default="agent")
    add.set_defaults(run=_add)
    for action, text, run in (
        ("password", "give an account a new password, unlock it, end its sessions", _password),
        ("disable", "let nobody sign in with an account any more; end its sessions", _disable),
        ("enable", "let an account be used again", _enable),
    ):
        changing = actions.add_parser(action, help=text)
        changing.add_argument("name")
        changing.set_defaults(run=run)
    actions.add_parser("list", help="list all accounts").set_defaults(run=_list)
    return parser


def _add(asked: argparse.Namespace, database: Database, settings: Settings) -> int:
    if not NAME.fullmatch(asked.name):
        return _refuse("a name has 2 to 32 letters, digits, dots, dashes or underlines")
    password = _asked_password(asked.name)
    if password is None:
        return 2
    if not AccountStore(database).add(asked.name, asked.role, hashed(password), clock.now()):
        return _refuse(f"there is an account {asked.name} already")
    return _done(database, settings, "account_added", asked.name, {"role": asked.role})


def _password(asked: argparse.Namespace, database: Database, settings: Settings) -> int:
    password = _asked_password(asked.name)
    if password is None:
        return 2
    if not AccountStore(database).change(asked.name, password_hash=hashed(password)):
        return _refuse(f"there is no account {asked.name}")
    return _done(database, settings, "password_changed", asked.name, {})


def _disable(asked: argparse.Namespace, database: Database, settings: Settings) -> int:
    if not AccountStore(database).change(asked.name, active=False):
        return _refuse(f"there is no account {asked.name}")
    return _done(database, settings, "account_disabled", asked.name, {})


def _enable(asked: argparse.Namespace, database: Database, settings: Settings) -> int:
    if not AccountStore(database).change(asked.name, active=True):
        return _refuse(f"there is no account {asked.name}")
    return _done(database, settings, "account_enabled", asked.name, {})


def _list(asked: argparse.Namespace, database: Database, settings: Settings) -> int:
    del asked, settings
    now = clock.now()
    for account in AccountStore(database).all():
        locked = account.locked_until is not None and now < account.locked_until
        state = "disabled" if not account.active else "locked" if locked else "active"
        sys.stdout.write(f"{account.name}\t{account.role}\t{state}\n")
    return 0


def _verify(asked: argparse.Namespace, database: Database, settings: Settings) -> int:
    del asked
    trail = AuditTrail(database, settings.secret)
    faults = trail.verify()
    for fault in faults:
        where = f"line {fault.line}: " if fault.line else ""
        sys.stdout.write(f"{where}{fault.what}\n")
    sys.stdout.write("The audit trail does NOT hold.\n" if faults else "The audit trail is whole.\n")
    return 1 if faults else 0


def _asked_password(name: str) -> str | None:
    if sys.stdin.isatty():
        password = getpass.getpass("New password: ")
        if getpass.getpass("Again: ") != password:
            _refuse("the two passwords differ")
            return None
    else:
        password = sys.stdin.readline().rstrip("\n")
    wrong = weakness(password, name)
    if wrong:
        _refuse(wrong)
        return None
    return password


def _done(database: Database, settings: Settings, action: str, name: str, details: dict[str, str]) -> int:
    entry = Entry(at=clock.now(), actor=ACTOR, action=action, subject=name, details=dict(details))
    AuditTrail(database, settings.secret).append(entry)
    sys.stdout.write(f"{action.replace('_', ' ')}: {name}\n")
    return 0


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"policy-assistant console: {sentence}\n")
    return 2
