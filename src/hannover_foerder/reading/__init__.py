"""Finding, reading, checking and comparing catalogue files: the only place that knows YAML."""
