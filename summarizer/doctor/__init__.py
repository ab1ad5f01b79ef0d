"""Whether this machine can do what the command is asked to: one finding a check.

Nothing is sent but to the endpoint of the chosen model, and no question is asked there. No
finding holds a key, a part of one, or its length.
"""
