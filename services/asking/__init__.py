"""Questions in words: to Cypher that is shown, to rows, to an answer that cites its nodes; by templates or a model."""
