"""How an answer is written: one function a format."""
