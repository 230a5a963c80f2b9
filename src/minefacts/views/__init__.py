"""What is shown, drawn by nobody yet."""
