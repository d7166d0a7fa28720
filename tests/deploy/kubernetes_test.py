"""The Kubernetes files: valid for the cluster's own schemas, and as careful as they say."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.command_line import SUBCOMMANDS
from bot.serving.places import ROOT
from tests.deploy.conftest import Judge

FOLDER = ROOT / "deploy" / "kubernetes"
KUBERNETES = "1.33.1"
FILES = sorted(path for path in FOLDER.glob("*.yml") if path.name != "kustomization.yml")
SERVERS = ("actions", "gateway", "rasa")
Manifest = dict[str, Any]


def manifests() -> list[Manifest]:
    return [manifest for path in FILES for manifest in yaml.safe_load_all(path.read_text())]


def of_kind(kind: str) -> dict[str, Manifest]:
    return {manifest["metadata"]["name"]: manifest for manifest in manifests() if manifest["kind"] == kind}


def pod(manifest: Manifest) -> Manifest:
    spec: Manifest = manifest["spec"]["template"]["spec"]
    return spec


def containers() -> list[Manifest]:
    workloads = [*of_kind("Deployment").values(), *of_kind("Job").values()]
    return [container for workload in workloads for container in pod(workload)["containers"]]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_valid_to_the_letter(path: Path, judge: Judge) -> None:
    told = judge("kubernetes-validate", "--kubernetes-version", KUBERNETES, "--strict", path)
    assert told.returncode == 0, told.stdout + told.stderr


def test_a_misspelt_field_would_be_found(judge: Judge, tmp_path: Path) -> None:
    broken = tmp_path / "gateway.yml"
    broken.write_text((FOLDER / "gateway.yml").read_text().replace("readinessProbe:", "readynessProbe:"))
    assert judge("kubernetes-validate", "--kubernetes-version", KUBERNETES, "--strict", broken).returncode != 0


def test_everything_but_the_example_of_secrets_is_applied() -> None:
    applied = yaml.safe_load((FOLDER / "kustomization.yml").read_text())["resources"]
    assert sorted(applied) == [path.name for path in FILES if path.name != "secret.example.yml"]


@pytest.mark.parametrize("server", SERVERS)
def test_a_server_is_probed_scaled_and_never_wholly_taken_away(server: str) -> None:
    (container,) = pod(of_kind("Deployment")[server])["containers"]
    assert {"startupProbe", "readinessProbe", "livenessProbe", "resources"} <= container.keys()
    assert of_kind("HorizontalPodAutoscaler")[server]["spec"]["minReplicas"] >= 2
    assert of_kind("PodDisruptionBudget")[server]["spec"]["minAvailable"] == 1
    assert of_kind("Service")[server]["spec"]["selector"] == {"app.kubernetes.io/name": server}


def test_every_container_starts_a_command_that_exists_with_nothing_it_does_not_need() -> None:
    for container in containers():
        assert container["args"][0] in SUBCOMMANDS
        assert container["securityContext"] == {
            "allowPrivilegeEscalation": False,
            "readOnlyRootFilesystem": True,
            "capabilities": {"drop": ["ALL"]},
        }


def test_services_do_not_set_variables_that_programs_read() -> None:
    """A service named rasa would set RASA_PORT to tcp://…"""
    for workload in (*of_kind("Deployment").values(), *of_kind("Job").values()):
        assert pod(workload)["enableServiceLinks"] is False


def test_only_the_gateway_is_reached_from_outside_and_rasa_only_from_the_gateway() -> None:
    policies = of_kind("NetworkPolicy")
    assert policies["nothing-by-default"]["spec"] == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}
    (to_rasa,) = policies["rasa"]["spec"]["ingress"]
    assert to_rasa["from"] == [{"podSelector": {"matchLabels": {"app.kubernetes.io/name": "gateway"}}}]
    (to_actions,) = policies["actions"]["spec"]["ingress"]
    assert to_actions["from"] == [{"podSelector": {"matchLabels": {"app.kubernetes.io/name": "rasa"}}}]
    assert "egress" not in policies["actions"]["spec"]


def test_health_and_figures_are_not_for_the_public() -> None:
    (rule,) = of_kind("Ingress")["gateway"]["spec"]["rules"]
    paths = {path["path"] for path in rule["http"]["paths"]}
    assert paths.isdisjoint({"/", "/metrics", "/healthz", "/readyz"})
    assert {path["backend"]["service"]["name"] for path in rule["http"]["paths"]} == {"gateway"}


def test_settings_and_secrets_of_the_cluster_hold_no_secret() -> None:
    assert "ASSISTANT_SECRET" not in of_kind("ConfigMap")["assistant-settings"]["data"]
    assert "change" in of_kind("Secret")["assistant-secrets"]["stringData"]["ASSISTANT_SECRET"]
