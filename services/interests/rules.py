"""The numbers that bound and weigh interests, in one place."""

from __future__ import annotations

from dataclasses import dataclass

DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class InterestRules:
    """How interests are kept or dropped, and how evidence becomes a weight.

    Attributes
    ----------
    min_support
        Items that must carry an interest of the crowd's; one from catalogue fields needs only one.
    min_text_support
        Items (or loose documents) that must carry an interest known from texts alone.
    hub_share
        An interest carried by more than this share of all items tells nothing and is dropped ...
    hub_least
        ... once at least this many items carry it.
    per_item
        Interests from texts kept per item, the strongest first.
    per_interest
        Items an interest leads to first, for finding candidates.
    shrink
        Added to the length of an item's vector of interests before dividing by it.
    prior, prior_half
        What pleased x people counts prior * x / (x + prior_half) beside the interests it is about.
    per_user
        Interests kept per user, the strongest first.
    added
        What an interest that a person added counts at least; one that is pinned counts 1.
    text_about
        Weight that mentions in texts about an item approach, beside 1 for its genre.
    half_life_days
        Age, counted from the user's newest event, at which half is gone of what evidence can lose.
    lasting
        What evidence counts at least, however old: who comes back after years is more than their last click.
    text_weight
        What a mention in a user's own text counts beside a full like.
    neutral_mention
        Polarity of a mention without a verdict.
    """

    min_support: int = 2
    min_text_support: int = 3
    hub_share: float = 0.5
    hub_least: int = 20
    per_item: int = 20
    per_interest: int = 60
    shrink: float = 0.3
    prior: float = 0.3
    prior_half: float = 50.0
    per_user: int = 50
    added: float = 0.5
    text_about: float = 0.5
    half_life_days: float = 365.0
    lasting: float = 0.1
    text_weight: float = 0.5
    neutral_mention: float = 0.3

    @property
    def half_life_ms(self) -> float:
        return self.half_life_days * DAY_MS
