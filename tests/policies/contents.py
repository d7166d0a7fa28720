"""Content folders for tests: the real content, copied, with made-up things beside it."""

from __future__ import annotations

import shutil
from pathlib import Path

from policy_rules import Policy, load_policy
from policy_rules.policy.files import CONTENT

FICTITIOUS = Path(__file__).with_name("fictitious")
REAL = "gz-2025-442"
SECOND = "yunling-2026-7"
SECOND_BATCH = """\
  - enterprise: yunshan
    from: 2027-03-01
    announced_in: 穗人社函〔2027〕0号（虚构）
    label: 云山示例集团（虚构）
    nickname: 云山示例
    called: 云山示例公司、云山机电
    short: 云山示例
    name: 云山示例集团有限公司
    series: 工程技术（机电）
    field: 机电
    occupations: 机电领域相关职业（工种）
    quote: "云山示例集团有限公司\\t工程技术（机电）\\t机电领域相关职业（工种）"
"""


def copied(folder: Path) -> Path:
    """The real content in a folder of the test."""
    content = folder / "content"
    shutil.copytree(CONTENT, content)
    return content


def with_second_policy(folder: Path) -> Path:
    """The real content with the policy of another, made-up city beside it."""
    content = copied(folder)
    shutil.copytree(FICTITIOUS / "policies" / SECOND, content / "policies" / SECOND)
    (content / "policies.yml").write_text(f"[{REAL}, {SECOND}]\n", encoding="utf-8")
    return content


def with_second_batch(folder: Path) -> Path:
    """The real content with one more row, of a made-up enterprise, in the list of enterprises."""
    content = copied(folder)
    append(content, "tables/annex-2.yml", SECOND_BATCH)
    return content


def with_plan(folder: Path) -> Path:
    """The real content with the second batch and the plan of its made-up enterprise."""
    content = with_second_batch(folder)
    shutil.copytree(FICTITIOUS / "plans", content / "policies" / REAL / "plans")
    return content


def append(content: Path, file: str, text: str) -> None:
    """Add lines to the end of a file of the real policy."""
    path = content / "policies" / REAL / file
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def change(content: Path, file: str, old: str, new: str) -> None:
    """Replace words, which must be there, in a file of the real policy."""
    path = content / "policies" / REAL / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def real(content: Path) -> Policy:
    """The real policy of a content folder."""
    return load_policy(REAL, content=content)
