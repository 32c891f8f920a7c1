"""The records of the catalogue and what can be said of them: plain data and pure functions, no input or output."""
