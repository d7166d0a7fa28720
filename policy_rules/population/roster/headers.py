"""What the columns of a roster are: facts, by id or by Chinese label, the person's own number, or private matters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from policy_rules.facts.declarations import FactDeclarations, LevelsFact
from policy_rules.population.roster import words

ID_COLUMNS = ("id", "编号", "工号", "序号", "员工编号", "人员编号", "no")
_PRIVATE = re.compile(
    r"姓名|名字|身份证|证件号|手机|电话|联系方式|住址|地址|邮箱|出生|生日|微信|银行|"
    r"(?:^|_)name$|surname|phone|mobile|e-?mail|address|birth|passport|id_?card|id_?number",
    re.IGNORECASE,
)


class RosterError(Exception):
    """A roster that cannot be read at all; the message says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a column says: a fact, or the date of one level of it."""

    fact: str
    level: str | None = None

    @property
    def key(self) -> str:
        """The name as it stands in ``missing``."""
        return f"{self.fact}.{self.level}" if self.level else self.fact


@dataclass(frozen=True, slots=True)
class Headers:
    """The columns of one roster.

    Attributes:
        targets: column to what it says.
        id_column: the column that is passed through.
        private: columns about who somebody is; they are neither read nor copied.
        ignored: columns that nobody here understands; they are not read either.
    """

    targets: dict[str, Target]
    id_column: str | None
    private: tuple[str, ...] = ()
    ignored: tuple[str, ...] = field(default=())


def read_headers(columns: Iterable[str], declarations: FactDeclarations, id_column: str | None = None) -> Headers:
    """What each column is.

    Raises:
        RosterError: no column says anything that is needed, two say the same, or the id column is not there or private.
    """
    names = list(columns)
    aliases = _aliases(declarations)
    chosen = _id_column(names, id_column)
    targets: dict[str, Target] = {}
    private: list[str] = []
    ignored: list[str] = []
    for name in names:
        if name == chosen:
            continue
        target = aliases.get(_same(name))
        if target is None:
            (private if is_private(name) else ignored).append(name)
        elif target in targets.values():
            message = f"有两列说的是同一件事（{target.key}），请只留一列：{name}"
            raise RosterError(message)
        else:
            targets[name] = target
    if not targets:
        message = "没有一列是认得的。请用 policy-rules screen --template 模板.csv 生成一份模板，对照着改列名。"
        raise RosterError(message)
    return Headers(targets, chosen, tuple(private), tuple(ignored))


def is_private(name: str) -> bool:
    """Whether a column is, by its heading, about who somebody is."""
    return bool(_PRIVATE.search(words.plain(name)))


def _id_column(names: list[str], wanted: str | None) -> str | None:
    if wanted is None:
        return next((name for name in names if _same(name) in ID_COLUMNS), None)
    if wanted not in names:
        message = f"没有“{wanted}”这一列"
        raise RosterError(message)
    if is_private(wanted):
        message = f"“{wanted}”一列像是个人身份信息，不能带进结果里；请换成工号一类的编号。"
        raise RosterError(message)
    return wanted


def _same(name: str) -> str:
    """How headings are compared."""
    return re.sub(r"[\s*＊]", "", words.plain(name)).lower()


def _aliases(declarations: FactDeclarations) -> dict[str, Target]:
    found: dict[str, Target] = {}
    twice: set[str] = set()

    def add(alias: str, target: Target) -> None:
        key = _same(alias)
        if found.setdefault(key, target) != target:
            twice.add(key)

    for fact, declaration in declarations.facts.items():
        add(fact, Target(fact))
        add(declaration.label, Target(fact))
        if isinstance(declaration, LevelsFact):
            for level in (*declaration.levels, *declaration.groups):
                target, name = Target(fact, level), declaration.name_of(level)
                aliases = (target.key, name, f"{name}取得日期", declarations.label(target.key))
                for alias in (*aliases, f"{declaration.label}.{name}", f"{declaration.label}：{name}"):
                    add(alias, target)
    return {alias: target for alias, target in found.items() if alias not in twice}
