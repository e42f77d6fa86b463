"""Cuts a long text into overlapping pieces that a model can read in one go."""

from __future__ import annotations

from collections.abc import Iterator

from services.llm.tokens import count_tokens

PIECE, OVERLAP = 700, 80
"""Tokens, about."""
LOOKED_AT = 40_000
"""Characters of a text that are read; what follows is left alone, so that one huge text does not use up a budget."""
BORDERS = ["\n\n", "\n", "。", "！", "？", ". ", "! ", "? ", "；", "; ", "，", ", ", " ", ""]


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """Give each piece with the place of its first character; a short text is one piece."""
    text = text[:LOOKED_AT]
    tokens = count_tokens(text)
    if tokens <= PIECE:
        yield 0, text
        return
    from langchain_text_splitters import RecursiveCharacterTextSplitter  # slow to import: only for a long text

    characters = len(text) / tokens
    splitter = RecursiveCharacterTextSplitter(
        separators=BORDERS,
        keep_separator="end",
        chunk_size=round(PIECE * characters),
        chunk_overlap=round(OVERLAP * characters),
        add_start_index=True,
        strip_whitespace=False,
    )
    for piece in splitter.create_documents([text]):
        yield piece.metadata["start_index"], piece.page_content
