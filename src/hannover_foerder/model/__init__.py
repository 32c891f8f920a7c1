"""The data model of the catalogue: plain data and pure functions, without input or output."""
