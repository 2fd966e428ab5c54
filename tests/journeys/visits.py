"""One person in one browser window: what they do is counted, what goes wrong is kept."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, expect

from prescriptions.demo import PASSWORD
from tests.journeys.serving import Server

AXE = Axe()
MOST_TABS = 400
# How far things moved by themselves, as browsers count it; up to 0.1 counts as good (web.dev/articles/cls).
MOST_SHIFT = 0.01
SHIFTS = """async () => {
  const seen = [];
  const name = ({ node }) => node?.id || node?.className || node?.nodeName;
  const note = (list) => list.filter((one) => !one.hadRecentInput).forEach((one) => {
    seen.push({ by: one.value, what: one.sources.map(name) });
  });
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  await new Promise((done) => setTimeout(done, 100));
  note(observer.takeRecords());
  return seen;
}"""


@dataclass
class Effort:
    """Clicks, keys that type nothing (Tab and Enter too), fields that were typed into, and characters in them."""

    clicks: int = 0
    keys: int = 0
    fields: int = 0
    typed: int = 0

    @property
    def actions(self) -> int:
        """How often the hand does something else: a field that is typed into is one action."""
        return self.clicks + self.keys + self.fields

    def __str__(self) -> str:
        parts = f"{self.clicks} clicks, {self.keys} keys, {self.fields} fields"
        return f"{self.actions} actions ({parts}), {self.typed} characters typed"


@dataclass
class Watch:
    """Everything that must not happen on a page."""

    host: str
    faults: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def follow(self, context: BrowserContext) -> None:
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.faults.append(f"page error: {error.error}"))

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.netloc != self.host:
            self.faults.append(f"request to another host: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        known = any(re.search(pattern, message.text) for pattern in self.expected)
        if message.type in ("error", "warning") and not known:
            self.faults.append(f"console {message.type}: {message.text}")


@dataclass
class Visit:
    """A person at the keyboard and the mouse."""

    page: Page
    server: Server
    watch: Watch
    effort: Effort = field(default_factory=Effort)

    def go(self, path: str) -> int:
        """Open an address of the server and return the status."""
        response = self.page.goto(self.server.address + path)
        return response.status if response else 0

    def click(self, what: Locator) -> None:
        what.click()
        self.effort.clicks += 1

    def choose(self, what: Locator, value: str) -> None:
        """Pick from a list by mouse: one click opens it, one picks."""
        what.focus()
        what.select_option(value)
        self.effort.clicks += 2

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.page.keyboard.press(key)
            self.effort.keys += 1

    def type(self, text: str) -> None:
        """Type where the focus is."""
        self.page.keyboard.type(text)
        self.effort.fields += 1
        self.effort.typed += len(text)

    def retype(self, text: str) -> None:
        """Select what the focused field holds and type over it."""
        self.press("Control+a")
        self.type(text)

    def tab_to(self, what: Locator, *, back: bool = False) -> None:
        """Press Tab until `what` has the focus."""
        for _ in range(MOST_TABS):
            if what.evaluate("node => node === document.activeElement"):
                return
            self.press("Shift+Tab" if back else "Tab")
        raise AssertionError(f"Tab never came to {what}")

    def sign_in(self, email: str) -> None:
        """Sign in by keyboard; the first field has the focus."""
        self.go("/sign-in/")
        self.page.locator("#id_email").focus()
        self.type(email)
        self.press("Tab")
        self.type(PASSWORD)
        self.press("Enter")
        self.page.get_by_role("button", name="Sign out").wait_for()

    def arrive(self, email: str) -> None:
        """Open the first page; sign in unless that was done before."""
        self.go("/")
        if self.page.locator("#id_email").count():
            self.sign_in(email)

    def saved(self) -> None:
        """Wait until nothing typed waits any more and nothing is under way."""
        expect(self.page.locator("form[data-state], .htmx-request, [data-stale]")).to_have_count(0)

    def check(self, *, rules: Sequence[str] = ()) -> None:
        """Fail on any finding of axe on this page (of `rules` alone, if given), and on one too wide."""
        page = self.page
        # A colour on its way from one to the next is not what anybody reads.
        page.evaluate("Promise.all(document.getAnimations().map(one => one.finished.catch(() => null)))")
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE.axe_script)
        options = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
        found = page.evaluate("options => axe.run(document, options).then(all => all.violations)", options)
        told = [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]
        assert not told, f"axe on {page.url}:\n" + "\n".join(told)
        self.fits()

    def steady(self) -> None:
        """Fail if anything on this page has moved by itself since it was opened."""
        self.page.wait_for_load_state()
        shifts = self.page.evaluate(SHIFTS)
        assert sum(shift["by"] for shift in shifts) < MOST_SHIFT, f"{self.page.url} moved: {shifts}"

    def fits(self) -> None:
        """Fail if the page is wider than the window."""
        self.page.wait_for_load_state()
        too_wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert too_wide <= 0, f"{self.page.url} scrolls sideways by {too_wide} px"
