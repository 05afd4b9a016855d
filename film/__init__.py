"""The nouns and pure rules of a film. Knows pydantic and nothing else of the house."""
