"""What maintainers of a catalogue do with its files: check them, repair them, add a record."""
