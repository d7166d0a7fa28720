"""Who may import whom, who may read the clock, and what no committed file may contain.

`make check` also runs import-linter, which follows imports through other modules.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("policy_rules", "actions", "bot")
CLOCKS = {"policy_rules/clock.py"}
CLOCK_CALLS = re.compile(r"\b(date\.today|datetime\.(now|today|utcnow)|time\.(time|localtime|gmtime|strftime|ctime))\(")
# Split so that this file does not contain what it looks for.
HOSTS = ("py" + "pi.org", "python" + "hosted.", "registry." + "npmjs", "deb." + "debian.")
MACHINE = ("/wo" + "rk/", "/ro" + "ot/", "/fa" + "rm/")
UNFINISHED = re.compile(
    "TO" + "DO|FIX" + "ME|Not" + "ImplementedError|mark.(sk" + "ip|xf" + "ail)|pragma: no " + "cover"
)


def modules(*packages: str) -> Iterator[Path]:
    """Yield the Python files of packages (or single modules) in the repository, which must not be empty."""
    for package in packages:
        found = sorted((ROOT / package).rglob("*.py")) or [ROOT / f"{package}.py"]
        yield from (file for file in found if "node_modules" not in file.parts)


def imported(file: Path) -> set[str]:
    """Return the full names of all modules that a file imports, wherever in the file it does."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level:
            package = file.relative_to(ROOT).with_suffix("").parts[: -node.level]
            names.add(".".join([*package, *filter(None, [node.module])]))
    return names


def offenders(files: Iterator[Path], *forbidden: str) -> list[str]:
    """Return 'file imports module' for each import of a forbidden package."""
    return [
        f"{file.relative_to(ROOT)} imports {name}"
        for file in files
        for name in sorted(imported(file))
        if any(name == package or name.startswith(f"{package}.") for package in forbidden)
    ]


def committed_files() -> list[Path]:
    """Return every file of the repository that is, or is about to be, committed."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [file for name in listed.split("\0") if name and (file := ROOT / name).is_file()]


def texts() -> Iterator[tuple[str, str]]:
    """Yield name and text of every committed file that is text."""
    for file in committed_files():
        content = file.read_bytes()
        if b"\0" not in content[:8000]:
            yield file.relative_to(ROOT).as_posix(), content.decode("utf-8", "replace")


def test_the_rules_import_the_standard_library_pydantic_and_a_yaml_parser_only() -> None:
    """What decides can be run, read and tested without anything around it."""
    allowed = {*sys.stdlib_module_names, "policy_rules", "pydantic", "pydantic_core", "typing_extensions", "yaml"}
    of_rosters = {"numpy", "pyarrow", "tqdm"}
    foreign = {
        f"{file.relative_to(ROOT)}: {name}"
        for file in modules("policy_rules")
        for name in {name.partition(".")[0] for name in imported(file)} - allowed
        if name not in of_rosters or "population" not in file.parts
    }
    assert foreign == set()


def test_no_rule_reads_the_clock() -> None:
    """Only the command line, the edge of the rules, asks what day it is."""
    asking = offenders((file for file in modules("policy_rules")), "policy_rules.clock")
    assert {Path(line.split(" ")[0]).parent.as_posix() for line in asking} <= {"policy_rules/command_line"}


def test_actions_import_only_the_rules_and_rasa_sdk() -> None:
    """Actions hold no database and know no channel."""
    allowed = {*sys.stdlib_module_names, "actions", "policy_rules", "rasa_sdk"}
    foreign = {name.partition(".")[0] for file in modules("actions") for name in imported(file)} - allowed
    assert foreign == set()


def test_only_the_components_the_launcher_and_the_actions_import_rasa() -> None:
    """Everything else also runs where Rasa cannot be installed."""
    free = (file for file in modules("policy_rules", "bot") if not {"components", "serving"} & set(file.parts))
    assert offenders(free, "rasa", "rasa_sdk") == []
    assert offenders(modules("bot/components"), "rasa") != [], "the check would not notice"


@pytest.mark.parametrize("part", ["bot/understanding", "bot/channels", "bot/storage"])
def test_the_inner_parts_of_the_bot_know_no_web_framework_and_no_outer_part(part: str) -> None:
    """They are libraries; the gateway puts them together."""
    outer = ("fastapi", "starlette", "uvicorn", "bot.gateway", "bot.console", "bot.components", "bot.serving")
    assert offenders(modules(part), *outer) == []


def test_only_the_gateway_side_talks_to_the_actions_and_only_over_http() -> None:
    """Neither package imports the other, so each can be deployed alone."""
    assert offenders(modules("bot"), "actions") == []
    assert offenders(modules("actions"), "bot") == []


def test_only_the_clock_modules_read_the_clock() -> None:
    """One variable fixes the date for every process."""
    readers = [
        str(file.relative_to(ROOT))
        for file in modules(*PACKAGES)
        if file.relative_to(ROOT).as_posix() not in CLOCKS and CLOCK_CALLS.search(file.read_text("utf-8"))
    ]
    assert readers == []
    assert all(CLOCK_CALLS.search((ROOT / clock).read_text("utf-8")) for clock in CLOCKS)


def test_nothing_that_decides_or_reads_is_random() -> None:
    """The same words on the same day always get the same answer."""
    files = modules("policy_rules", "actions", "bot/understanding", "bot/components")
    # It draws people, from a fixed seed, to hold one way of deciding against the other; it decides nothing.
    deciding = (
        file for file in files if file.relative_to(ROOT).as_posix() != "policy_rules/population/verification.py"
    )
    assert offenders(deciding, "random", "secrets", "uuid") == []


def test_no_file_names_a_registry_host_or_a_folder_of_one_machine() -> None:
    """Where packages come from is the business of whoever installs them."""
    found = [f"{name}: {word}" for name, text in texts() for word in (*HOSTS, *MACHINE) if word in text]
    assert found == []


def test_nothing_is_left_unfinished_or_switched_off() -> None:
    """A part is there and tested, or it is not there."""
    endings = (".py", ".ts", ".yml", ".yaml", ".toml", ".sh")
    found = [
        f"{name}: {match[0]}" for name, text in texts() if name.endswith(endings) and (match := UNFINISHED.search(text))
    ]
    assert found == []


def test_every_file_with_tests_is_named_so_that_its_tests_run() -> None:
    """Pytest collects *_test.py; a test anywhere else would never run."""
    strays = [
        str(file.relative_to(ROOT))
        for file in modules("tests")
        if not file.name.endswith("_test.py")
        and re.search(r"^(async )?def test_|^class Test", file.read_text("utf-8"), re.MULTILINE)
    ]
    assert strays == []
