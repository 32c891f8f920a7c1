"""Files of any catalogue, of its word lists and of profiles: reading and validating, at any revision.

The only package beside ``lint`` that imports PyYAML.
"""
