"""Shell completion: suggestions, their escaping for each shell, and installation."""
