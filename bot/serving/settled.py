"""What a server loaded stays: Python need not look through it for garbage again and again while it answers."""

import gc
from typing import Any

# Python's own first number is 700: a turn makes some thousand objects, and nearly all of them go by themselves.
THRESHOLDS = (20_000, 50, 50)


def settle() -> None:
    """Take everything that is there now out of the search for garbage, and search less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)


def settle_when_loaded() -> None:
    """Change Rasa, which must have been imported: settle when its model is loaded."""
    import rasa.core.run

    load = rasa.core.run.load_agent_on_start

    async def load_and_settle(*args: Any, **more: Any) -> Any:  # noqa: ANN401 - Rasa's own types
        agent = await load(*args, **more)
        settle()
        return agent

    rasa.core.run.load_agent_on_start = load_and_settle
