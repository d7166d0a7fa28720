"""The built front end, served as files."""

from pathlib import Path

import pytest

from tests.gateway.conftest import GatewayMaker
from tests.gateway.talking import Gateway, error


@pytest.fixture
def built(make_gateway: GatewayMaker, tmp_path: Path) -> Gateway:
    """A gateway with a small build."""
    root = tmp_path / "dist"
    (root / "assets").mkdir(parents=True)
    for name in ("widget.js", "chat.html", "demo.html", "assets/chat-1a2b.js"):
        (root / name).write_text(f"/* {name} */", encoding="utf-8")
    return make_gateway(web_root=root)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/widget.js", "text/javascript"),
        ("/chat", "text/html"),
        ("/demo", "text/html"),
        ("/assets/chat-1a2b.js", "text/javascript"),
    ],
)
def test_each_file_of_the_build_is_served_as_what_it_is(built: Gateway, path: str, kind: str) -> None:
    response = built.client.get(path)

    assert response.status_code == 200
    assert response.headers["content-type"].startswith(kind)


def test_a_front_end_that_is_not_built_is_said_so(make_gateway: GatewayMaker, tmp_path: Path) -> None:
    gateway = make_gateway(web_root=tmp_path / "nowhere")

    assert error(gateway.client.get("/chat")) == (503, "not_built")
    assert error(gateway.client.get("/assets/x.js")) == (404, "not_found")


def test_the_bare_address_leads_to_the_chat(built: Gateway) -> None:
    response = built.client.get("/")

    assert (response.status_code, response.headers["location"]) == (307, "chat")
