"""The offline breakdown writer: an idea becomes scenes by story arcs. Knows only the film's nouns."""
