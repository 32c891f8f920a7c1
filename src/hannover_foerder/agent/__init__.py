"""Model Context Protocol server: read-only tools that give the same answers as the command line."""
