"""TOML read with the place of everything in it, checked against a model, its faults told in plain words."""
