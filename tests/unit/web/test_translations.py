"""Every word of the pages is there in Chinese, and the compiled catalogue is current."""

from __future__ import annotations

import io
from pathlib import Path
from typing import BinaryIO

from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

WEB = Path(__file__).parents[3] / "web"
CATALOGUE = WEB / "pages" / "translations" / "zh" / "LC_MESSAGES"
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
KEYWORDS = {"_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}


def wanted() -> set[str]:
    found = set()
    for _, _, message, _, _ in extract_from_dir(str(WEB), METHODS, keywords=KEYWORDS):
        found.add(message[0] if isinstance(message, tuple) else message)
    return found


def test_every_message_is_translated_and_none_is_left_over() -> None:
    with (CATALOGUE / "messages.po").open("rb") as file:
        known = {
            message.id[0] if isinstance(message.id, tuple) else message.id: message.string
            for message in read_po(file, locale="zh")
            if message.id
        }
    assert wanted() == set(known)
    assert [id for id, text in known.items() if not (text if isinstance(text, str) else "".join(text))] == []


def test_placeholders_are_kept() -> None:
    with (CATALOGUE / "messages.po").open("rb") as file:
        assert [str(error) for message in read_po(file, locale="zh") for error in message.check()] == []


def test_the_compiled_catalogue_is_current() -> None:
    with (CATALOGUE / "messages.po").open("rb") as file:
        compiled = io.BytesIO()
        write_mo(compiled, read_po(file, locale="zh"))
    compiled.seek(0)
    with (CATALOGUE / "messages.mo").open("rb") as stored:
        assert texts(stored) == texts(compiled), "run pybabel compile -d web/pages/translations"


def texts(file: BinaryIO) -> dict[str, object]:
    """Return all messages but the header, which names the version of Babel."""
    return {repr(message.id): message.string for message in read_mo(file) if message.id}
