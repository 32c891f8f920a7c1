"""What is new: saved searches, the latest look, and a look back."""
