"""The figures at `/metrics`. Labels come from short fixed lists, never from what people send."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


class Metrics:
    """One registry an application, so that two in one process do not mix."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "assistant_http_requests", "HTTP requests", ("method", "route", "status"), registry=self.registry
        )
        self._seconds = Histogram(
            "assistant_http_request_seconds", "Time to answer a request", ("route",), registry=self.registry
        )
        self._turns = Counter(
            "assistant_turns", "Turns of conversations", ("channel", "outcome"), registry=self.registry
        )
        self._rasa = Histogram("assistant_rasa_seconds", "Time that Rasa took for a turn", registry=self.registry)
        self._redactions = Counter(
            "assistant_redacted_messages", "Messages with personal details taken out", registry=self.registry
        )
        self._statuses = Counter(
            "assistant_pathway_statuses",
            "Statuses in the decisions given",
            ("pathway", "status"),
            registry=self.registry,
        )
        self._by_pathway: dict[tuple[str, str], Counter] = {}
        self._erased = Counter(
            "assistant_erased_conversations", "Deleted conversations", ("why",), registry=self.registry
        )

        self._reloads = Counter(
            "assistant_content_reloads", "Attempts to read the content anew", ("outcome",), registry=self.registry
        )
        self._refused = Gauge(
            "assistant_content_refused", "1 while the content in the folder has an error", registry=self.registry
        )

    def saw_request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request."""
        self._requests.labels(method if method in METHODS else "other", route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def saw_turn(self, channel: str, outcome: str) -> None:
        """Count a turn: answered, repeated, late or failed."""
        self._turns.labels(channel, outcome).inc()

    def saw_rasa(self, seconds: float) -> None:
        """Note how long Rasa took."""
        self._rasa.observe(seconds)

    def saw_redaction(self) -> None:
        """Count a message that had personal details in it."""
        self._redactions.inc()

    def saw_decision(self, statuses: dict[str, str]) -> None:
        """Count what was decided, pathway by pathway."""
        for pathway in statuses.items():
            # Looking a counter up by its labels takes longer than counting.
            counter = self._by_pathway.get(pathway)
            if counter is None:
                counter = self._by_pathway[pathway] = self._statuses.labels(*pathway)
            counter.inc()

    def saw_erasure(self, why: str) -> None:
        """Count a deleted conversation: asked for, or old."""
        self._erased.labels(why).inc()

    def saw_reload(self, *, refused: bool) -> None:
        """Count an attempt to read the content anew."""
        self._reloads.labels("refused" if refused else "taken").inc()
        self._refused.set(refused)

    def text(self) -> bytes:
        """Everything in Prometheus's text format."""
        return generate_latest(self.registry)
