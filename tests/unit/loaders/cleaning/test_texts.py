"""The steps that clean texts: characters, encoding, HTML."""

import pytest

from graph_schema.records import Document, Interaction, Item, User
from loaders.cleaning.characters import clean_line, clean_text
from loaders.cleaning.cleaner import TEXT_STEPS, VALUE_STEPS
from loaders.cleaning.encoding import repaired
from loaders.cleaning.markup import plain
from loaders.sources.titles import title_and_year
from tests.unit.loaders.rules import RULES


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a\x00b\x07c", "abc"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("soft\u00adhyphen", "softhyphen"),
        ("  two  blanks\t and\u00a0more ", "two blanks and more"),
        ("two\nlines", "two lines"),
        ("family \U0001f468\u200d\U0001f469\u200d\U0001f467", "family \U0001f468\u200d\U0001f469\u200d\U0001f467"),
        ("heart \u2764\ufe0f\u200d\U0001f525", "heart \u2764\ufe0f\u200d\U0001f525"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\u200db", "ab"),
        ("\u202eevil\u202c", "evil"),
        ("pair \ud83d\ude00", "pair \U0001f600"),
        ("half \ud83d.", "half \ufffd."),
        ("三体　刘慈欣", "三体 刘慈欣"),
        ("plain", "plain"),
    ],
)
def test_a_line_keeps_what_can_be_seen(text: str, clean: str) -> None:
    assert clean_line(text) == clean


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("one  \n   two\n\n\n\nthree\n", "one\ntwo\n\nthree"),
        ("kept  inside", "kept  inside"),
        ("a\x00\nb", "a\nb"),
    ],
)
def test_a_text_keeps_its_lines(text: str, clean: str) -> None:
    assert clean_text(text) == clean


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("BjÃ¶rk", "Björk"),
        ("caf\u00c3\u00a9", "café"),
        ("donâ€™t", "don’t"),
        ("Sigur Rós", "Sigur Rós"),
        ("Motörhead", "Motörhead"),
        ("ÃÃÃ", "ÃÃÃ"),
        ("三体", "三体"),
        ("plain", "plain"),
    ],
)
def test_mojibake_is_repaired_and_right_texts_stay(text: str, right: str) -> None:
    assert repaired(text) == right


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("AT&T", "AT&T"),
        ("AT&amp;T", "AT&T"),
        ("I <3 you", "I <3 you"),
        ("a < b and c > d", "a < b and c > d"),
        ("x<y", "x<y"),
        ("<b>bold</b> and <i class='x'>more</i>", "bold and more"),
        ("<p>One.</p><p>Two.</p>", "One.|Two."),
        ("line<br/>break", "line|break"),
        ("<script>alert(1)</script>left", "left"),
        ("<!-- note -->left", "left"),
        ("1/4&quot; plug &#39;n&#39; play", "1/4\" plug 'n' play"),
        ("&lt;b&gt;twice&lt;/b&gt;", "twice"),
        ("&amp;amp;", "&"),
        ("caf&eacute;&nbsp;au lait", "café au lait"),
        ("?a=1&copy=2", "?a=1&copy=2"),
        ("&unknown;", "&unknown;"),
        ("<Hello> world", "<Hello> world"),
        ("vector<int> v", "vector<int> v"),
        ("MATCH (a)-->(b) <a href=x>go</a>", "MATCH (a)-->(b) go"),
        ("<img src=x onerror=alert(1)>pic", "pic"),
    ],
)
def test_markup_goes_and_what_only_looks_like_it_stays(text: str, clean: str) -> None:
    found = plain(text, "|").strip("|")
    while "||" in found:
        found = found.replace("||", "|")
    assert found.strip() == clean


@pytest.mark.parametrize(
    "part",
    ["<!--", "<script>", "<a ", '<a b="', " a", "  ", "&amp", "&#", "<", "\u200d", "Ã", "(", "\n", "a, ", "store "],
)
def test_long_texts_made_to_be_slow_are_cleaned_in_time(part: str) -> None:
    text = "x" + part * (1_000_000 // len(part)) + "y"
    for clean in (clean_line, clean_text, repaired, lambda long: plain(long, "\n"), title_and_year):
        assert clean(text)


def test_records_without_anything_to_clean_come_back_themselves() -> None:
    for record in (
        Interaction("u", "i", "rate", None, 4.0),
        Item("i", title="Plain", categories=("A", "B"), description="Of one line."),
        Document("d", "Text."),
        User("u", name="Ann"),
    ):
        for step in (*TEXT_STEPS, *VALUE_STEPS):
            assert step.clean(record, RULES) is record
