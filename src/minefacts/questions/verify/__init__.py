"""A draft held against the record: from text to passages, sentences, statements and verdicts."""
