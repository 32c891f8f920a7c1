"""What TAB offers, in each shell."""
