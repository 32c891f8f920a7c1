"""Several programmes for one project, and what is due when."""
