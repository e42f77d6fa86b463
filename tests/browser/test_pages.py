"""Every page in a real browser: both languages, both themes, narrow and wide, without a complaint."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

PAGES = {
    "home": "/",
    "search": "/search?q=blue",
    "users": "/users",
    "interests": "/interests",
    "user": "/users/ada",
    "why": "/users/ada/why/giant-steps?without=jazz",
    "filtered": "/users/ada?filter=year+%3E+1959",
    "dials": "/users/dan?recommender=popularity&novelty=0.9",
    "said": "/users/ada?said=muted&of=jazz&called=Jazz&before=pinned",
    "item": "/items/blue-train",
    "interest": "/interests/jazz",
    "hostile": "/users/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "queries": "/queries",
    "query": "/queries/like-minded",
    "chat": "/chat?user=ada",
    "chat of a guest": "/chat",
    "api": "/api/docs",
    "portrait": "/users/ada/portrait",
    "merges": "/merges",
    "interview": "/users/nil/interview",
    "interview of someone known": "/users/ada/interview",
}


def visit(page: Page, address: str, path: str, language: str, theme: str) -> None:
    joint = "&" if "?" in path else "?"
    page.goto(f"{address}{path}{joint}lang={language}&theme={theme}")
    if page.locator("[data-graph]").count():
        page.locator("[data-graph]").scroll_into_view_if_needed()
        page.locator("[data-graph][data-drawn]").wait_for()


@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("zh", "dark")])
@pytest.mark.parametrize("name", PAGES)
def test_it_is_accessible_and_without_complaint(
    calm_page: Page, address: str, name: str, language: str, theme: str
) -> None:
    visit(calm_page, address, PAGES[name], language, theme)
    for details in calm_page.locator("details").all():
        details.evaluate("one => { one.open = true }")
    found = Axe().run(calm_page)
    assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == []


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("name", PAGES)
def test_it_fits_a_phone(calm_page: Page, address: str, name: str, width: int) -> None:
    calm_page.set_viewport_size({"width": width, "height": 800})
    visit(calm_page, address, PAGES[name], "zh", "light")
    assert calm_page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_error_page_helps(page: Page, address: str) -> None:
    page.goto(f"{address}/items/none")
    expect(page.get_by_role("heading", level=1)).to_have_text("Not in the graph")
    page.locator("main input[type=search]").fill("giant")
    page.locator("main").get_by_role("button", name="Search").click()
    expect(page.get_by_role("link", name="Giant Steps")).to_be_visible()


def test_slash_goes_to_the_search_box(calm_page: Page, address: str) -> None:
    calm_page.goto(f"{address}/users/ada")
    calm_page.keyboard.press("/")
    expect(calm_page.get_by_role("searchbox")).to_be_focused()
    calm_page.keyboard.type("gian")
    calm_page.keyboard.press("Enter")
    expect(calm_page.get_by_role("link", name="Giant Steps")).to_be_visible()


def test_the_keyboard_reaches_the_content_and_shows_where_it_is(calm_page: Page, address: str) -> None:
    calm_page.goto(f"{address}/users/ada")
    calm_page.keyboard.press("Tab")
    skip = calm_page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    assert skip.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    calm_page.keyboard.press("Enter")
    expect(calm_page.locator("main")).to_be_focused()


def test_language_and_theme_are_kept(calm_page: Page, address: str) -> None:
    calm_page.goto(address)
    calm_page.get_by_role("link", name="中文").click()
    calm_page.get_by_role("link", name="深色").click()
    calm_page.goto(f"{address}/users")
    expect(calm_page.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(calm_page.locator("html")).to_have_attribute("data-theme", "dark")


def test_a_page_needs_no_script(browser: object, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(f"{address}/users/ada")
    expect(page.get_by_role("link", name="Giant Steps").first).to_be_visible()
    expect(page.locator(".canvas")).to_be_hidden()
    page.get_by_text("The same as a table").click()
    expect(page.get_by_role("table")).to_be_visible()
    context.close()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [1100, 1200])
def test_the_head_stands_on_one_line(calm_page: Page, address: str, width: int, language: str) -> None:
    calm_page.set_viewport_size({"width": width, "height": 800})
    calm_page.goto(f"{address}/users?lang={language}")
    assert calm_page.locator(".top").evaluate("one => one.getBoundingClientRect().height") < 80


def test_further_pages_are_one_click_away_without_a_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{address}/users?lang=en")
    expect(page.get_by_role("link", name="Merges")).to_be_hidden()
    page.get_by_text("More …").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("link", name="Merges").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Interests that may be one")
    context.close()


@pytest.mark.parametrize("path", ["/merges", "/users/ada/portrait"])
def test_cards_stand_apart(calm_page: Page, address: str, path: str) -> None:
    calm_page.goto(f"{address}{path}")
    gaps = calm_page.evaluate("""[...document.querySelectorAll("main > .card + .card")].map(card =>
        card.getBoundingClientRect().top - card.previousElementSibling.getBoundingClientRect().bottom)""")
    assert gaps and min(gaps) >= 16


def test_a_number_in_a_portrait_leads_to_its_fact(calm_page: Page, address: str) -> None:
    calm_page.goto(f"{address}/users/ada/portrait?lang=en")
    calm_page.get_by_role("link", name="fact 2", exact=True).click()
    fact = calm_page.locator("li:target")
    expect(fact.locator(".number")).to_have_text("2")
    assert fact.evaluate("one => getComputedStyle(one).backgroundColor") != "rgba(0, 0, 0, 0)"
