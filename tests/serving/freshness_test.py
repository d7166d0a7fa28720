"""When a model is stale."""

import os
from pathlib import Path

import pytest

from bot.serving.freshness import KEPT_MODELS, fingerprint, model_path, remove_old_models, sources

FILES = {
    "config.yml": "pipeline: []",
    "domain.yml": "intents: []",
    "data/nlu/greet.yml": "你好",
    "data/rules/greet.yml": "rules: []",
    "bot/components/fact_reader.py": "class FactReader: ...",
    "bot/understanding/lexicon/levels.yml": "高级工: senior_worker",
    "bot/understanding/dates.py": "def read(): ...",
    "requirements/rasa.txt": "rasa==3.6.21",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with one file of each kind that a model is made of."""
    for name, content in FILES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
    return tmp_path


def test_the_same_files_give_the_same_model(project: Path) -> None:
    assert model_path(project, project) == model_path(project, project)


@pytest.mark.parametrize("name", FILES)
def test_a_change_of_any_file_makes_the_model_stale(project: Path, name: str) -> None:
    before = model_path(project, project)
    (project / name).write_text("changed")
    assert model_path(project, project) != before


def test_a_new_file_and_a_renamed_file_make_the_model_stale(project: Path) -> None:
    before = model_path(project, project)
    (project / "data/nlu/greet.yml").rename(project / "data/nlu/hello.yml")
    renamed = model_path(project, project)
    (project / "data/nlu/thanks.yml").write_text("谢谢")
    assert len({before, renamed, model_path(project, project)}) == 3


def test_compiled_python_does_not_count(project: Path) -> None:
    before = list(sources(project))
    (project / "bot/components/__pycache__").mkdir()
    (project / "bot/components/__pycache__/fact_reader.pyc").write_bytes(b"\0")
    assert list(sources(project)) == before


def test_moving_text_from_one_file_to_the_next_changes_the_fingerprint(tmp_path: Path) -> None:
    """Names and lengths are part of it, not only the contents in a row."""
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("ab")
    two.write_text("c")
    before = fingerprint([one, two], tmp_path)
    one.write_text("a")
    two.write_text("bc")
    assert fingerprint([one, two], tmp_path) != before


def test_the_newest_models_are_kept(tmp_path: Path) -> None:
    for age in range(KEPT_MODELS + 2):
        model = tmp_path / f"{age}.tar.gz"
        model.touch()
        os.utime(model, (1000 - age, 1000 - age))
    remove_old_models(tmp_path)
    assert sorted(model.name for model in tmp_path.iterdir()) == [f"{age}.tar.gz" for age in range(KEPT_MODELS)]
