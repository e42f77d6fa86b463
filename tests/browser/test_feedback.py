"""A feedback button changes the next list."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize(("button", "did"), [("likes", "liked"), ("dislikes", "disliked"), ("has seen", "viewed")])
def test_what_was_judged_leaves_the_list(calm_page: Page, address: str, button: str, did: str) -> None:
    calm_page.goto(f"{address}/users/dan?recommender=popularity")
    first = calm_page.locator(".recommendation h3").first
    title = first.inner_text()
    calm_page.get_by_role("button", name=f"dan {button} {title}", exact=True).click()
    expect(calm_page.get_by_text(f"Noted: Dan {did} “{title}”")).to_be_visible()
    expect(calm_page.locator(".recommendation h3").filter(has_text=title)).to_have_count(0)
    expect(calm_page.locator("#history-title ~ *, .rows").get_by_role("link", name=title).first).to_be_visible()


def test_cypher_can_be_copied(calm_page: Page, address: str) -> None:
    calm_page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    calm_page.goto(f"{address}/users/ada")
    box = calm_page.locator("details.cypher").last
    box.locator("summary").click()
    box.get_by_role("button", name="Copy").click()
    expect(box.get_by_role("button", name="Copied")).to_be_visible()
    assert calm_page.evaluate("navigator.clipboard.readText()").startswith("// What surrounds a user")
