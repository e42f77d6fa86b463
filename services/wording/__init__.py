"""Words made from facts alone: every claim cites its facts, and is checked against them."""
