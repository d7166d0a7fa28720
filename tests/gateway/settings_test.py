"""Settings: a value that makes no sense stops the start with one sentence that names it."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from bot.gateway.settings import SettingsError, doubtful, read_settings

NONSENSE = [
    ("PORT", "eighty"),
    ("PORT", "0"),
    ("PORT", "65536"),
    ("PORT", "８０００"),
    ("DATABASE_URL", "not a url"),
    ("DATABASE_URL", "nosuchdatabase://x/y"),
    ("DATABASE_URL", "sqlite:////proc/no/where.db"),
    ("RASA_TRACKER_DB", "??"),
    ("REDIS_URL", "http://localhost"),
    ("REDIS_URL", "redis://"),
    ("RASA_URL", "127.0.0.1:5005"),
    ("RASA_URL", "http://x:port"),
    ("WIDGET_ALLOWED_ORIGINS", "www.gz.gov.cn"),
    ("WIDGET_ALLOWED_ORIGINS", "https://a.cn, *"),
    ("WIDGET_ALLOWED_ORIGINS", "https://a.cn; script-src *"),
    ("RATE_LIMITS", "maybe"),
    ("ASSISTANT_TODAY", "22.11.2026"),
    ("ASSISTANT_TODAY", "2026-02-30"),
    ("ASSISTANT_SECRET", "short"),
    ("RETENTION_DAYS", "0"),
    ("RETENTION_DAYS", "31"),
    ("RETENTION_DAYS", "a month"),
]


@pytest.mark.parametrize(("name", "value"), NONSENSE)
def test_nonsense_is_refused_by_name(tmp_path: Path, name: str, value: str) -> None:
    environ = {"DATABASE_URL": f"sqlite:///{tmp_path / 'a.db'}", name: value}

    with pytest.raises(SettingsError, match=name) as caught:
        read_settings(environ)

    assert "\n" not in str(caught.value)


def test_nothing_set_works(tmp_path: Path) -> None:
    settings = read_settings({"DATABASE_URL": f"sqlite:///{tmp_path / 'a.db'}"})

    assert (settings.port, settings.rate_limited, settings.redis_url) == (8000, True, None)
    assert settings.allowed_origins == ()
    assert settings.tracker_url == settings.database_url


def test_origins_are_split_at_commas(tmp_path: Path) -> None:
    environ = {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'a.db'}",
        "WIDGET_ALLOWED_ORIGINS": "https://a.gov.cn, http://localhost:9000/ ,https://*.gz.gov.cn",
    }

    assert read_settings(environ).allowed_origins == (
        "https://a.gov.cn",
        "http://localhost:9000",
        "https://*.gz.gov.cn",
    )


def test_the_secret_is_made_once_and_kept_for_the_owner_alone(tmp_path: Path) -> None:
    environ = {"DATABASE_URL": f"sqlite:///{tmp_path / 'var' / 'a.db'}"}

    first, second = read_settings(environ).secret, read_settings(environ).secret
    file = tmp_path / "var" / "assistant.secret"

    assert first == second == file.read_text(encoding="ascii")
    assert len(first) == 64
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_two_installations_have_different_secrets(tmp_path: Path) -> None:
    one, other = (read_settings({"DATABASE_URL": f"sqlite:///{tmp_path / name / 'a.db'}"}) for name in ("1", "2"))

    assert one.secret != other.secret


def test_the_start_stops_with_one_sentence(tmp_path: Path) -> None:
    environ = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'a.db'}", "PORT": "eighty"}

    run = subprocess.run(
        [sys.executable, "-m", "bot.gateway"], env=environ, capture_output=True, text=True, timeout=60, check=False
    )

    assert run.returncode == 2
    assert run.stderr == "policy-assistant: PORT must be a number from 1 to 65535, not 'eighty'\n"


@pytest.mark.parametrize(
    ("environ", "named"),
    [
        ({}, ()),
        ({"DATABASE_URL": "postgresql://u@h/d"}, ("REDIS_URL", "ASSISTANT_SECRET")),
        ({"DATABASE_URL": "postgresql://u@h/d", "REDIS_URL": "redis://h", "ASSISTANT_SECRET": "x" * 32}, ()),
    ],
)
def test_what_several_gateways_would_need_is_named(environ: dict[str, str], named: tuple[str, ...]) -> None:
    assert doubtful(read_settings({"ASSISTANT_SECRET": "y" * 32, **environ}), environ) == named


def test_the_driver_of_postgresql_need_not_be_named() -> None:
    for url in ("postgresql://u:p@h/d", "postgres://u:p@h/d", "postgresql+psycopg://u:p@h/d"):
        settings = read_settings({"DATABASE_URL": url, "ASSISTANT_SECRET": "x" * 32})
        assert settings.database_url == settings.tracker_url == "postgresql+psycopg://u:p@h/d"
