"""The two images: what their recipes name exists, and a strict reader of Dockerfiles has nothing to say."""

import re
from pathlib import Path

import pytest

from bot.command_line import SUBCOMMANDS
from bot.serving.places import ROOT
from tests.deploy.conftest import Judge

IMAGES = sorted((ROOT / "deploy" / "images").glob("*.Dockerfile"))


def by_name(path: Path) -> str:
    return path.stem


@pytest.fixture(params=IMAGES, ids=by_name)
def image(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_there_are_two_images_rasa_and_the_rest() -> None:
    assert [path.stem for path in IMAGES] == ["gateway", "rasa"]


def test_hadolint_finds_nothing(image: Path, judge: Judge) -> None:
    told = judge("hadolint", image)
    assert told.returncode == 0, told.stdout


def test_hadolint_would_find_a_fault(image: Path, judge: Judge, tmp_path: Path) -> None:
    broken = tmp_path / "Dockerfile"
    broken.write_text(image.read_text().replace("WORKDIR /app", "WORKDIR app", 1))
    assert judge("hadolint", broken).returncode != 0


def test_everything_that_is_copied_into_an_image_exists_and_is_let_through(image: Path) -> None:
    kept = image.with_name(f"{image.name}.dockerignore").read_text().splitlines()
    let_through = [line[1:].split("/")[0].split("*")[0] for line in kept if line.startswith("!")]
    for copied in re.findall(r"^COPY (?!--from)(.+) \S+$", image.read_text(), re.MULTILINE):
        for source in copied.split():
            assert (ROOT / source).exists(), source
            assert any(source.startswith(name) for name in let_through), source


def test_an_image_runs_as_nobody_in_particular_and_starts_a_role_that_exists(image: Path) -> None:
    text = image.read_text()
    assert re.search(r"^USER 10001$", text, re.MULTILINE)
    (command,) = re.findall(r'^CMD \["(\w+)", "(\w+)"\]$', text, re.MULTILINE)
    assert command[0] in SUBCOMMANDS


def test_only_the_image_of_rasa_is_held_back_to_python_3_10() -> None:
    bases = {path.stem: re.findall(r"^FROM (\S+)", path.read_text(), re.MULTILINE)[-1] for path in IMAGES}
    assert bases["rasa"].startswith("python:3.10-")
    assert bases["gateway"].startswith("python:3.13-")
