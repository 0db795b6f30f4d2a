"""Letters to creators, written without a model: parts from a bank in the letter's language, filled with facts of record and brief."""
