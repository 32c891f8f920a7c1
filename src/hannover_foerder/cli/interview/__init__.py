"""The interview on a terminal: questions, and how they are put."""
