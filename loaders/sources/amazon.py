"""Amazon reviews and metadata of the years 2014, 2018 and 2023."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from loaders.sources import amazon_metadata, amazon_reviews
from loaders.sources.delimited import read_csv
from loaders.sources.input import Input
from loaders.sources.json_lines import read_json_lines
from loaders.sources.peek import Peek
from loaders.sources.source import Layout, Opened, Row, SourceOptions, Table

LAYOUTS: dict[str, Layout] = {**amazon_reviews.LAYOUTS, **amazon_metadata.LAYOUTS}
EPOCH = re.compile(r"^\d{9,10}$")
STAR = re.compile(r"^[1-5](\.0)?$")


class Amazon:
    """The review data collected by McAuley's group."""

    name = "amazon"
    looks_for = (
        "JSON lines with reviewerID, asin, overall or user_id, parent_asin, rating or (metadata) asin, title"
        " or parent_asin, main_category; CSV with asin, reviewerID, overall, unixReviewTime or"
        " Product ID, Description, price, Category"
    )

    def open(self, files: Sequence[Peek], options: SourceOptions) -> Opened:
        """Return the tables among the files."""
        tables = (_json_table(file) or _csv_table(file) for file in files)
        return Opened(tuple(table for table in tables if table))

    def layouts(self, options: SourceOptions) -> Mapping[str, Layout]:
        """Return the layouts by name."""
        return LAYOUTS


def _json_table(file: Peek) -> Table | None:
    keys = file.keys
    if {"reviewerID", "asin", "overall"} <= keys:
        name = "reviews"
    elif {"user_id", "rating"} <= keys and keys & {"asin", "parent_asin"}:
        name = "reviews-2023"
    elif "parent_asin" in keys and keys & {"main_category", "store", "average_rating"}:
        name = "items-2023"
    elif "asin" in keys and keys & {"title", "category", "categories", "imUrl", "also_buy"}:
        name = "items"
    else:
        return None
    return Table(LAYOUTS[name], file.path, read_json_lines)


def _csv_table(file: Peek) -> Table | None:
    cells = file.columns()
    if set(amazon_reviews.RATING) <= set(cells):
        whole = "reviewText" in cells
        return Table(LAYOUTS["reviews" if whole else "ratings"], file.path, read_csv)
    if set(amazon_metadata.CATALOGUE) <= set(cells):
        return Table(LAYOUTS["catalogue"], file.path, read_csv)
    if len(cells) == len(amazon_reviews.REVIEW_PART) and STAR.match(cells[5]) and EPOCH.match(cells[7]):
        return Table(LAYOUTS["review-part"], file.path, _read_review_part)
    return None


def _read_review_part(source: Input) -> Iterator[Row]:
    return read_csv(source, amazon_reviews.REVIEW_PART)
