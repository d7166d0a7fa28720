"""The chat as a person meets it: what there is to see and to do."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

SCREENSHOTS = Path(__file__).resolve().parents[2] / "var" / "screenshots"


class ChatPage:
    """One open chat, in a tab or in a frame of another page."""

    def __init__(self, page: Page, *, phone: bool) -> None:
        self.page = page
        self.phone = phone
        # What the browser complained about: errors of scripts, and whatever the content policy blocked.
        self.complaints: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)

    def open(self, url: str) -> "ChatPage":
        """Open the full page."""
        self.page.goto(f"{url}/chat")
        expect(self.page.get_by_role("button", name="同意并开始")).to_be_visible()
        return self

    def begin(self) -> "ChatPage":
        """Agree to the notice."""
        self.page.get_by_role("button", name="同意并开始").click()
        expect(self.answers.first).to_be_visible()
        return self

    @property
    def answers(self) -> Locator:
        """What the assistant said, one a message."""
        return self.page.locator(".entry.bot")

    def say(self, text: str) -> None:
        """Type a message and send it."""
        box = self.page.get_by_label("说说您的情况，或者问问题")
        box.fill(text)
        box.press("Enter")

    def ask(self, text: str) -> None:
        """Say something and wait for the answer."""
        answered = self.answers.count()
        self.say(text)
        expect(self.answers.nth(answered)).to_be_visible()
        expect(self.page.get_by_role("status")).to_have_text("")

    def choose(self, label: str) -> None:
        """Tap an answer that is offered."""
        self.page.get_by_role("group", name="可以直接点选").get_by_role("button", name=label).click()

    def pick_month(self, year: str, month: str, *, within: str = ".date-form") -> None:
        """Pick a date of which only year and month are remembered."""
        picker = self.page.locator(within)
        picker.get_by_label("只记得年月").check()
        picker.locator("[data-part=year]").select_option(year)
        picker.locator("[data-part=month]").select_option(month)

    def reach_result(self) -> "ChatPage":
        """Answer everything that the scripted dialogue asks."""
        self.say("您好")
        self.choose("试点企业本部")
        self.choose("技师（二级）")
        expect(self.page.locator(".date-form")).to_be_visible()
        self.pick_month("2024", "6")
        self.page.get_by_role("button", name="就是这个日期").click()
        expect(self.page.get_by_text("结论：")).to_be_visible()
        return self

    def show(self, view: str) -> None:
        """Turn to what I said (`facts`) or the results; on a wide screen they are there already."""
        if self.phone:
            self.page.locator(f"[data-tab={view}]").click()

    def card(self, pathway: str) -> Locator:
        """The result of one pathway."""
        return self.page.locator(f".card[data-pathway={pathway}]")

    def larger(self) -> None:
        """Turn the elder mode on or off."""
        self.page.get_by_role("button", name="长辈版").click()

    def more(self) -> None:
        """Open the menu."""
        self.page.get_by_role("button", name="更多").click()

    def screenshot(self, name: str) -> None:
        """Keep a picture as an artefact of the tests."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        size = "phone" if self.phone else "desktop"
        self.page.screenshot(path=SCREENSHOTS / f"{size}-{name}.png")
