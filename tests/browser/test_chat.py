"""Talking on the page: with scripts the answer comes in piece by piece, without them in one."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect


def test_an_answer_comes_in_and_the_next_question_goes_on(calm_page: Page, address: str) -> None:
    calm_page.goto(f"{address}/chat?user=bo&new=1&lang=en")
    field = calm_page.get_by_label("What are you in the mood for?")
    field.fill("something like Winterreise")
    calm_page.locator(".saying .find").get_by_role("button", name="Say").click()
    answer = calm_page.locator(".turn").nth(0)
    expect(answer.get_by_role("link", name="Goldberg Variations")).to_be_visible()
    calm_page.get_by_role("button", name="Why the first one?").click()
    expect(calm_page.locator(".turn").nth(1).locator(".reasons .sum")).to_be_visible()
    expect(field).to_be_focused()


def test_it_works_without_scripts(browser: Browser, address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/chat?lang=zh")
    page.locator("#say").fill("来点爵士")
    page.locator(".saying .find button").click()
    expect(page.get_by_role("link", name="Giant Steps")).to_be_visible()
    page.locator("#say").fill("为什么推荐第一个？")
    page.locator(".saying .find button").click()
    expect(page.locator("#latest .reasons .sum")).to_be_visible()


def test_an_offer_says_its_own_words_without_scripts_too(browser: Browser, address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/chat?lang=en")
    page.locator("#say").fill("jazz")
    page.locator("#say").press("Enter")
    expect(page.get_by_role("link", name="Giant Steps")).to_be_visible()
    page.get_by_role("button", name="Why the first one?").click()
    expect(page.locator("#latest .reasons .sum")).to_be_visible()


def test_what_is_said_is_shown_as_text(calm_page: Page, address: str) -> None:
    calm_page.goto(f"{address}/chat?user=bo&new=1&lang=en")
    calm_page.locator("#say").fill("<img src=x onerror=alert(1)>")
    calm_page.locator("#say").press("Enter")
    expect(calm_page.locator(".you").last).to_contain_text("<img src=x")
    assert calm_page.locator(".turns img").count() == 0
