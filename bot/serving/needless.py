"""What Rasa does every time and need not: copies for a log that nobody reads, questions with one answer."""

import logging
from types import SimpleNamespace
from typing import Any

# In these modules things are copied only to be told to the debug log.
LOGGING_MODULES = ("rasa.core.processor", "rasa.core.actions.forms", "rasa.core.policies.rule_policy")
_EMPTY = "_is_empty"


def leave_out_the_needless(level: int) -> None:
    """Change Rasa, which must have been imported."""
    from importlib import import_module

    from rasa import server
    from rasa.core.actions import action
    from rasa.shared.core.domain import Domain

    if level > logging.DEBUG:
        for name in LOGGING_MODULES:
            vars(import_module(name))["copy"] = SimpleNamespace(deepcopy=lambda told: told)
    rasas_is_empty, rasas_action = Domain.is_empty, action.action_for_name_or_text
    known: dict[tuple[str, int, int], tuple[Any, ...]] = {}

    def is_empty(domain: Any) -> bool:  # noqa: ANN401 - Rasa's own types
        found: bool | None = domain.__dict__.get(_EMPTY)
        if found is None:
            found = domain.__dict__[_EMPTY] = rasas_is_empty(domain)
        return found

    def action_for_name_or_text(name: str, domain: Any, endpoint: Any) -> Any:  # noqa: ANN401 - as above
        # Actions hold nothing of a conversation. What is found is kept with what it was found for.
        key = (name, id(domain), id(endpoint))
        if key not in known:
            known[key] = (rasas_action(name, domain, endpoint), domain, endpoint)
        return known[key][0]

    # On loopback no browser asks whether it may.
    server.configure_cors = lambda *_: None
    Domain.is_empty = is_empty
    action.action_for_name_or_text = action_for_name_or_text
