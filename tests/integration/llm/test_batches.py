"""Files of a Batch API: what comes back is counted once, at what it used; a file that is none is said so."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from graph_schema.errors import SourceError
from services.extraction.batch_files import BatchImport, read_batch, write_batch
from services.extraction.estimate import estimate
from services.extraction.model_extractor import ModelExtractor
from services.extraction.prompts import INTERESTS
from services.extraction.rules_extractor import RulesExtractor
from services.extraction.text import Text
from services.language.gazetteer import Gazetteer
from services.llm.endpoint_model import EndpointModel
from services.llm.store import ModelStore
from services.llm.tokens import count_messages
from tests.obedient_reader import read

TEXTS = [Text(f"d{at}", f"Note {at}. I love jazz.", language="en") for at in range(20)]


@pytest.fixture
def extractor(make_model: Callable[..., EndpointModel]) -> ModelExtractor:
    """A small model, which is asked about a text only once."""
    return ModelExtractor(make_model(small=True), RulesExtractor(Gazetteer({})))


@pytest.fixture
def come_back(extractor: ModelExtractor, tmp_path: Path) -> Callable[..., Path]:
    """``come_back(texts, words)`` gives the file that comes back, with these words where the model fails."""

    def come(
        texts: list[Text], words: str | None = None, usage: dict[str, int] | None = None, batch: str = "1"
    ) -> Path:
        out, back = tmp_path / "out.jsonl", tmp_path / "back.jsonl"
        write_batch(extractor, texts, out)
        lines = []
        for asked in map(json.loads, out.read_text(encoding="utf-8").splitlines()):
            message = {"role": "assistant", "content": words or read(asked["body"])}
            body = {"choices": [{"message": message, "finish_reason": "stop"}]} | ({"usage": usage} if usage else {})
            response = {"status_code": 200, "body": body}
            lines.append(json.dumps({"id": batch, "custom_id": asked["custom_id"], "response": response}))
        back.write_text("\n".join(lines), encoding="utf-8")
        return back

    return come


def test_an_estimate_goes_by_what_a_batch_used(
    extractor: ModelExtractor, come_back: Callable[..., Path], store: ModelStore
) -> None:
    guessed = count_messages(INTERESTS.messages(TEXTS[0].text))
    back = come_back(TEXTS[:10], usage={"prompt_tokens": 2 * guessed, "completion_tokens": 50})

    assert read_batch(extractor, TEXTS, back) == BatchImport(10, 10, 0)

    expected = estimate(extractor, TEXTS)
    assert expected.is_measured
    assert expected.calls == 10
    assert expected.input_tokens == pytest.approx(10 * 2 * guessed, rel=0.05)
    assert expected.output_tokens == 10 * 50


def test_a_batch_that_does_not_say_what_it_used_is_guessed(
    extractor: ModelExtractor, come_back: Callable[..., Path], store: ModelStore
) -> None:
    read_batch(extractor, TEXTS, come_back(TEXTS[:10]))

    [spent] = store.spent()
    assert spent.input_tokens == spent.guessed_tokens > 0
    assert spent.output_tokens > 0
    assert spent.cost == pytest.approx((spent.input_tokens * 1.0 + spent.output_tokens * 2.0) / 1e6 / 2), "half price"


def test_a_file_read_again_is_not_counted_again(
    extractor: ModelExtractor, come_back: Callable[..., Path], store: ModelStore
) -> None:
    back = come_back(TEXTS[:10], words="sorry")
    read_batch(extractor, TEXTS, back)
    counted = store.spent()

    assert read_batch(extractor, TEXTS, back) == BatchImport(10, 0, 10)

    assert store.spent() == counted
    assert counted[0].calls == 10


def test_a_second_batch_of_the_same_questions_is_counted(
    extractor: ModelExtractor, come_back: Callable[..., Path], store: ModelStore
) -> None:
    read_batch(extractor, TEXTS, come_back(TEXTS[:10], words="sorry"))
    read_batch(extractor, TEXTS, come_back(TEXTS[:10], words="sorry", batch="2"))

    [spent] = store.spent()
    assert spent.calls == 20


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_a_file_that_is_not_utf_8_is_no_batch(extractor: ModelExtractor, tmp_path: Path, encoding: str) -> None:
    back = tmp_path / "back.jsonl"
    back.write_bytes(b'{"custom_id": "1"}\n' + '{"custom_id": "müde"}'.encode(encoding))

    with pytest.raises(SourceError, match=r"back\.jsonl:2: no line of a batch's output"):
        read_batch(extractor, TEXTS, back)
