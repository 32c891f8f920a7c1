"""Who asks: answers as they are written in options, files and tables."""
