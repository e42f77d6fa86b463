"""A person narrows a list, says what they think of an interest, and asks what if."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect


@pytest.mark.parametrize(
    ("language", "mute", "undo", "refused"),
    [
        ("en", "Mute: ", "Undo: ", "Left out, as said"),
        ("zh", "静音: ", "撤销: ", "按您所说不计入"),
    ],
)
def test_an_interest_is_muted_and_that_is_undone(
    calm_page: Page, address: str, language: str, mute: str, undo: str, refused: str
) -> None:
    calm_page.goto(f"{address}/users/cleo?lang={language}")
    row = calm_page.locator(".with-say > li").first
    name = row.get_by_role("link").inner_text()
    row.locator(".say > summary").click()
    row.get_by_role("button", name=f"{mute}{name}", exact=True).click()
    expect(calm_page.get_by_role("heading", name=refused)).to_be_visible()
    expect(calm_page.locator(".with-say").get_by_role("link", name=name, exact=True)).to_have_count(0)
    calm_page.get_by_role("button", name=f"{undo}{name}", exact=True).click()
    expect(calm_page.locator(".with-say").get_by_role("link", name=name, exact=True)).to_be_visible()
    expect(calm_page.get_by_role("heading", name=refused)).to_have_count(0)


def test_a_filter_is_typed_corrected_and_taken_away(page: Page, address: str) -> None:
    page.goto(f"{address}/users/ada?recommender=popularity&lang=en")
    field = page.get_by_label("Only items that pass")
    field.fill("category is metal")
    field.press("Enter")
    expect(page.get_by_text("This filter cannot be read")).to_be_visible()
    assert [one["id"] for one in Axe().run(page).response["violations"]] == []
    field.fill('category = "metal"')
    page.get_by_role("button", name="Filter").click()
    expect(page.locator(".recommendation h3")).to_have_text(["Master of Puppets"])
    page.get_by_role("link", name="Show all again").click()
    expect(page.locator(".recommendation h3")).to_have_count(10)


def test_from_a_recommendation_to_what_if(calm_page: Page, address: str) -> None:
    calm_page.goto(f"{address}/users/ada?recommender=interest-path&lang=en")
    calm_page.get_by_role("link", name="What if … Giant Steps").click()
    expect(calm_page.get_by_role("heading", level=1)).to_have_text("Why Giant Steps for Ada")
    calm_page.get_by_role("checkbox", name="jazz").check()
    calm_page.get_by_role("button", name="Ask").click()
    expect(calm_page.get_by_text("Difference")).to_be_visible()
    expect(calm_page.get_by_role("checkbox", name="jazz")).to_be_checked()


def test_from_an_item_to_why_for_whom(calm_page: Page, address: str) -> None:
    calm_page.goto(f"{address}/items/goldberg?lang=zh")
    calm_page.get_by_label("为谁查看推荐或不推荐的理由？").fill("ada")
    calm_page.get_by_role("button", name="查看理由").click()
    expect(calm_page.get_by_role("heading", level=1)).to_have_text("为什么把哥德堡变奏曲推荐给Ada")


def test_an_interest_is_added_by_name_and_a_wrong_name_is_mended(calm_page: Page, address: str) -> None:
    calm_page.goto(f"{address}/users/nil?lang=en")
    field = calm_page.get_by_label("Add an interest by its name")
    field.fill("  JAZZ ")
    calm_page.get_by_role("button", name="Add", exact=True).click()
    expect(calm_page.get_by_role("status").first).to_contain_text("Added: jazz")
    expect(calm_page.locator(".with-say").get_by_role("link", name="jazz", exact=True)).to_be_visible()
    calm_page.get_by_role("button", name="Undo: jazz").click()
    expect(calm_page.locator(".with-say")).to_have_count(0)


def test_a_name_that_no_interest_has_is_told_at_its_field(page: Page, address: str) -> None:
    page.goto(f"{address}/users/nil?lang=zh")
    field = page.get_by_label("按名称添加兴趣")
    field.fill("爵士时代")
    page.get_by_role("radio", name="不喜欢").check()
    page.get_by_role("button", name="添加", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("这里没有叫“爵士时代”的兴趣。")
    expect(field).to_have_value("爵士时代")
    assert [one["id"] for one in Axe().run(page).response["violations"]] == []
    expect(page.get_by_role("radio", name="不喜欢")).to_be_checked()
    page.locator(".offers").get_by_role("button", name="爵士").click()
    expect(page.get_by_role("heading", name="按您所说不计入")).to_be_visible()
    page.get_by_role("button", name="撤销: 爵士").first.click()


def test_a_slider_says_its_value_and_reorders_the_list(calm_page: Page, address: str) -> None:
    calm_page.goto(f"{address}/users/dan?recommender=popularity&lang=en")
    calm_page.get_by_text("Dials: what else than the score").click()
    slider = calm_page.get_by_role("slider", name="Novelty")
    slider.fill("0.9")
    expect(calm_page.locator("output", has_text="0.90")).to_be_visible()
    calm_page.get_by_role("button", name="Order anew").click()
    expect(calm_page.locator(".moved").first).to_contain_text("By score alone in place")
    expect(calm_page.get_by_role("slider", name="Novelty")).to_have_value("0.9")
    calm_page.get_by_role("link", name="By score alone").click()
    expect(calm_page.locator(".moved")).to_have_count(0)
