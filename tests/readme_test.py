"""What the README shows works, in both languages."""

import re
import subprocess

import pytest

from bot.serving.places import ROOT
from tests.support.assistant import Assistant

READMES = {
    language: (ROOT / name).read_text("utf-8") for language, name in (("en", "README.md"), ("zh", "README.zh-CN.md"))
}


def blocks(text: str) -> list[str]:
    return re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


MAKE = [block for block in blocks(READMES["en"]) if block.startswith("make ")]
COMMANDS = [block for block in blocks(READMES["en"]) if not block.startswith("make ")]


def shell(script: str) -> str:
    """Run a block from the root of the repository and return what it prints."""
    finished = subprocess.run(["bash", "-euo", "pipefail", "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


def test_both_languages_show_the_same_commands_and_the_same_picture() -> None:
    english, chinese = READMES.values()
    assert blocks(english) == blocks(chinese)
    assert re.findall(r"!\[[^]]*]\(([^)]*)\)", english) == re.findall(r"!\[[^]]*]\(([^)]*)\)", chinese)


@pytest.mark.parametrize("block", MAKE)
def test_the_make_commands_exist(block: str) -> None:
    """Running them here would run the tests within the tests."""
    for line in block.splitlines():
        shell(line.replace("make ", "make --dry-run "))


@pytest.mark.parametrize("block", COMMANDS)
def test_every_other_command_runs_and_prints_something(assistant: Assistant, block: str) -> None:
    assert shell(block.replace("http://127.0.0.1:8000", assistant.url)).strip()


def test_the_first_example_finds_the_pathway_that_is_open() -> None:
    said = shell(next(block for block in COMMANDS if "explain" in block))
    opened = said.partition("【可以申报】")[2].partition("【")[0]
    assert "三（一）1（2）" in opened


def test_the_sentence_of_the_example_is_read() -> None:
    said = shell(next(block for block in COMMANDS if "policy-assistant read" in block))
    assert '"technician": "2022-03-15"' in said


@pytest.mark.parametrize("language", READMES)
def test_every_path_and_page_that_is_named_exists(language: str) -> None:
    named = re.findall(r"\]\(([^)#]+)\)|`((?:[\w.]+/)+[\w.]*|domain\.yml)`", READMES[language])
    paths = [link or path for link, path in named if not (link or path).startswith((".venv", "http"))]
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []
