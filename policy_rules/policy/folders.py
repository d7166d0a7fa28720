"""Where the files of a policy are: its folder, and beside them one folder for each later version.

A policy lies in ``policies/<id>/``. A later version lies in a folder of that, named after its first day; what such a
folder does not contain is as it was in the version before. Examples are of one version only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from policy_rules.policy.files import read_yaml

MAIN = "policy.yml"
INDEX = "policies.yml"
NOT_INHERITED = ("examples",)
NOT_HASHED = ("examples", "CHANGELOG.md")
"""Parts of a policy's folder that change no answer."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True)
class VersionFolder:
    """The files of one version.

    Attributes:
        layers: the version's own folder, then those of the versions before it.
    """

    layers: tuple[Path, ...]

    @property
    def name(self) -> str:
        """What tells versions apart: the folder's name, empty for the first version."""
        return self.layers[0].name if len(self.layers) > 1 else ""

    @property
    def first(self) -> Path:
        """The folder of the first version, named after the policy."""
        return self.layers[-1]

    def file(self, name: str) -> Path:
        """Where a file stands: in the newest layer that has it."""
        own, *before = self.layers
        inherited = [] if name.partition("/")[0] in NOT_INHERITED else before
        return next((layer / name for layer in (own, *inherited) if (layer / name).exists()), own / name)

    def files(self, folder: str, ending: str = ".yml") -> list[str]:
        """The names of the files of a folder, of all layers."""
        own, *before = self.layers
        inherited = [] if folder in NOT_INHERITED else before
        names = {path.name for layer in (own, *inherited) for path in (layer / folder).glob(f"*{ending}")}
        return [f"{folder}/{name}" for name in sorted(names)]

    def hashed(self) -> Iterator[tuple[str, Path]]:
        """Every file that can change an answer, by its name, in a fixed order."""
        found: dict[str, Path] = {}
        for layer in reversed(self.layers):
            found |= {path.relative_to(layer).as_posix(): path for path in _files_of(layer)}
        for name in sorted(found, key=lambda name: Path(name).parts):
            if not any(part in NOT_HASHED for part in Path(name).parts):
                yield name, found[name]


def _files_of(layer: Path) -> Iterator[Path]:
    versions = {folder.name for folder in _later(layer)}
    for path in layer.rglob("*"):
        own = path.relative_to(layer).parts[0] not in versions
        if own and path.is_file() and path.suffix in {".yml", ".txt"}:
            yield path


def versions_of(policy: Path) -> tuple[VersionFolder, ...]:
    """The versions of the policy in a folder, the first one first."""
    layers: tuple[Path, ...] = (policy,)
    found = [VersionFolder(layers)]
    for folder in _later(policy):
        layers = (folder, *layers)
        found.append(VersionFolder(layers))
    return tuple(found)


def _later(policy: Path) -> list[Path]:
    return sorted(path for path in policy.iterdir() if path.is_dir() and _DAY.fullmatch(path.name))


def available_policies(content: Path) -> tuple[str, ...]:
    """The ids of all policies that are there: in the order of the index, then by name."""
    there = sorted(path.parent.name for path in (content / "policies").glob(f"*/{MAIN}"))
    index = read_yaml(content / INDEX) if (content / INDEX).exists() else []
    listed = [name for name in index if name in there] if isinstance(index, list) else []
    return tuple(dict.fromkeys([*listed, *there]))
