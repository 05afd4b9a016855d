"""Words for looks: which name a whole style, and how a wish joins the style there is."""

BASES = (
    "cinematic", "noir", "watercolor", "watercolour", "anime", "pixel", "pastel", "neon",
    "minimal", "minimalist", "vintage", "comic", "cyberpunk", "sepia", "black and white",
    "retro", "flat", "painterly", "storybook", "documentary", "realistic", "cartoon",
)  # fmt: skip
OPPOSITES = {
    "darker": "brighter", "warmer": "colder", "softer": "sharper", "calmer": "wilder",
    "brighter": "darker", "colder": "warmer", "cooler": "warmer", "lighter": "darker",
    "sharper": "softer", "wilder": "calmer",
}  # fmt: skip


def join(style: str, wish: str) -> str:
    """The style with a wish worked in: a whole style replaces it, a shade is added to it."""
    wish = wish.strip(" .,!")
    if not wish:
        return style
    if any(base in wish.lower() for base in BASES) or not style:
        return wish
    against = OPPOSITES.get(wish.lower(), "")
    kept = [w for w in (x.strip() for x in style.split(",")) if w and w.lower() != wish.lower()]
    return ", ".join([w for w in kept if w.lower() != against] + [wish])
