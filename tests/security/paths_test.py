"""Paths that try to leave the folders of what is served."""

import pytest

from tests.security.conftest import Served
from tests.security.wire import request

UP = [
    "..",
    "%2e%2e",
    "%2E%2E",
    "..%2f",
    "%2e%2e%2f",
    "..%5c",
    "..\\",
    "%252e%252e%252f",
    "%c0%ae%c0%ae%2f",
    "%ef%bc%8e%ef%bc%8e%2f",
    "....//",
    ".%00./",
    "..;/",
    "/",
    "%2f",
    "~root/",
    "C:%5c",
]
WANTED = ["etc/passwd", "desk.py", "package.json", ".built", "../../../pyproject.toml"]
HOLDING = (b"root:", b"import ", b'"version"', b"[project]")


@pytest.mark.parametrize("folder", ["/assets/", "/console/static/", "/form/", "/", "/api/v1/calendar/"])
@pytest.mark.parametrize("up", UP)
def test_no_path_leads_out_of_a_folder(served: Served, folder: str, up: str) -> None:
    for wanted in WANTED:
        answered = request(served.url, "GET", f"{folder}{up}/{wanted}")
        assert answered.status in (400, 404, 422), wanted
        assert not any(part in answered.body for part in HOLDING)


@pytest.mark.parametrize(
    "path", ["/.git/config", "/.env", "/var/assistant.db", "/models", "/pyproject.toml", "/assets/"]
)
def test_what_is_not_meant_to_be_served_is_not(served: Served, path: str) -> None:
    assert request(served.url, "GET", path).status == 404


@pytest.mark.parametrize("name", ["a" * 300, "a" * 1900, ".built", "-", "%20", "a%0d%0ab", "con", "%f0%9f%98%80"])
def test_a_name_that_is_no_file_of_ours_is_not_found(served: Served, name: str) -> None:
    for folder in ("/assets/", "/console/static/"):
        assert request(served.url, "GET", f"{folder}{name}").status == 404


@pytest.mark.parametrize("day", ["2027-01-01%0d%0aX-Evil:1", "%2e%2e", "2027-01-01%22", "../../x", "<script>"])
def test_no_part_of_a_calendar_entry_s_path_gets_into_a_header(served: Served, day: str) -> None:
    answered = request(served.url, "GET", f"/api/v1/calendar/title-intermediate/{day}.ics")

    assert answered.status in (400, 404, 422)
    assert answered.header("x-evil") is None
