"""This project beside others: the same weights, server and articles."""
