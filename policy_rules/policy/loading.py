"""Loading a policy from its folder."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from policy_rules.conditions.base import Condition
from policy_rules.errors import PolicyError
from policy_rules.policy import folders
from policy_rules.policy.compiling import Compiler
from policy_rules.policy.content import (
    Clause,
    Example,
    GlossaryContent,
    PathwayContent,
    PolicyContent,
    ReadingContent,
    Table,
)
from policy_rules.policy.declaring import declarations_of, forget_declarations
from policy_rules.policy.files import content_root, read_yaml, shaped, with_readings
from policy_rules.policy.folders import VersionFolder
from policy_rules.policy.model import Pathway, Policy, ReportedCondition, Timeline
from policy_rules.policy.planning import compiled_plan
from policy_rules.policy.plans import Plan, PlanChecker, PlanContent
from policy_rules.policy.wording import questions_of

Shape = TypeVar("Shape")


def available_policies(content: Path | None = None) -> tuple[str, ...]:
    """The ids of all policies that are there, in the order of the index."""
    return folders.available_policies(content or content_root())


def load_policy(
    policy_id: str,
    readings: Mapping[str, str] | None = None,
    content: Path | None = None,
    *,
    plans: bool = True,
) -> Policy:
    """The newest version of a policy, compiled under its default readings or under those given.

    A decision takes the version in force on the day asked about; :meth:`Policy.on` names it.

    Args:
        policy_id: the name of its folder.
        readings: reading to value, for those that differ from the default.
        content: the folder that holds ``facts.yml`` and ``policies``; default: :func:`content_root`.
        plans: with the plans that enterprises filed; without them it is the document alone.

    Raises:
        PolicyError: no such policy, a broken file, or a reading that does not exist; the message names it.
    """
    return _load(policy_id, tuple(sorted((readings or {}).items())), content or content_root(), plans)


def policies(content: Path | None = None) -> tuple[Policy, ...]:
    """All policies, in the order of the index.

    Raises:
        PolicyError: one of them is broken.
    """
    return _load_all(content or content_root())


@lru_cache(maxsize=8)
def _load_all(content: Path) -> tuple[Policy, ...]:
    return tuple(load_policy(policy_id, content=content) for policy_id in available_policies(content))


def forget_loaded() -> None:
    """Read everything from the disk again when it is asked for next; what was loaded before stays as it is."""
    _load.cache_clear()
    _load_all.cache_clear()
    forget_declarations()


@lru_cache(maxsize=128)
def _load(policy_id: str, readings: tuple[tuple[str, str], ...], content: Path, with_plans: bool) -> Policy:  # noqa: FBT001  # a cache tells calls apart by place
    if policy_id not in available_policies(content):
        message = f"policy `{policy_id}` does not exist; there is {', '.join(available_policies(content))}"
        raise PolicyError(message)
    timeline = Timeline()
    for folder in folders.versions_of(content / "policies" / policy_id):
        version = _VersionReader(content, folder, dict(readings), timeline).policy(with_plans=with_plans)
        _refuse_unless_later(version, folder, timeline, named=not readings)
        timeline.versions = (*timeline.versions, version)
    return timeline.versions[-1]


def _refuse_unless_later(version: Policy, folder: VersionFolder, timeline: Timeline, *, named: bool) -> None:
    """Versions follow each other, and each folder is named after its first day (where no reading moves that day)."""
    before = timeline.versions[-1:]
    if named and folder.name and version.in_force_from.isoformat() != folder.name:
        message = (
            f"policy {version.id}: file {folder.name}/{folders.MAIN}: key `in_force_from`: the folder is called "
            f"`{folder.name}`, not `{version.in_force_from.isoformat()}`"
        )
        raise PolicyError(message)
    if before and version.in_force_from <= before[0].in_force_from:
        message = f"policy {version.id}: the version {folder.name} does not begin after the one before it"
        raise PolicyError(message)


class _VersionReader:
    """The files of one version of a policy, read under one choice of readings."""

    def __init__(self, content: Path, folder: VersionFolder, differing: dict[str, str], timeline: Timeline) -> None:
        self._content = content
        self._folder = folder
        self._id = folder.first.name
        self._differing = differing
        self._timeline = timeline
        self._interned: dict[str, ReportedCondition] = {}
        self._interned_notes: dict[str, Condition] = {}
        self._readings = self._read(dict[str, ReadingContent], "readings.yml")
        self._chosen = self._choose(differing)
        self._declarations = declarations_of(self._id, content)
        self._tables = {Path(name).stem: self._read(Table, name) for name in folder.files("tables")}

    def policy(self, *, with_plans: bool) -> Policy:
        """Everything, compiled."""
        main = self._read(PolicyContent, "policy.yml")
        if main.id != self._id:
            message = (
                f"policy {self._id}: file policy.yml: key `id`: the folder is called `{self._id}`, not `{main.id}`"
            )
            raise PolicyError(message)
        compiler = self._compiler(main, "policy.yml")
        questions, variants = questions_of(self._declarations, main.questions, self._tables)
        pathways = tuple(self._pathway(main, name) for name in main.pathway_order)
        return Policy(
            id=main.id,
            number=main.number,
            title=main.title,
            issuer=main.issuer,
            version=self._version(),
            in_force_from=main.in_force_from,
            declarations=self._declarations,
            pathways=pathways,
            tables=self._tables,
            readings=self._readings,
            chosen_readings=self._chosen,
            glossary=self._read(tuple[GlossaryContent, ...], "glossary.yml"),
            clauses=self._read(tuple[Clause, ...], "source/clauses.yml"),
            contacts=main.contacts,
            examples=self._examples(),
            source_text=self._folder.file("source/full.txt").read_text(encoding="utf-8"),
            questions=questions,
            variants=variants,
            always_notes=tuple(compiler.note(note) for note in main.always_notes),
            order=self._declarations.order(),
            timeline=self._timeline,
            in_force_until=main.in_force_until,
            applies_to=compiler.condition(main.applies_to) if main.applies_to else None,
            results_low_to_high=main.results_low_to_high,
            ladders=main.ladders,
            plan_rules=main.plans,
            plans=tuple(self._plan(main, name, pathways) for name in self._folder.files("plans") if with_plans),
        )

    def _pathway(self, main: PolicyContent, name: str) -> Pathway:
        file = f"pathways/{name}.yml"
        path = self._folder.file(file)
        raw = with_readings(self._with_shared(read_yaml(path), path), self._chosen, path)
        pathway: PathwayContent = shaped(PathwayContent, raw, path)
        if pathway.id != name:
            message = f"policy {self._id}: file {file}: key `id`: `{pathway.id}` stands in the file of `{name}`"
            raise PolicyError(message)
        return self._compiler(main, file).pathway(pathway)

    def _plan(self, main: PolicyContent, name: str, pathways: tuple[Pathway, ...]) -> Plan:
        path = self._folder.file(name)
        try:
            raw = with_readings(read_yaml(path), self._chosen, path)
            content: PlanContent = shaped(PlanContent, raw, path, with_line=True)
            checker = PlanChecker(path, main.plans, self._declarations, pathways)
            return compiled_plan(
                content, path, checker.check(content), self._compiler(main, name, apart=True), pathways
            )
        except PolicyError as error:
            told = str(error)
            raise PolicyError(told if told.startswith("policy ") else f"policy {self._id}: {told}") from None

    def _with_shared(self, raw: object, path: Path) -> object:
        """``raw`` with every ``use: name`` replaced by the shared condition of that name."""
        if isinstance(raw, dict):
            if set(raw) == {"use"}:
                shared = self._shared()
                if raw["use"] not in shared:
                    message = f"policy {self._id}: file {path.name}: `use: {raw['use']}`: there is no such condition"
                    raise PolicyError(message)
                return self._with_shared(shared[raw["use"]], path)
            return {key: self._with_shared(value, path) for key, value in raw.items()}
        if isinstance(raw, list):
            return [self._with_shared(item, path) for item in raw]
        return raw

    def _shared(self) -> dict[object, object]:
        raw = read_yaml(self._folder.file("shared.yml"))
        return raw if isinstance(raw, dict) else {}

    def _examples(self) -> tuple[Example, ...]:
        files = self._folder.files("examples")
        return tuple(one for name in files for one in self._read(tuple[Example, ...], name))

    def _choose(self, differing: Mapping[str, str]) -> dict[str, str]:
        chosen = {name: reading.default for name, reading in self._readings.items()}
        for name, value in differing.items():
            if name not in chosen:
                message = f"policy {self._id}: there is no reading `{name}`"
                raise PolicyError(message)
            if value not in self._readings[name].values:
                allowed = ", ".join(self._readings[name].values)
                message = f"policy {self._id}: reading `{name}`: `{value}` is not one of {allowed}"
                raise PolicyError(message)
            chosen[name] = value
        return chosen

    def _compiler(self, main: PolicyContent, file: str, *, apart: bool = False) -> Compiler:
        """What is compiled ``apart`` is shared with nothing."""
        return Compiler(
            place=f"policy {self._id}: file {file}",
            declarations=self._declarations,
            tables=self._tables,
            readings=self._readings,
            or_higher=main.higher_satisfies_lower,
            extra_days=1 if main.years_full == "day_after" else 0,
            start=main.in_force_from,
            interned={} if apart else self._interned,
            interned_notes={} if apart else self._interned_notes,
        )

    def _read(self, shape: type[Shape], file: str) -> Shape:
        path = self._folder.file(file)
        raw = read_yaml(path)
        if file != "readings.yml":
            raw = with_readings(raw, self._chosen, path)
        return shaped(shape, raw, path)

    def _version(self) -> str:
        digest = hashlib.sha256()
        digest.update(b"facts.yml\0" + (self._content / "facts.yml").read_bytes() + b"\0")
        for name, path in self._folder.hashed():
            digest.update(f"policies/{self._id}/{name}".encode() + b"\0" + path.read_bytes() + b"\0")
        other = "".join(
            f"+{name}={value}"
            for name, value in sorted(self._differing.items())
            if value != self._readings[name].default
        )
        return digest.hexdigest()[:16] + other
