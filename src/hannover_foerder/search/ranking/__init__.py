"""From weighted terms to ranked, relevant hits, and why each stands where it stands."""
