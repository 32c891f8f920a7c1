"""Command-line arguments: interpretation, and messages about errors in them."""
