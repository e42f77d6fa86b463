"""Where PyTorch is missing a message says how to install it; the rest of the package does without."""

from __future__ import annotations

import sys

import pytest

from graph_schema.errors import SettingsError
from tests.unit.learning.deep.fitting import GRAPH, IN_ORDER, ring_fitted, tribes_fitted


def test_without_torch_the_message_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    for model, fitted in ((GRAPH[0], tribes_fitted), (GRAPH[1], tribes_fitted), (IN_ORDER[0], ring_fitted)):
        with pytest.raises(SettingsError, match=r"pip install 'interest-graph\[learning\]'.*representation\.md"):
            fitted(model)
