"""What a text says its writer cares about, found by a language model or by rules."""
