"""The next action by Rasa's rules, from the last states of a conversation instead of all of them.

Rasa makes a state of every moment of the conversation, twice (once to look for rules about words, of which there are
none), and compares each with every rule. A rule looks back as far as it is long.
"""

import json
from collections.abc import Callable, Iterable
from types import SimpleNamespace
from typing import Any

States = list[dict[str, Any]]
_BY_PLACE = "_rules_by_place"
LISTEN = "action_listen"


def find_rules_quickly() -> None:
    """Change Rasa, which must have been imported."""
    from rasa.core.policies.rule_policy import RulePolicy

    RulePolicy.load = classmethod(_hurried(RulePolicy.load.__func__))
    RulePolicy._get_possible_keys = _possible_keys(RulePolicy._get_possible_keys)  # noqa: SLF001
    RulePolicy._find_action_from_rules = _without_words(RulePolicy._find_action_from_rules)  # noqa: SLF001


def _hurried(load: Callable[..., Any]) -> Callable[..., Any]:
    def load_and_hurry(kind: type, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - Rasa's own types
        policy = load(kind, *args, **kwargs)
        rasas_states = policy.featurizer._create_states  # noqa: SLF001
        longest = max((len(json.loads(key)) for key in _keys(policy)), default=0)

        def create_states(tracker: Any, domain: Any, **options: Any) -> States:  # noqa: ANN401 - as above
            if domain.slot_states or options.get("omit_unset_slots") or options.get("ignore_rule_only_turns"):
                return list(rasas_states(tracker, domain, **options))
            # One more than the longest rule: what follows a beginning is not one itself.
            return last_states(tracker, domain, longest + 1)

        policy.featurizer._create_states = create_states  # noqa: SLF001
        return policy

    return load_and_hurry


def _keys(policy: Any) -> Iterable[str]:  # noqa: ANN401 - as above
    from rasa.core.policies.rule_policy import RULES, RULES_FOR_LOOP_UNHAPPY_PATH

    return (key for lookup in (RULES, RULES_FOR_LOOP_UNHAPPY_PATH) for key in policy.lookup.get(lookup, {}))


def last_states(tracker: Any, domain: Any, most: int) -> States:  # noqa: ANN401 - as above
    """Return the last states as Rasa makes them, of a domain whose slots say nothing to the rules."""
    from rasa.shared.core.events import ActionExecuted, ActiveLoop, UserUttered

    message: Any = None
    action: dict[str, Any] = {}
    loop: str | None = None
    moments: list[tuple[Any, dict[str, Any], str | None]] = []
    for event in tracker.applied_events():
        kind = type(event)
        if kind is ActionExecuted:
            moments.append((message, action, loop))
            action = event.as_sub_state()
        elif kind is UserUttered:
            message = event
        elif kind is ActiveLoop:
            loop = event.name
    moments.append((message, action, loop))
    return [_state(domain, *moment) for moment in moments[-most:]]


def _state(domain: Any, message: Any, action: dict[str, Any], loop: str | None) -> dict[str, Any]:  # noqa: ANN401
    state = {
        "user": domain._get_user_sub_state(SimpleNamespace(latest_message=message)),  # noqa: SLF001
        "prev_action": action,
        "active_loop": {"name": loop} if loop else {},
    }
    return {name: part for name, part in state.items() if part}


def _possible_keys(possible_keys: Callable[..., set[str]]) -> Callable[..., set[str]]:
    def among_those_for_this_place(policy: Any, lookup: dict[str, str], states: States) -> set[str]:  # noqa: ANN401
        places = policy.__dict__.setdefault(_BY_PLACE, {})
        if id(lookup) not in places:
            # The lookup is kept as well: its number stays its own.
            places[id(lookup)] = (lookup, _by_place(lookup))
        rules = places[id(lookup)][1]
        action, intent = _place(states[-1]) if states else (None, None)
        found = {key for place in ((action, intent), (action, None), (None, None)) for key in rules.get(place, ())}
        fitting = {key: rule for key, rule in lookup.items() if key in found}
        return possible_keys(policy, fitting, states)

    return among_those_for_this_place


def _by_place(lookup: dict[str, str]) -> dict[tuple[str | None, str | None], list[str]]:
    places: dict[tuple[str | None, str | None], list[str]] = {}
    for key in lookup:
        action, intent = _place(json.loads(key)[-1])
        places.setdefault((action, intent if action else None), []).append(key)
    return places


def _place(state: dict[str, Any]) -> tuple[str | None, str | None]:
    """Return what a state must share with the end of a rule: the action before, and the intent if the rule has one."""
    action, intent = (state.get("prev_action") or {}).get("action_name"), (state.get("user") or {}).get("intent")
    return _said(action), _said(intent)


def _said(value: Any) -> str | None:  # noqa: ANN401 - as above
    return value if isinstance(value, str) and value != "should_not_be_set" else None


def _without_words(find: Callable[..., tuple[Any, Any, bool]]) -> Callable[..., tuple[Any, Any, bool]]:
    def find_unless_in_words(
        policy: Any,  # noqa: ANN401 - as above
        tracker: Any,  # noqa: ANN401 - as above
        domain: Any,  # noqa: ANN401 - as above
        use_text_for_last_user_input: bool,  # noqa: FBT001 - Rasa's own signature
    ) -> tuple[Any, Any, bool]:
        if use_text_for_last_user_input and _looks_at_intents_only(policy):
            return None, None, False
        return find(policy, tracker, domain, use_text_for_last_user_input)

    return find_unless_in_words


def _looks_at_intents_only(policy: Any) -> bool:  # noqa: ANN401 - as above
    """Tell whether each rule that may follow a message looks at its intent: words alone then find none."""
    known: bool | None = policy.__dict__.get("_looks_at_intents_only")
    if known is None:
        ends = [_place(json.loads(key)[-1]) for key in _keys(policy)]
        known = all(action not in (None, LISTEN) or (action and intent) for action, intent in ends)
        policy._looks_at_intents_only = known  # noqa: SLF001
    return known
