"""Pictures, clips, voices and music made by fal.ai, behind the same ports as the embedded makers."""
