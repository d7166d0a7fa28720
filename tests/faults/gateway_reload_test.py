"""A gateway whose content is read anew: people notice the new content, operators what was wrong with it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import policy_rules
from tests.gateway.rasa_stand_in import RasaStandIn, serving
from tests.gateway.talking import Gateway, running_gateway

POLICY = "gz-2025-442"


@pytest.fixture
def gateway(folder: Path, tmp_path: Path) -> Iterator[Gateway]:
    """A gateway that answers by that content."""
    assert folder.is_dir()
    with serving(RasaStandIn()) as rasa, running_gateway(rasa, tmp_path) as running:
        yield running


@pytest.fixture
def change(folder: Path) -> Callable[[str, str], None]:
    """Change the words of the policy's main file."""
    main = folder / "policies" / POLICY / "policy.yml"

    def replace(old: str, new: str) -> None:
        text = main.read_text(encoding="utf-8")
        assert old in text
        main.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace


def test_after_a_reload_every_door_of_the_gateway_shows_the_new_content(
    gateway: Gateway, change: Callable[[str, str], None]
) -> None:
    client, before = gateway.client, policy_rules.load_policy(POLICY).version
    change("issuer: ", "issuer: 新的")
    assert client.get("/readyz").json()["policy"]["version"] == before

    version = gateway.services.content.reload().versions[POLICY]

    assert version != before
    assert client.get("/readyz").json()["policy"] == {"id": POLICY, "version": version, "refused": None}
    assert client.get("/api/v1/policy").json()["issuer"].startswith("新的")
    decided = client.post("/api/v1/decisions", json={"facts": {"employer": "pilot"}}).json()
    assert decided["policy_version"] == version
    talk = gateway.begin()
    assert talk.correct(employer="pilot").json()["decision"]["policy_version"] == version
    assert 'assistant_content_reloads_total{outcome="taken"} 1.0' in client.get("/metrics").text


def test_content_with_an_error_stays_out_and_the_operator_reads_which_file_and_line(
    gateway: Gateway,
    change: Callable[[str, str], None],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = policy_rules.load_policy(POLICY).version
    change("issuer: ", "issuer: [")

    with caplog.at_level("ERROR", logger="bot.gateway"):
        refused = gateway.services.content.reload().refused

    assert refused is not None
    assert f"policy {POLICY}: file policy.yml" in refused
    assert "line " in refused
    assert [getattr(record, "problem", None) for record in caplog.records] == [refused]
    ready = gateway.client.get("/readyz")
    assert ready.status_code == 200
    assert ready.json()["policy"] == {"id": POLICY, "version": before, "refused": refused}
    assert "assistant_content_refused 1.0" in gateway.client.get("/metrics").text
    decided = gateway.client.post("/api/v1/decisions", json={"facts": {"employer": "pilot"}}).json()
    assert decided["policy_version"] == before
    change("issuer: [", "issuer: ")
    # That the check finds the error was seen above, and it takes seconds.
    monkeypatch.setattr("policy_rules.reloading._problems_apart", lambda _copy: [])

    gateway.services.content.reload()

    assert gateway.client.get("/readyz").json()["policy"]["refused"] is None
    assert "assistant_content_refused 0.0" in gateway.client.get("/metrics").text
