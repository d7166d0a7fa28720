"""Training where it cannot work: what is wrong is said, and no model is left behind."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.serving import train as training
from bot.serving.places import ROOT

CONFIG = """
recipe: default.v1
assistant_id: little
language: en
pipeline:
  - name: WhitespaceTokenizer
  - name: CountVectorsFeaturizer
  - name: LogisticRegressionClassifier
policies:
  - name: RulePolicy
"""
DOMAIN = """
version: "3.1"
intents: [greet, thanks]
responses:
  utter_greet: [{text: 您好}]
  utter_welcome: [{text: 不客气}]
"""
DATA = """
version: "3.1"
nlu:
  - {intent: greet, examples: "- hello\\n- hi\\n"}
  - {intent: thanks, examples: "- thanks\\n- thank you\\n"}
rules:
  - {rule: greet, steps: [{intent: greet}, {action: utter_greet}]}
  - {rule: thanks, steps: [{intent: thanks}, {action: utter_welcome}]}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The smallest project that can be trained, with our launcher in it."""
    shutil.copytree(ROOT / "bot/serving", tmp_path / "bot/serving")
    (tmp_path / "bot/__init__.py").touch()
    (tmp_path / "data").mkdir()
    (tmp_path / "config.yml").write_text(CONFIG)
    (tmp_path / "domain.yml").write_text(DOMAIN)
    (tmp_path / "data/all.yml").write_text(DATA)
    return tmp_path


def train(project: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    program = "import sys; from bot.serving.train import main; sys.exit(main(sys.argv[1:]))"
    return subprocess.run([sys.executable, "-c", program, *words], cwd=project, capture_output=True, text=True)


def models(project: Path) -> list[str]:
    return [model.name for model in (project / "models").glob("*")]


def test_training_says_what_it_does_and_is_not_repeated(project: Path) -> None:
    first = train(project)
    assert first.returncode == 0, first.stderr
    lines = first.stdout.splitlines()
    assert lines[0].startswith("Training the model.")
    assert lines[1:-1] == [
        f"  {component} {state}"
        for component in ("RulePolicy", "CountVectorsFeaturizer", "LogisticRegressionClassifier")
        for state in ("…", "done")
    ]
    made = models(project)
    assert len(made) == 1
    assert lines[-1].endswith(f"models/{made[0]}")

    again = train(project)
    assert (again.returncode, again.stdout) == (0, f"The model is up to date: models/{made[0]}\n")


@pytest.mark.parametrize(("words", "trained"), [([], False), (["--force"], True)])
def test_a_fresh_model_is_trained_again_only_by_force(
    words: list[str], trained: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    fresh = ROOT / "Makefile"
    monkeypatch.setattr(training, "model_path", lambda: fresh)
    monkeypatch.setattr(training, "fault_of", lambda _model: None)
    monkeypatch.setattr(training, "train", lambda model: not asked.append(model))
    assert training.main(words) == 0
    assert asked == ([fresh] if trained else [])


@pytest.mark.parametrize(
    ("file", "right", "wrong", "said"),
    [
        ("config.yml", "language: en", "language: zh", "does not support the currently specified language 'zh'"),
        ("domain.yml", "intents:", "intents: [", "domain.yml"),
    ],
)
def test_a_project_that_cannot_be_trained_says_why(project: Path, file: str, right: str, wrong: str, said: str) -> None:
    text = (project / file).read_text()
    assert right in text
    (project / file).write_text(text.replace(right, wrong))
    finished = train(project)
    assert finished.returncode == 1
    assert "The model could not be trained: " in finished.stdout
    assert said in finished.stdout
    assert "Traceback" not in finished.stderr
    assert models(project) == []
