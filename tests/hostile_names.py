"""Names that break careless code: Cypher, HTML, quotes, slashes, emoji, Chinese, length."""

from __future__ import annotations

NAMES = (
    "'}) DETACH DELETE n //",
    '"; MATCH (n) DETACH DELETE n; //',
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "a/b/../c",
    "50%2F50 % & ? # = + ; :",
    "{{ 7*7 }} {% raw %} %(name)s %s",
    'it\'s "quoted" `back` \\slash',
    "🎷🪕 emoji",
    "红楼梦 · 曹雪芹",
    "a b  c",
    "x" * 1000,
)
