"""``policy-rules new``: a policy to begin with."""

from __future__ import annotations

import argparse

from policy_rules.command_line import inputs

NAME = "new"
ABOUT = "a new policy: a folder with every file, which the check is content with"


def describe(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("id", help="what it is to be called: small letters, figures, hyphens")
    parser.add_argument("--from", dest="start", metavar="DATE", help="its first day; default: today")
    inputs.describe_content(parser)


def run(options: argparse.Namespace) -> int:
    """Write the folder."""
    from policy_rules.authoring.scaffold import scaffold

    try:
        folder = scaffold(options.id, inputs.content_of(options), inputs.day(options.start))
    except OSError as error:
        message = f"{error.filename}: {error.strerror}"
        raise inputs.UnusableInputError(message) from None
    print(f"{folder}：先填 policy.yml 和 source/，再改 pathways/，每改一处运行一次 policy-rules check。")
    return 0
