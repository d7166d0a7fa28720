"""The guide for the policy officer, carried out: every command, every edit, every line of output that it promises."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "guide" / "change-a-rule.zh-CN.md"
FENCE = re.compile(r"^```(\S+)(?: ([^\n]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NEW, MORE, CODE = "新文件 ", "追加 ", "退出码 "


@dataclass(frozen=True)
class Block:
    """One fenced block: its language, what stands beside that, its text, and its line in the guide."""

    language: str
    beside: str
    text: str
    line: int


def blocks():
    """The blocks of the guide, in their order."""
    guide = GUIDE.read_text(encoding="utf-8")
    return [
        Block(found[1], found[2] or "", found[3], guide[: found.start()].count("\n") + 1)
        for found in FENCE.finditer(guide)
    ]


class Officer:
    """Somebody who follows the guide to the letter, in a folder of his own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = ""
        (folder / "policy_rules").symlink_to(ROOT / "policy_rules")

    def follow(self, block: Block) -> None:
        """Do what one block says."""
        if block.beside.startswith(NEW):
            self.write(block.beside.removeprefix(NEW), block.text)
        elif block.beside.startswith(MORE):
            path = self.folder / block.beside.removeprefix(MORE)
            path.write_text(path.read_text(encoding="utf-8") + block.text, encoding="utf-8")
        elif block.language == "diff":
            self.edit(block)
        elif block.language == "sh":
            self.run(block)
        else:
            self.expect(block)

    def write(self, name: str, text: str) -> None:
        """A new file."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def edit(self, block: Block) -> None:
        """Lines to be replaced by those below them; what is to be replaced must be there."""
        path = self.folder / block.beside
        text = path.read_text(encoding="utf-8")
        for old, new in re.findall(r"((?:^-.*\n)+)((?:^\+.*\n)+)", block.text, re.MULTILINE):
            before, after = (re.sub(r"^[-+]", "", lines, flags=re.MULTILINE).rstrip("\n") for lines in (old, new))
            assert before in text, f"line {block.line}: {block.beside} has no “{before}”"
            text = text.replace(before, after)
        path.write_text(text, encoding="utf-8")

    def run(self, block: Block) -> None:
        """Commands, which end as the guide says."""
        environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
        environment |= {"POLICY_CONTENT": "草稿"} if (self.folder / "草稿").exists() else {}
        done = subprocess.run(
            ["bash", "-c", block.text], cwd=self.folder, capture_output=True, text=True, env=environment
        )
        wanted = int(block.beside.removeprefix(CODE)) if block.beside.startswith(CODE) else 0
        self.output = done.stdout + done.stderr
        assert done.returncode == wanted, f"line {block.line}: {self.output}"

    def expect(self, block: Block) -> None:
        """Lines that the last commands printed."""
        missing = [line for line in block.text.splitlines() if line.strip() not in self.output]
        assert missing == [], f"line {block.line}: {self.output}"


def test_the_guide_can_be_followed_to_the_letter(tmp_path):
    """From the copy to the plan, on a copy of the real content."""
    officer = Officer(tmp_path)
    for block in blocks():
        officer.follow(block)


def test_the_guide_shows_every_step():
    """A number, a citation, a comparison, a second batch, a plan, another policy."""
    commands = " ".join(block.text for block in blocks() if block.language == "sh")
    for command in ("check", "diff", "preview", "graph", "explain", "new"):
        assert f"policy-rules {command}" in commands
    files = {block.beside.rpartition("/")[2] for block in blocks() if block.language in {"diff", "yaml"}}
    assert {"title-intermediate.yml", "full.txt", "annex-2.yml", "yunshan.yml"} <= files


@pytest.mark.parametrize("wrong", ["no such words", "quote: 没有的话"])
def test_a_guide_that_went_stale_would_be_noticed(tmp_path, wrong):
    """An edit of words that are no longer there, an output that no longer comes."""
    officer = Officer(tmp_path)
    officer.write("file.yml", "quote: 有的话\n")
    with pytest.raises(AssertionError):
        officer.follow(Block("diff", "file.yml", f"-{wrong}\n+new\n", 1))
    with pytest.raises(AssertionError):
        officer.follow(Block("text", "", wrong, 1))
