"""Is it for me? Situations, rules, decisions in three values, the next question; imports the model only."""
