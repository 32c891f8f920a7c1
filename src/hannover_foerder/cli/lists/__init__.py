"""Lists of programmes: what narrows them, their rows, and why one is empty."""
