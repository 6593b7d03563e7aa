"""From paragraphs to mentions, sentences and matched frames."""
