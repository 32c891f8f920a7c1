"""The commands, one module per command; each module has a function ``run``."""
