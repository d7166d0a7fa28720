"""The command ``policy-assistant``: finds the subcommand and hands over to the part that owns it."""

import importlib
import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple


class Subcommand(NamedTuple):
    """A word of the command line, the function behind it and what it is for."""

    target: str
    purpose: str


# The functions are named, not imported: `read` must not pay for Rasa, nor `chat` for a database.
SUBCOMMANDS = {
    "run": Subcommand("bot.serving.run:main", "train if needed, start the whole assistant, stop with Ctrl-C"),
    "serve": Subcommand("bot.serving.roles:main", "run one server on a machine of its own: gateway, rasa, actions"),
    "train": Subcommand("bot.serving.train:main", "train the model if what it is made of changed (--force: anyway)"),
    "chat": Subcommand("bot.serving.chat:main", "talk to the running assistant in this terminal"),
    "read": Subcommand("bot.understanding.command_line:main", "sentences in, facts out, one JSON object a line"),
    "wechat": Subcommand("bot.channels.wechat.command_line:main", "the official account: check, menu show|diff|apply"),
    "migrate": Subcommand("bot.storage.command_line:migrate", "bring the database up to date"),
    "backup": Subcommand("bot.operating.backup:backup_command", "write everything that is stored into a file"),
    "restore": Subcommand("bot.operating.backup:restore_command", "put a backup back and check what was restored"),
    "move": Subcommand("bot.operating.move:main", "copy everything that is stored into another database"),
    "export": Subcommand("bot.operating.records:export_command", "all that is stored of a conversation, as JSON"),
    "erase": Subcommand("bot.operating.records:erase_command", "delete all that is stored of a conversation"),
    "reload": Subcommand("bot.serving.reload:main", "take new policy content, or with --model a new model, running on"),
    "console": Subcommand("bot.console.command_line:main", "accounts of the agents' console, proof of its audit trail"),
    "replay": Subcommand("bot.storage.command_line:replay", "recompute stored decisions and report differences"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run a subcommand and return its exit code; 2 where there is no such subcommand."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] in (["-h"], ["--help"], ["help"]):
        sys.stdout.write(usage())
        return 0
    if not words or words[0] not in SUBCOMMANDS:
        sys.stderr.write(usage())
        return 2
    module, _, function = SUBCOMMANDS[words[0]].target.partition(":")
    run: Callable[[list[str]], int | None] = getattr(importlib.import_module(module), function)
    return run(words[1:]) or 0


def usage() -> str:
    """Return the list of subcommands, one a line."""
    lines = [f"  {name:8} {subcommand.purpose}\n" for name, subcommand in SUBCOMMANDS.items()]
    return "".join(["usage: policy-assistant SUBCOMMAND …\n", *lines])


if __name__ == "__main__":
    sys.exit(main())
