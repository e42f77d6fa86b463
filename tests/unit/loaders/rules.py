"""The rules that tests of cleaning steps share."""

from loaders.cleaning.step import Rules
from loaders.sources.source import Layout
from tests.unit.loaders.written import NOW

RULES = Rules(Layout("ratings", lambda fields: (), scale=(0.5, 5.0)), NOW)
