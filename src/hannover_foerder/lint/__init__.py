"""The linter: named checks of records that are valid but may be wrong, weak or incomplete."""
