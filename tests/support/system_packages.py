"""Programs that tests need from the system, installed where we may, named where we may not."""

import os
import shutil
import subprocess


def ensure_system_package(package: str, program: str | None = None) -> str:
    """Return the path of a program, installing its Debian package first if it is missing and we are root."""
    program = program or package
    found = shutil.which(program)
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        # At "run level 1" Debian installs servers without starting them.
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
        install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", package]
        for command in (["apt-get", "update", "-q"], install):
            subprocess.run(command, check=True, env=quiet, stdin=subprocess.DEVNULL, capture_output=True)
        found = shutil.which(program)
    if found is None:
        raise AssertionError(f"The tests need the program {program}: install the system package {package}.")
    return found
