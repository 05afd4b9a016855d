"""Draws a scene from its words and moves it: the picture maker that needs no key and no network."""
