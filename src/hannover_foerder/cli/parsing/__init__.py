"""The words of a call: what they ask for, and what is wrong with them."""
