"""Eligibility: situations, three-valued rules, decisions, the next question. Imports the model only."""
