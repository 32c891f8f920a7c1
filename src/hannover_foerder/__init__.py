"""Finds the programmes that help people and firms in the Region Hannover."""

__version__ = "0.1.0"
