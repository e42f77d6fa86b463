"""One way to ask a language model: cached, limited, validated, counted; and what stands in where there is none."""
