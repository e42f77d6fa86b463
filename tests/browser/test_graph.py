"""The graph draws, opens up at a click, and has a twin for the keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

CLICK_ON = """(box, id) => {
  const { x, y } = box.cy.getElementById(id).renderedPosition();
  const { left, top } = box.querySelector(".canvas").getBoundingClientRect();
  return [left + x, top + y];
}"""


@pytest.fixture
def graph(calm_page: Page, address: str) -> Page:
    calm_page.goto(f"{address}/users/fay?lang=en")
    calm_page.locator("[data-graph]").scroll_into_view_if_needed()
    calm_page.locator("[data-graph][data-drawn]").wait_for()
    return calm_page


def test_a_click_brings_in_what_surrounds_a_node(graph: Page) -> None:
    box = graph.locator("[data-graph]")
    before = int(box.get_attribute("data-drawn") or 0)
    x, y = box.evaluate(CLICK_ON, "Item master-of-puppets")
    graph.mouse.click(x, y)
    expect(box).not_to_have_attribute("data-drawn", str(before))
    assert int(box.get_attribute("data-drawn") or 0) > before
    expect(box.get_by_role("status")).to_contain_text("ties of Master of Puppets")
    graph.get_by_role("link", name="Open the page of Master of Puppets").click()
    expect(graph.get_by_role("heading", level=1)).to_have_text("Master of Puppets")


def test_the_table_has_the_same_links(graph: Page) -> None:
    graph.get_by_text("The same as a table").press("Enter")
    table = graph.get_by_role("table")
    expect(table.get_by_role("link", name="Master of Puppets").first).to_be_visible()
    names = graph.locator("[data-graph]").evaluate("box => box.cy.nodes().map(node => node.data('name'))")
    for name in names:
        expect(table.get_by_role("link", name=name, exact=True).first).to_be_attached()


def test_it_zooms_by_buttons(graph: Page) -> None:
    box = graph.locator("[data-graph]")
    before = box.evaluate("box => box.cy.zoom()")
    graph.get_by_role("button", name="Zoom in").click()
    assert box.evaluate("box => box.cy.zoom()") > before
    graph.get_by_role("button", name="Fit").click()


def test_who_wants_no_motion_gets_none(calm_page: Page, address: str) -> None:
    calm_page.emulate_media(reduced_motion="reduce")
    calm_page.goto(f"{address}/items/kind-of-blue")
    calm_page.locator("[data-graph]").scroll_into_view_if_needed()
    calm_page.locator("[data-graph][data-drawn]").wait_for()
