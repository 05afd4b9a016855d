"""What a shot shows, read from words by tables; an LLM may fill the same model."""
