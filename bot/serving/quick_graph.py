"""Running the pipeline: node after node, in the order in which they need each other, found once.

Rasa plans the graph again for every message and hands it to Dask, which plans it once more.
"""

from typing import Any

_ORDER = "_order_of_nodes"


def run_graph_quickly() -> None:
    """Change Rasa, which must have been imported."""
    from rasa.engine.runner.dask import DaskGraphRunner

    DaskGraphRunner.run = _run


def _run(runner: Any, inputs: dict[str, Any] | None = None, targets: list[str] | None = None) -> dict[str, Any]:  # noqa: ANN401 - Rasa's own types
    """Return the outputs of the targets, by their names."""
    from rasa.engine.exceptions import GraphRunError

    wanted = tuple(targets or runner._graph_schema.target_names)  # noqa: SLF001
    order = _order(runner, wanted)
    given = dict(inputs or {})
    clashes = given.keys() & {name for name, _ in order}
    if clashes:
        raise GraphRunError(f"Inputs have the names of nodes: {', '.join(sorted(clashes))}")
    # A node is given the outputs of others with their names; what does not exist it is given by name, and refuses.
    found: dict[str, Any] = {name: (name, value) for name, value in given.items()}
    for name, needs in order:
        found[name] = runner._instantiated_nodes[name](*[found.get(need, need) for need in needs])  # noqa: SLF001
    return dict(found[name] for name in wanted)


def _order(runner: Any, wanted: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:  # noqa: ANN401 - as above
    """Return the nodes that the targets need, each behind those that it needs itself."""
    plans: dict[tuple[str, ...], list[tuple[str, tuple[str, ...]]]] = runner.__dict__.setdefault(_ORDER, {})
    if wanted not in plans:
        nodes, plan = runner._graph_schema.nodes, {}  # noqa: SLF001

        def add(name: str) -> None:
            if name in nodes and name not in plan:
                needs = tuple(nodes[name].needs.values())
                for need in needs:
                    add(need)
                plan[name] = needs

        for name in wanted:
            add(name)
        plans[wanted] = list(plan.items())
    return plans[wanted]
