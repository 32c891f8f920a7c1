"""What the program remembers for its user: saved searches, and what was last looked at."""
