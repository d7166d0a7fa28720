"""The OpenAPI description: what FastAPI derives, with the facts as the policy declares them."""

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from bot.gateway.facts_schema import facts_schema
from policy_rules import Policy

FACTS = {"$ref": "#/components/schemas/Facts"}
CORRECTION = "/api/v1/conversations/{conversation_id}/facts"


def install(app: FastAPI, policy_now: Callable[[], Policy]) -> None:
    """Describe the facts wherever they are sent, as the policy in force declares them."""
    described: dict[str, dict[str, Any]] = {}

    def openapi() -> dict[str, Any]:
        policy = policy_now()
        if policy.version not in described:
            described.clear()
            described[policy.version] = _described(app, policy)
        return described[policy.version]

    app.openapi = openapi  # type: ignore[method-assign]


def _described(app: FastAPI, policy: Policy) -> dict[str, Any]:
    schema = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
    components = schema["components"]["schemas"]
    components["Facts"] = facts_schema(policy.declarations)
    components["DecisionBody"]["properties"]["facts"] = FACTS
    content = schema["paths"][CORRECTION]["patch"]["requestBody"]["content"]["application/json"]
    content["schema"] = FACTS
    return schema
