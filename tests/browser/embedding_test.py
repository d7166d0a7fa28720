"""One script tag on other people's pages: where it is allowed, where it is not, and what it weighs."""

import gzip
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.browser.chat_page import SCREENSHOTS
from tests.browser.conftest import NewContext
from tests.browser.fake_gateway import DIST, PAGES, FakeGateway, serving

LIMIT = 30_000
# Names of vocabularies, and the example on the demonstration page.
NOT_FETCHED = ("http://www.w3.org/", "https://本服务的地址/")


class HostPage(ThreadingHTTPServer):
    """A page of somebody else, with a strict content policy of its own, that embeds the widget."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.script = ""

    @property
    def origin(self) -> str:
        """Where it is: not the host of the gateway."""
        return f"http://localhost:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: HostPage

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""

    def do_GET(self) -> None:
        script = self.server.script
        origin = script.removesuffix("/widget.js")
        page = (
            f'<!doctype html><title>某单位</title><h1>某单位</h1><script src="{script}" defer data-site="x"></script>'
        )
        policy = f"default-src 'none'; script-src {origin}; frame-src {origin}; require-trusted-types-for 'script'"
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        self.wfile.write(page.encode())


@contextmanager
def host_page(script: str = "") -> Iterator[HostPage]:
    """Serve the page of somebody else until the block ends."""
    server = HostPage()
    server.script = script
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def test_widget_works_in_a_page_of_another_origin_with_a_strict_policy(new_context: NewContext) -> None:
    with serving() as gateway, host_page(f"{gateway.url}/widget.js") as host:
        gateway.allowed = (host.origin,)
        page = new_context("desktop").new_page()
        complaints: list[str] = []
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.goto(host.origin)
        launcher = page.get_by_role("button", name="问政策")
        launcher.click()
        frame = page.frame_locator("iframe[title=政策助手]")
        frame.get_by_role("button", name="同意并开始").click()
        frame.get_by_label("说说您的情况").fill("您好")
        frame.get_by_role("button", name="发送").click()
        expect(frame.get_by_role("button", name="试点企业本部")).to_be_visible()
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=SCREENSHOTS / "desktop-embedded.png")
        frame.get_by_role("button", name="关闭助手").click()
        expect(launcher).to_be_focused()
        launcher.press("Enter")
        expect(frame.locator(".entry.bot")).to_have_count(2)
        assert [text for text in complaints if "favicon" not in text] == []


def test_page_that_is_not_allowed_gets_a_sentence_and_a_link(new_context: NewContext) -> None:
    with serving() as gateway, host_page(f"{gateway.url}/widget.js") as host:
        page = new_context("phone").new_page()
        page.goto(host.origin)
        page.get_by_role("button", name="问政策").click()
        expect(page.get_by_text("这个网页没有登记")).to_be_visible()
        link = page.get_by_role("link", name="打开政策助手")
        expect(link).to_have_attribute("href", f"{gateway.url}/chat?site=x")
        expect(page.locator("iframe")).to_have_count(0)
        assert gateway.dialogues == {}


def test_demonstration_page_embeds_the_widget_with_one_tag(new_context: NewContext, gateway: FakeGateway) -> None:
    page = new_context("desktop").new_page()
    page.goto(f"{gateway.url}/demo")
    page.get_by_role("button", name="问政策").click()
    expect(page.frame_locator("iframe").get_by_role("button", name="同意并开始")).to_be_visible()
    page.screenshot(path=SCREENSHOTS / "desktop-demo.png")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="问政策")).to_be_focused()


def test_without_scripts_the_chat_leads_to_the_form(new_context: NewContext, gateway: FakeGateway) -> None:
    page = new_context("phone", java_script_enabled=False).new_page()
    page.goto(f"{gateway.url}/chat")
    expect(page.get_by_role("link", name="用表格逐题查询")).to_have_attribute("href", "form")


def test_everything_that_is_loaded_weighs_less_than_30_kilobytes(new_context: NewContext, gateway: FakeGateway) -> None:
    page = new_context("desktop").new_page()
    loaded: set[str] = set()
    page.on("request", lambda request: loaded.add(urlsplit(request.url).path))
    page.goto(f"{gateway.url}/demo")
    page.get_by_role("button", name="问政策").click()
    frame = page.frame_locator("iframe")
    frame.get_by_role("button", name="更多").click()
    frame.get_by_role("button", name="繁體顯示").click()
    expect(frame.get_by_role("button", name="同意並開始")).to_be_visible()
    files = {DIST / PAGES.get(path, path.lstrip("/")) for path in loaded if not path.startswith(("/api", "/demo"))}
    weighed = [file for file in files if not file.name.startswith("demo")]
    assert {"widget.js", "chat.html"} < {file.name for file in weighed}
    assert {file.suffix for file in weighed} == {".html", ".css", ".js"}
    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in weighed) <= LIMIT


def test_nothing_shipped_is_inline_evaluated_or_fetched_from_elsewhere() -> None:
    for path in DIST.rglob("*.html"):
        markup = path.read_text("utf-8")
        assert re.findall(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=", markup) == [], path
    ours = [path for path in DIST.rglob("*.*") if path.name.startswith(("chat", "hant", "widget", "demo"))]
    assert len(ours) > 5
    for path in ours:
        text = path.read_text("utf-8")
        assert re.findall(r"\beval\(|new Function|setTimeout\(\s*[\"'`]", text) == [], path
        addresses = set(re.findall(r"https?://[^\s\"'`<&]+", text))
        assert addresses <= {
            "http://www.w3.org/2000/svg",
            "http://www.w3.org/1998/Math/MathML",
            "https://本服务的地址/widget.js",
        }, path
