-- Whether times on staff pages are told on a clock of 12 or 24 hours; null or empty: as the language has it.
ALTER TABLE staff ADD clock text;
