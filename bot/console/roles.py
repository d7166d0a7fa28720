"""Who may do what."""

AGENT = "agent"
SUPERVISOR = "supervisor"
AUDITOR = "auditor"
ROLES = {AGENT: "坐席", SUPERVISOR: "班长", AUDITOR: "审计员"}

# Auditors see what was done; they take no calls and open no worker's case.
MAY_ANSWER = frozenset({AGENT, SUPERVISOR})
MAY_SEE_EVERYBODY = frozenset({SUPERVISOR, AUDITOR})
MAY_AUDIT = frozenset({AUDITOR})
MAY_EXPORT = frozenset({SUPERVISOR, AUDITOR})
EVERYBODY = frozenset(ROLES)
