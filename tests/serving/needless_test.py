"""What is left out is needless: only the log sees it, or it is always the same."""

import ast
import logging
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from rasa import server
from rasa.core.actions import action
from rasa.shared.core.domain import Domain
from sanic import Sanic

from bot.serving.needless import LOGGING_MODULES, leave_out_the_needless
from tests.support.conversations import DOMAIN


@pytest.mark.parametrize("module", LOGGING_MODULES)
def test_the_module_copies_things_only_to_log_them(module: str) -> None:
    """A new Rasa that copies something for another reason must not go unnoticed."""
    tree = ast.parse(Path(str(import_module(module).__file__)).read_text("utf-8"))
    copies = {node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and _is(node, "copy", "deepcopy")}
    logged = {
        part
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and _is(call.func, "structlogger", "debug")
        for part in ast.walk(call)
    }
    assert copies
    assert copies <= logged
    assert _uses_of(tree, "copy") == len(copies)


def _is(node: ast.AST, owner: str, name: str) -> bool:
    return isinstance(node, ast.Attribute) and ast.unparse(node) == f"{owner}.{name}"


def _uses_of(tree: ast.AST, name: str) -> int:
    return sum(isinstance(node, ast.Name) and node.id == name for node in ast.walk(tree))


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rasa without the needless, for one test."""
    for name in LOGGING_MODULES:
        monkeypatch.setattr(import_module(name), "copy", import_module(name).copy)  # type: ignore[attr-defined]
    monkeypatch.setattr(Domain, "is_empty", Domain.is_empty)
    monkeypatch.setattr(action, "action_for_name_or_text", action.action_for_name_or_text)
    monkeypatch.setattr(server, "configure_cors", server.configure_cors)
    leave_out_the_needless(logging.WARNING)


def test_an_empty_domain_is_found_empty_and_another_is_not(quick: None) -> None:
    del quick
    assert [Domain.empty().is_empty(), DOMAIN.is_empty(), DOMAIN.is_empty()] == [True, False, False]


@pytest.mark.parametrize("name", ["action_listen", "form", "reply", "action_extract_slots", "action_session_start"])
def test_an_action_is_the_one_that_rasa_finds(name: str, request: pytest.FixtureRequest) -> None:
    def found() -> tuple[type, str, Any]:
        one = action.action_for_name_or_text(name, DOMAIN, None)
        return type(one), one.name(), one.__dict__

    expected = found()
    request.getfixturevalue("quick")
    assert found() == found() == expected


def test_no_origin_is_allowed_anything(quick: None) -> None:
    del quick
    app = Sanic("without-origins")
    server.configure_cors(app, "*")
    assert not app.request_middleware
    assert not app.response_middleware


def test_the_debug_log_gets_its_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    from rasa.core import processor

    monkeypatch.setattr(Domain, "is_empty", Domain.is_empty)
    monkeypatch.setattr(action, "action_for_name_or_text", action.action_for_name_or_text)
    monkeypatch.setattr(server, "configure_cors", server.configure_cors)
    before = processor.copy  # type: ignore[attr-defined]
    leave_out_the_needless(logging.DEBUG)
    assert processor.copy is before  # type: ignore[attr-defined]
