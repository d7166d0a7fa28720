"""``policy-rules graph``: pictures of the pathways and of the ladders."""

from __future__ import annotations

import argparse
from pathlib import Path

from policy_rules.command_line import inputs

NAME = "graph"
ABOUT = "pictures: each pathway with its conditions, and the ladders; as SVG and as Mermaid text"


def describe(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("--policy", help="only this policy")
    parser.add_argument("--as-of", metavar="DATE", help="the version in force on this day; default: the newest")
    parser.add_argument("--format", choices=("svg", "mermaid", "both"), default="both")
    parser.add_argument("-o", "--output", type=Path, default=Path("graphs"), help="the folder to write to")
    inputs.describe_content(parser)


def run(options: argparse.Namespace) -> int:
    """Write the pictures, one file each."""
    from policy_rules.authoring.graph.pictures import pictures
    from policy_rules.policy.loading import available_policies, load_policy

    content = inputs.content_of(options)
    endings = {"svg": (".svg",), "mermaid": (".mmd",)}.get(options.format, (".svg", ".mmd"))
    for policy_id in [options.policy] if options.policy else available_policies(content):
        policy = load_policy(policy_id, content=content)
        version = policy.on(inputs.day(options.as_of)) if options.as_of else policy
        folder = options.output / policy_id
        try:
            folder.mkdir(parents=True, exist_ok=True)
            written = [file for file in pictures(version) if file.suffix in endings and file.write_to(folder)]
        except OSError as error:
            message = f"{folder}: {error.strerror}"
            raise inputs.UnusableInputError(message) from None
        print(f"{folder}: {len(written)} files")
    return 0
