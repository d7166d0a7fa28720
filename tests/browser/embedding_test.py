"""One script tag on other people's pages: where it is allowed, where it is not, and what it weighs."""

import gzip
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from playwright.sync_api import expect

from tests.browser.chat_page import SCREENSHOTS
from tests.browser.conftest import NewContext
from tests.browser.fake_gateway import DIST, FakeGateway, serving

LIMIT = 30_000


@contextmanager
def host_page(script: str) -> Iterator[str]:
    """Serve a page of somebody else, with a strict content policy of its own, that embeds the widget."""
    origin = script.removesuffix("/widget.js")
    page = f'<!doctype html><html lang="zh"><title>某单位</title><h1>某单位</h1><script src="{script}" defer data-site="x"></script>'

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
            """Say nothing."""

        def do_GET(self) -> None:  # noqa: N802 - the name is the base class's
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            policy = f"default-src 'none'; script-src {origin}; frame-src {origin}; require-trusted-types-for 'script'"
            self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(page.encode())

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def test_widget_works_in_a_page_of_another_origin_with_a_strict_policy(new_context: NewContext) -> None:
    with serving() as gateway, host_page(f"{gateway.url}/widget.js") as host:
        gateway.allowed = (host,)
        page = new_context("desktop").new_page()
        complaints: list[str] = []
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.goto(host)
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
        page.goto(host)
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
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="问政策")).to_be_focused()


def test_without_scripts_the_chat_leads_to_the_form(new_context: NewContext, gateway: FakeGateway) -> None:
    page = new_context("phone", java_script_enabled=False).new_page()
    page.goto(f"{gateway.url}/chat")
    expect(page.get_by_role("link", name="用表格逐题查询")).to_have_attribute("href", "form")


def test_everything_together_weighs_less_than_30_kilobytes() -> None:
    shipped = [path for path in DIST.rglob("*") if path.is_file() and not path.name.startswith("demo")]
    assert {"widget.js", "chat.html"} <= {path.name for path in shipped}
    assert sum(len(gzip.compress(path.read_bytes(), 9)) for path in shipped) <= LIMIT


def test_nothing_shipped_is_inline_evaluated_or_fetched_from_elsewhere() -> None:
    for path in DIST.rglob("*.html"):
        markup = path.read_text("utf-8")
        assert re.findall(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=", markup) == [], path
    for path in [*DIST.rglob("*.js"), *DIST.rglob("*.html"), *DIST.rglob("*.css")]:
        text = path.read_text("utf-8")
        assert re.findall(r"\beval\(|new Function|setTimeout\(\s*[\"'`]", text) == [], path
        addresses = set(re.findall(r"https?://[^\s\"'`<&]+", text))
        assert addresses <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML", "https://本服务的地址/widget.js"}, path
