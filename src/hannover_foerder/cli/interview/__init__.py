"""The interview on a terminal: its questions and the ways to show them."""
