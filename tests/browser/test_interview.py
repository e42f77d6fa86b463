"""Someone new answers a few questions, sees the list follow, and takes an answer back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize(
    ("language", "offer", "answer", "answered", "back"),
    [
        ("en", "A few questions make the list better at once.", "I like it", "Answered", "Take back"),
        ("zh", "回答几个问题，列表立即更合心意。", "我喜欢", "已回答", "撤回"),
    ],
)
def test_from_a_bare_page_to_a_list_of_ones_own(
    calm_page: Page, address: str, language: str, offer: str, answer: str, answered: str, back: str
) -> None:
    calm_page.goto(f"{address}/users/nil?lang={language}")
    calm_page.get_by_role("link", name=offer).click()
    question = calm_page.locator(".question.of-item").first
    title = question.get_by_role("heading").inner_text()
    question.get_by_role("button", name=answer).click()
    expect(calm_page.get_by_role("heading", name=answered)).to_be_visible()
    expect(calm_page.locator(".question").get_by_text(title)).to_have_count(0)
    calm_page.get_by_role("button", name=back).first.click()
    expect(calm_page.get_by_role("heading", name=answered)).to_have_count(0)


def test_it_is_answered_by_keyboard(calm_page: Page, address: str) -> None:
    calm_page.goto(f"{address}/users/nil/interview?lang=en")
    button = calm_page.locator(".question button").last
    button.focus()
    calm_page.keyboard.press("Enter")
    expect(calm_page.get_by_role("heading", name="Answered")).to_be_visible()
    calm_page.get_by_role("button", name="Take back").first.click()
    expect(calm_page.locator(".question").first).to_be_visible()
