"""The OpenAPI description: what FastAPI derives, with the facts as the policy declares them."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from bot.gateway.facts_schema import facts_schema
from policy_rules import load_declarations, policies

FACTS = {"$ref": "#/components/schemas/Facts"}
CORRECTION = "/api/v1/conversations/{conversation_id}/facts"


def install(app: FastAPI) -> None:
    """Describe the facts wherever they are sent, as the policies in force declare them."""
    described: dict[tuple[str, ...], dict[str, Any]] = {}

    def openapi() -> dict[str, Any]:
        versions = tuple(policy.version for policy in policies())
        if versions not in described:
            described.clear()
            described[versions] = _described(app)
        return described[versions]

    app.openapi = openapi  # type: ignore[method-assign]


def _described(app: FastAPI) -> dict[str, Any]:
    schema = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
    components = schema["components"]["schemas"]
    components["Facts"] = facts_schema(load_declarations())
    components["DecisionBody"]["properties"]["facts"] = FACTS
    content = schema["paths"][CORRECTION]["patch"]["requestBody"]["content"]["application/json"]
    content["schema"] = FACTS
    return schema
