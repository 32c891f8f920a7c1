"""Catalogue files: finding, parsing, validating, comparing. The only package beside ``lint`` that imports PyYAML."""
