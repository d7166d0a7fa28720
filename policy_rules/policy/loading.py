"""Loading a policy from its folder."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from policy_rules.conditions.base import Condition
from policy_rules.errors import PolicyError
from policy_rules.facts.declarations import FactDeclarations, Question, QuestionVariant
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
from policy_rules.policy.files import CONTENT, read_yaml, shaped, with_readings
from policy_rules.policy.model import Pathway, Policy, ReportedCondition

Shape = TypeVar("Shape")

NOT_HASHED = ("examples", "CHANGELOG.md")
"""Parts of a policy's folder that change no answer."""


def available_policies(content: Path = CONTENT) -> tuple[str, ...]:
    """The ids of all policies that are there."""
    folder = content / "policies"
    return tuple(sorted(path.name for path in folder.iterdir() if (path / "policy.yml").exists()))


@lru_cache(maxsize=8)
def load_declarations(content: Path = CONTENT) -> FactDeclarations:
    """The declarations of all facts.

    Raises:
        PolicyError: ``facts.yml`` is broken.
    """
    path = content / "facts.yml"
    return shaped(FactDeclarations, read_yaml(path), path)


def load_policy(policy_id: str, readings: Mapping[str, str] | None = None, content: Path = CONTENT) -> Policy:
    """A policy, compiled under its default readings or under those given.

    Args:
        policy_id: the name of its folder.
        readings: reading to value, for those that differ from the default.
        content: the folder that holds ``facts.yml`` and ``policies``.

    Raises:
        PolicyError: no such policy, a broken file, or a reading that does not exist; the message names it.
    """
    return _load(policy_id, tuple(sorted((readings or {}).items())), content)


@lru_cache(maxsize=128)
def _load(policy_id: str, readings: tuple[tuple[str, str], ...], content: Path) -> Policy:
    if policy_id not in available_policies(content):
        message = f"policy `{policy_id}` does not exist; there is {', '.join(available_policies(content))}"
        raise PolicyError(message)
    return _PolicyFolder(content, policy_id, dict(readings)).policy()


class _PolicyFolder:
    """The files of one policy, read under one choice of readings."""

    def __init__(self, content: Path, policy_id: str, differing: dict[str, str]) -> None:
        self._content = content
        self._folder = content / "policies" / policy_id
        self._id = policy_id
        self._differing = differing
        self._interned: dict[str, ReportedCondition] = {}
        self._interned_notes: dict[str, Condition] = {}
        self._readings = self._read(dict[str, ReadingContent], "readings.yml")
        self._chosen = self._choose(differing)
        self._declarations = load_declarations(content)
        self._tables = {
            path.stem: self._read(Table, f"tables/{path.name}")
            for path in sorted((self._folder / "tables").glob("*.yml"))
        }

    def policy(self) -> Policy:
        """Everything, compiled."""
        main = self._read(PolicyContent, "policy.yml")
        if main.id != self._id:
            message = (
                f"policy {self._id}: file policy.yml: key `id`: the folder is called `{self._id}`, not `{main.id}`"
            )
            raise PolicyError(message)
        compiler = self._compiler(main, "policy.yml")
        questions, variants = self._questions(main)
        return Policy(
            id=main.id,
            number=main.number,
            title=main.title,
            issuer=main.issuer,
            version=self._version(),
            in_force_from=main.in_force_from,
            declarations=self._declarations,
            pathways=tuple(self._pathway(main, name) for name in main.pathway_order),
            tables=self._tables,
            readings=self._readings,
            chosen_readings=self._chosen,
            glossary=self._read(tuple[GlossaryContent, ...], "glossary.yml"),
            clauses=self._read(tuple[Clause, ...], "source/clauses.yml"),
            contacts=main.contacts,
            examples=self._examples(),
            source_text=(self._folder / "source" / "full.txt").read_text(encoding="utf-8"),
            questions=questions,
            variants=variants,
            always_notes=tuple(compiler.note(note) for note in main.always_notes),
            order=self._declarations.order(),
        )

    def _pathway(self, main: PolicyContent, name: str) -> Pathway:
        file = f"pathways/{name}.yml"
        path = self._folder / file
        raw = with_readings(self._with_shared(read_yaml(path), path), self._chosen, path)
        pathway: PathwayContent = shaped(PathwayContent, raw, path)
        if pathway.id != name:
            message = f"policy {self._id}: file {file}: key `id`: `{pathway.id}` stands in the file of `{name}`"
            raise PolicyError(message)
        return self._compiler(main, file).pathway(pathway)

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
        raw = read_yaml(self._folder / "shared.yml")
        return raw if isinstance(raw, dict) else {}

    def _questions(self, main: PolicyContent) -> tuple[dict[str, Question], dict[str, tuple[QuestionVariant, ...]]]:
        questions: dict[str, Question] = {}
        variants: dict[str, tuple[QuestionVariant, ...]] = {}
        for name, declaration in self._declarations.facts.items():
            own = main.questions.get(name)
            question = own.question if own and own.question else declaration.question
            if question:
                questions[name] = question
            variants[name] = (*(own.variants if own else ()), *declaration.variants)
        return questions, variants

    def _examples(self) -> tuple[Example, ...]:
        files = sorted((self._folder / "examples").glob("*.yml"))
        return tuple(one for path in files for one in self._read(tuple[Example, ...], f"examples/{path.name}"))

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

    def _compiler(self, main: PolicyContent, file: str) -> Compiler:
        return Compiler(
            place=f"policy {self._id}: file {file}",
            declarations=self._declarations,
            tables=self._tables,
            readings=self._readings,
            or_higher=main.higher_satisfies_lower,
            extra_days=1 if main.years_full == "day_after" else 0,
            interned=self._interned,
            interned_notes=self._interned_notes,
        )

    def _read(self, shape: type[Shape], file: str) -> Shape:
        path = self._folder / file
        raw = read_yaml(path)
        if file != "readings.yml":
            raw = with_readings(raw, self._chosen, path)
        return shaped(shape, raw, path)

    def _version(self) -> str:
        digest = hashlib.sha256()
        files = [self._content / "facts.yml", *sorted(path for path in self._folder.rglob("*") if path.is_file())]
        for path in files:
            name = path.relative_to(self._content).as_posix()
            if path.suffix in {".yml", ".txt"} and not any(part in NOT_HASHED for part in path.parts):
                digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
        other = "".join(
            f"+{name}={value}"
            for name, value in sorted(self._differing.items())
            if value != self._readings[name].default
        )
        return digest.hexdigest()[:16] + other
