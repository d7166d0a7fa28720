"""Our running of the pipeline gives what Rasa's own gives."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest
from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import GraphSchema, SchemaNode
from rasa.engine.runner.dask import DaskGraphRunner

from bot.serving import quick_graph


@dataclass
class Adder:
    """A node that adds up what it is given, and remembers how often it was asked."""

    name: str
    runs: int = 0

    def __call__(self, *inputs: tuple[str, int]) -> tuple[str, int]:
        self.runs += 1
        return self.name, 1 + sum(value for _, value in inputs)


def node(**needs: str) -> SchemaNode:
    return SchemaNode(needs=needs, uses=object, constructor_name="create", fn="run", config={})  # type: ignore[arg-type]


@pytest.fixture
def runner() -> Any:  # noqa: ANN401 - Rasa has no types
    schema = GraphSchema(
        {
            "end": node(a="left", b="right"),
            "left": node(x="given"),
            "right": node(x="left", y="given"),
            "aside": node(x="given"),
        }
    )
    schema.nodes["end"].is_target = True
    made = DaskGraphRunner.__new__(DaskGraphRunner)
    made._graph_schema = schema
    made._instantiated_nodes = {name: Adder(name) for name in schema.nodes}
    made._execution_context = None
    return made


@pytest.fixture(params=[DaskGraphRunner.run, quick_graph._run], ids=["rasa", "ours"])
def run(request: pytest.FixtureRequest, runner: Any) -> Callable[..., dict[str, int]]:  # noqa: ANN401 - as above
    return partial(request.param, runner)


def test_what_the_targets_need_is_run_once_in_order(run: Any, runner: Any) -> None:  # noqa: ANN401 - as above
    assert run({"given": 5}, None) == {"end": 19}
    assert {name: adder.runs for name, adder in runner._instantiated_nodes.items()} == {
        "end": 1,
        "left": 1,
        "right": 1,
        "aside": 0,
    }


def test_other_targets_can_be_asked_for(run: Any) -> None:  # noqa: ANN401 - as above
    assert run({"given": 5}, ["aside", "left"]) == {"aside": 6, "left": 6}
    assert run({"given": 1}, ["aside"]) == {"aside": 2}


def test_an_input_with_the_name_of_a_node_is_refused(runner: Any) -> None:  # noqa: ANN401 - as above
    with pytest.raises(GraphRunError, match="left"):
        quick_graph._run(runner, {"left": 1})
