"""From statements to triples, and from triples to files."""
