"""From a citation to the clause that it stands in: 二（一）3前段 stands in 二（一）3."""

from collections.abc import Callable

from policy_rules import Policy


def clause_ids(policy: Policy) -> Callable[[str], str]:
    """Return the function that finds the anchor of a citation; empty where the document has no such clause."""
    known = [clause.id for clause in policy.clauses]

    def clause_id(cited: str) -> str:
        return max((one for one in known if cited.startswith(one)), key=len, default="")

    return clause_id
