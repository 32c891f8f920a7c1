"""What a command has to say, before it takes a format."""
