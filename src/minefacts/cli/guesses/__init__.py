"""A person's first guess: a line that cannot be answered, and the command that works in its place.

Nothing is answered for a guess. The line is read once more with the words of tables.py, and the command that comes of
it is offered if Click can parse it.
"""
