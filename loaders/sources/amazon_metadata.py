"""What Amazon's metadata say of an item, of the years 2014, 2018 and 2023."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph_schema.records import Item, Record
from loaders.sources.fields import optional, required
from loaders.sources.source import Fields, Layout

PRICE = re.compile(r"^\$?\s*(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\b")
BRAND_PHRASE = re.compile(r"^(?:by|visit the) | store$", re.IGNORECASE)
LONGEST_CATEGORY = 60
CATALOGUE = ("Product ID", "Description", "price", "Category")


def parse_item(fields: Fields) -> Sequence[Record]:
    """Return an item of the 2014 and 2018 files."""
    description = [*texts(fields.get("description")), *texts(fields.get("feature"))]
    return (
        Item(
            required(fields, "asin"),
            title=optional(fields, "title"),
            description="\n".join(dict.fromkeys(description)) or None,
            categories=categories(fields.get("category") or fields.get("categories")),
            brand=_brand(optional(fields, "brand")),
            price=price(fields.get("price")),
            image=_image(fields),
        ),
    )


def parse_item_2023(fields: Fields) -> Sequence[Record]:
    """Return an item of the 2023 files, whose id is the parent that its variants share."""
    details = fields.get("details")
    brand = optional(details, "Brand") if isinstance(details, Mapping) else None
    author = fields.get("author")
    description = [*texts(fields.get("description")), *texts(fields.get("features"))]
    return (
        Item(
            required(fields, "parent_asin"),
            title=optional(fields, "title"),
            description="\n".join(dict.fromkeys(description)) or None,
            categories=categories(fields.get("categories") or fields.get("main_category")),
            creators=texts(author.get("name")) if isinstance(author, Mapping) else (),
            brand=brand or _brand(optional(fields, "store")),
            price=price(fields.get("price")),
            image=_image(fields),
        ),
    )


def parse_catalogue_row(fields: Fields) -> Sequence[Record]:
    """Return an item of the short CSV catalogue, where the description is the title."""
    return (
        Item(
            required(fields, "Product ID"),
            title=optional(fields, "Description"),
            categories=categories(fields.get("Category")),
            price=price(fields.get("price")),
        ),
    )


def texts(value: object) -> tuple[str, ...]:
    """Return the texts in a field that may hold one text, a list or lists of lists."""
    return tuple(dict.fromkeys(text.strip() for text in _flat(value) if text.strip()))


def categories(value: object) -> tuple[str, ...]:
    """Return the categories; sentences and remains of HTML that slipped in among them are left out."""
    return tuple(
        text for text in texts(value) if len(text) <= LONGEST_CATEGORY and "<" not in text and not text.endswith(".")
    )


def price(value: object) -> float | None:
    """Return the price (of a range the lower) or None where the field holds something else."""
    found = PRICE.match(str(value).strip()) if value is not None else None
    return float(found[1].replace(",", "")) if found else None


def _flat(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from _flat(part)


def _brand(text: str | None) -> str | None:
    return BRAND_PHRASE.sub("", " ".join(text.split())).strip() or None if text else None


def _image(fields: Mapping[str, Any]) -> str | None:
    """Return the first picture's address, wherever the year of the file keeps it."""
    images = fields.get("images")
    if isinstance(images, list) and images and isinstance(images[0], Mapping):
        return optional(images[0], "large") or optional(images[0], "thumb")
    for name in ("imageURLHighRes", "imageURL", "image", "imUrl"):
        if found := texts(fields.get(name)):
            return found[0]
    return None


LAYOUTS = {
    "items": Layout("items", parse_item, rank=1),
    "items-2023": Layout("items-2023", parse_item_2023, rank=1),
    "catalogue": Layout("catalogue", parse_catalogue_row, CATALOGUE, rank=1),
}
