"""The same answers for an agent: read-only tools over the Model Context Protocol."""
