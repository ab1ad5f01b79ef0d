"""What grammar alone can say about a candidate: who asks whom, who met, what a figure is of.

Pure, and without a model: what it leaves open the model is asked.
"""
