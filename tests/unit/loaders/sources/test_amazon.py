"""Amazon reviews and metadata of three generations, on made-up rows."""

import json
from pathlib import Path

import pytest

from graph_schema.records import Document, Interaction, Item, User
from loaders.sources.amazon_metadata import categories, price
from tests.unit.loaders.written import records_of, utc, write

REVIEW = {
    "reviewerID": "AX1",
    "asin": "B01",
    "reviewerName": "Ann O&#39;Neil",
    "reviewText": "Works <b>well</b>.",
    "summary": "Good",
    "overall": 4.0,
    "unixReviewTime": 1400000000,
}
EVENT = Interaction("AX1", "B01", "rate", utc(1400000000), 4.0)


def document(records: list) -> Document:
    [found] = [record for record in records if isinstance(record, Document)]
    return found


def test_a_review_is_a_rating_a_text_and_a_name(tmp_path: Path) -> None:
    user, event, text = records_of(write(tmp_path / "reviews.json.gz", json.dumps(REVIEW) + "\n"))
    assert (user, event) == (User("AX1", name="Ann O'Neil"), EVENT)
    assert (text.text, text.title, text.user_id, text.item_id) == ("Works well.", "Good", "AX1", "B01")
    assert (text.kind, text.at) == ("review", EVENT.at)


def test_two_reviews_by_one_user_of_one_item_are_two_documents(tmp_path: Path) -> None:
    lines = [json.dumps(REVIEW), json.dumps(REVIEW | {"reviewText": "Broke."})]
    records = records_of(write(tmp_path / "reviews.json", "\n".join(lines)))
    assert len({record.document_id for record in records if isinstance(record, Document)}) == 2


def test_a_review_without_a_text_is_a_rating_only(tmp_path: Path) -> None:
    row = {"reviewerID": "AX1", "asin": "B01", "overall": 4.0, "unixReviewTime": 1400000000}
    assert records_of(write(tmp_path / "reviews.json", json.dumps(row))) == [EVENT]


def test_a_summary_alone_is_the_text(tmp_path: Path) -> None:
    row = REVIEW | {"reviewText": ""}
    found = document(records_of(write(tmp_path / "reviews.json", json.dumps(row))))
    assert (found.text, found.title) == ("Good", None)


def test_a_nameless_customer_gets_no_name(tmp_path: Path) -> None:
    row = REVIEW | {"reviewerName": "Amazon Customer"}
    records = records_of(write(tmp_path / "reviews.json", json.dumps(row)))
    assert not [record for record in records if isinstance(record, User)]


def test_reads_the_fields_of_2023(tmp_path: Path) -> None:
    row = {
        "user_id": "U9", "parent_asin": "P1", "asin": "V7", "rating": 2.0, "title": "Meh", "text": "Thin.",
        "timestamp": 1600000000123, "verified_purchase": True,
    }  # fmt: skip
    event, text = records_of(write(tmp_path / "reviews.jsonl", json.dumps(row)))
    assert event == Interaction("U9", "P1", "rate", utc(1600000000.123), 2.0)
    assert (text.title, text.text) == ("Meh", "Thin.")


def test_reads_metadata_of_2018(tmp_path: Path) -> None:
    row = {
        "asin": "B01", "title": "Tuner &amp; Clip", "brand": "by\n    Larks", "price": "$1,012.50",
        "category": ["Music", "Tuners", "Music", "Holds its tune.", "</span>"], "also_buy": ["B02"],
        "description": ["<p>First.</p>", "Second."], "feature": ["Second.", "Third."], "imageURLHighRes": ["http://i/1"],
    }  # fmt: skip
    assert records_of(write(tmp_path / "meta.json", json.dumps(row))) == [
        Item(
            "B01", title="Tuner & Clip", brand="Larks", price=1012.5, categories=("Music", "Tuners"),
            description="First.\n\nSecond.\nThird.", image="http://i/1",
        )
    ]  # fmt: skip


def test_reads_metadata_of_2014_written_as_python(tmp_path: Path) -> None:
    row = {"asin": "B01", "title": "It's", "imUrl": "http://i/1", "categories": [["Music", "Strings"]], "price": 9.5}
    assert records_of(write(tmp_path / "meta.json", repr(row))) == [
        Item("B01", title="It's", image="http://i/1", categories=("Music", "Strings"), price=9.5)
    ]


def test_reads_metadata_of_2023(tmp_path: Path) -> None:
    row = {
        "main_category": "Books", "title": "Sea", "features": ["Long."], "description": ["Wet."], "price": 5,
        "images": [{"large": "http://i/2"}], "store": "Visit the Larks Store", "categories": ["Books", "Sea"],
        "details": {"Brand": "Larks"}, "parent_asin": "P1", "author": {"name": "Ann"}, "average_rating": 4.1,
    }  # fmt: skip
    assert records_of(write(tmp_path / "meta.jsonl", json.dumps(row))) == [
        Item(
            "P1", title="Sea", description="Wet.\nLong.", price=5.0, image="http://i/2", brand="Larks",
            categories=("Books", "Sea"), creators=("Ann",),
        )
    ]  # fmt: skip


def test_reads_the_csv_files(tmp_path: Path) -> None:
    write(tmp_path / "5.csv", "asin, reviewerID, overall, unixReviewTime\nB01,AX1,4.0,1400000000\n")
    write(tmp_path / "meta_5.csv", "Product ID,Description,price,Category\nB01,A Tuner,,Tuners &amp; Clips\n")
    part = 'AX1,B01,Amazon Customer,"[0, 1]","Works, mostly.",4,Good,1400000000,"05 13, 2014"\n'
    write(tmp_path / "part.csv.gz", part)
    item, event, text = records_of(tmp_path)
    assert (item, event) == (Item("B01", title="A Tuner", categories=("Tuners & Clips",)), EVENT)
    assert text.text == "Works, mostly."


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("$14.99", 14.99),
        ("$1,250.00", 1250.0),
        ("9 - 12", 9.0),
        (3, 3.0),
        ("", None),
        (".a{color:red}", None),
        (None, None),
    ],
)
def test_reads_prices_and_leaves_out_what_is_none(text: object, number: float | None) -> None:
    assert price(text) == number


def test_leaves_sentences_out_of_the_categories() -> None:
    assert categories(["Gift Cards", "No fees.", "<span>", "x" * 61]) == ("Gift Cards",)
