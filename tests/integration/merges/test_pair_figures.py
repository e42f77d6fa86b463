"""Tags that name one interest meet in it: measured on pairs labelled by hand."""

from __future__ import annotations

import pytest

from services.embedding.bundled import BundledEmbedder, is_installed
from tests.quality.pair_figures import are_merged, figures
from tests.quality.pairs import labelled_pairs


def test_the_labelled_set_is_as_hard_as_it_is_said_to_be() -> None:
    pairs = labelled_pairs()
    frozen = [pair for pair in pairs if pair.is_frozen]
    assert len(pairs) >= 260
    assert len(frozen) >= 130
    assert sum(pair.is_chinese for pair in pairs) * 3 >= len(pairs)
    assert 0.4 <= sum(pair.is_same for pair in pairs) / len(pairs) <= 0.65


@pytest.mark.skipif(not is_installed(), reason="the bundled embedder has no wheel for this machine")
@pytest.mark.parametrize("is_frozen", [True, False])
def test_tags_meet_and_only_those_that_should(is_frozen: bool) -> None:
    pairs = [pair for pair in labelled_pairs() if pair.is_frozen == is_frozen]
    found = figures(pairs, are_merged(pairs, BundledEmbedder()))
    assert found.f1 >= 0.90
    assert found.precision >= 0.98
