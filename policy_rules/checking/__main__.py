"""``python -m policy_rules.checking FOLDER``: every problem of a content folder, as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from policy_rules.checking import problems_of
from policy_rules.errors import PolicyError
from policy_rules.policy.loading import available_policies


def main() -> None:
    """Check all policies of the folder named on the command line."""
    folder = Path(sys.argv[1])
    try:
        problems = [problem for policy in available_policies(folder) for problem in problems_of(policy, folder)]
    except (PolicyError, OSError) as error:
        problems = [str(error)]
    sys.stdout.write(json.dumps(problems))


if __name__ == "__main__":
    main()
