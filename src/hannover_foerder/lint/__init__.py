"""The linter: named checks over records that can be read but may still be wrong, weak or incomplete."""
