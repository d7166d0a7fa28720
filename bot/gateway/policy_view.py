"""The policy as the widget and the console need it: facts, questions, clauses, glossary, contacts, notice."""

from dataclasses import asdict
from typing import Any

from bot.gateway.notice import NOTICE
from policy_rules import Policy

Json = dict[str, Any]


def policy_view(policy: Policy) -> Json:
    """Return everything that a front end shows of a policy without a conversation."""
    return {
        "id": policy.id,
        "number": policy.number,
        "title": policy.title,
        "issuer": policy.issuer,
        "version": policy.version,
        "in_force_from": policy.in_force_from.isoformat(),
        "facts": {name: _fact(policy, name) for name in policy.declarations.facts},
        "pathways": [_pathway(one.content) for one in policy.pathways],
        "clauses": [clause.model_dump(mode="json") for clause in policy.clauses],
        "glossary": [entry.model_dump(mode="json") for entry in policy.glossary],
        "ladders": [ladder.model_dump(mode="json") for ladder in policy.ladders],
        "contacts": [contact.model_dump(mode="json") for contact in policy.contacts],
        "readings": {name: reading.model_dump(mode="json") for name, reading in policy.readings.items()},
        "notice": {**asdict(NOTICE), "details": list(NOTICE.details)},
    }


def _fact(policy: Policy, name: str) -> Json:
    declaration = policy.declarations.facts[name]
    content = declaration.model_dump(mode="json", exclude={"question", "variants"})
    question = policy.questions.get(name)
    return {**content, "question": None if question is None else _question(question.model_dump(mode="json"))}


def _question(question: Json) -> Json:
    choices = [{"value": choice["value"], "label": choice["label"]} for choice in question["choices"]]
    return {"text": question["text"], "why": question["why"], "help": question["help"], "choices": choices}


def _pathway(content: Any) -> Json:  # noqa: ANN401 - the content model of a pathway
    return {
        "id": content.id,
        "clause": content.clause,
        "title": content.title,
        "verb": content.verb,
        "organiser": content.organiser,
        "contact": content.contact,
        "quote": content.quote,
        "crosses": [step.model_dump(mode="json", by_alias=True) for step in content.crosses],
    }
