"""Who decides: context, toolset, director, models. The only room that knows pydantic-ai."""
