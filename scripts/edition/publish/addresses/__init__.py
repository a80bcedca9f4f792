"""The pages that no source page makes: short addresses, what goes with each, codes, unknown addresses."""
