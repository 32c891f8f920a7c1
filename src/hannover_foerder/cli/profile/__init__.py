"""The applicant's profile, from options, files and tables."""
