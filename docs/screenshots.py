"""Takes the pictures of the README from a running demo: `python docs/screenshots.py http://127.0.0.1:5000`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

FOLDER = Path(__file__).with_name("images")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDTH, HEIGHT = 1200, 900
USER = "/users/mei-lin"
PICTURES = {
    "home": ("/?lang=en&theme=light", None),
    "user": (f"{USER}?lang=en&theme=light", None),
    "user-zh": (f"{USER}?lang=zh&theme=dark", None),
    "item": ("/items/moby-dick?lang=en&theme=light", None),
    "graph": (f"{USER}?lang=en&theme=light", "[data-graph]"),
}


def take(page: Page, address: str) -> None:
    """Write one picture a page, the graphs drawn."""
    FOLDER.mkdir(exist_ok=True)
    for name, (path, part) in PICTURES.items():
        page.goto(address.rstrip("/") + path)
        if part is None:
            page.screenshot(path=FOLDER / f"{name}.png")
            continue
        page.locator(part).scroll_into_view_if_needed()
        page.locator(f"{part}[data-drawn]").wait_for()
        page.locator(part).screenshot(path=FOLDER / f"{name}.png")


def main(address: str) -> None:
    """Use the system's Chromium."""
    chromium = next(path for name in BROWSERS if (path := shutil.which(name)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce")
        take(page, address)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:5000")
