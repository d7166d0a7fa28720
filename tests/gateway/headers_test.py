"""The headers of every answer, and who may embed what."""

import pytest

from tests.gateway.conftest import GatewayMaker
from tests.gateway.talking import Gateway

PATHS = ["/healthz", "/nothing", "/api/v1/policy", "/form", "/form/style.css", "/chat", "/widget.js", "/openapi.json"]
DIRECTIVES = ["default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'", "form-action 'self'"]


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_locked_down(gateway: Gateway, path: str) -> None:
    headers = gateway.client.get(path).headers

    assert all(directive in headers["Content-Security-Policy"].split("; ") for directive in DIRECTIVES)
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "geolocation=()" in headers["Permissions-Policy"]


def test_refusals_before_any_route_have_them_too(gateway: Gateway) -> None:
    response = gateway.client.post("/api/v1/decisions", content=b"a" * 70_000)

    assert response.status_code == 413
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/chat", "/form"])
def test_only_the_listed_sites_may_embed_the_chat_and_the_form(make_gateway: GatewayMaker, path: str) -> None:
    gateway = make_gateway(allowed_origins=("https://www.gz.gov.cn", "http://localhost:9000"))
    headers = gateway.client.get(path).headers

    assert headers["Content-Security-Policy"].endswith(
        "frame-ancestors 'self' https://www.gz.gov.cn http://localhost:9000"
    )
    assert "X-Frame-Options" not in headers


def test_without_a_list_only_we_ourselves_may_embed(gateway: Gateway) -> None:
    assert gateway.client.get("/chat").headers["Content-Security-Policy"].endswith("frame-ancestors 'self'")


@pytest.mark.parametrize("path", ["/healthz", "/demo", "/api/v1/policy", "/chatter"])
def test_nobody_may_embed_anything_else(make_gateway: GatewayMaker, path: str) -> None:
    headers = make_gateway(allowed_origins=("https://www.gz.gov.cn",)).client.get(path).headers

    assert headers["Content-Security-Policy"].endswith("frame-ancestors 'none'")
    assert headers["X-Frame-Options"] == "DENY"


def test_other_sites_may_load_the_loader_and_nothing_else(gateway: Gateway) -> None:
    assert gateway.client.get("/widget.js").headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert gateway.client.get("/healthz").headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_what_belongs_to_a_conversation_is_never_cached(gateway: Gateway) -> None:
    assert gateway.begin().show().headers["Cache-Control"] == "no-store"
