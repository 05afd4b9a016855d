"""Spoken words: what is said, by whom, how, and when each word sounds."""
