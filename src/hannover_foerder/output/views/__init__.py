"""Views: the content of each command's output, independent of format."""
