"""Joins clips, voices and music into one film, encoding again only what changed."""
