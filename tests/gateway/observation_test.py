"""Logs with allow-listed fields, and figures for Prometheus."""

import json
import logging

from bot.gateway.logs import JsonLines
from tests.gateway.rasa_stand_in import RasaStandIn
from tests.gateway.talking import Gateway


def test_a_log_line_has_only_fields_of_the_list() -> None:
    record = logging.LogRecord("bot.gateway", logging.INFO, __file__, 1, "request", None, None)
    record.status, record.text = 200, "我叫张三"

    line = json.loads(JsonLines().format(record))

    assert sorted(line) == ["event", "level", "logger", "status", "time"]


def test_a_log_line_leaves_out_the_arguments_and_the_trace() -> None:
    error = RuntimeError("我叫张三")
    trace = (RuntimeError, error, None)
    record = logging.LogRecord("bot", logging.ERROR, __file__, 1, "failed %s", ("我叫张三",), trace)

    assert "张三" not in JsonLines().format(record)


def test_requests_are_counted_by_route_and_never_by_id(gateway: Gateway) -> None:
    talk = gateway.begin()
    talk.say("你好")
    gateway.client.get("/nothing/13800138000")

    text = gateway.client.get("/metrics").text

    route = "/api/v1/conversations/{conversation_id}/messages"
    assert f'assistant_http_requests_total{{method="POST",route="{route}",status="200"}} 1.0' in text
    assert talk.id not in text
    assert "13800138000" not in text


def test_turns_are_counted_by_outcome(gateway: Gateway, rasa: RasaStandIn) -> None:
    talk = gateway.begin()
    talk.say("你好", client_message_id="1")
    talk.say("你好", client_message_id="1")
    rasa.status = 500
    talk.say("喂")

    text = gateway.client.get("/metrics").text

    for outcome in ("answered", "repeated", "failed"):
        assert f'assistant_turns_total{{channel="web",outcome="{outcome}"}} 1.0' in text


def test_the_figures_are_in_the_format_of_prometheus(gateway: Gateway) -> None:
    response = gateway.client.get("/metrics")

    assert response.headers["content-type"].startswith("text/plain; version=")
