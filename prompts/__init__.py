"""What the model is told: one plain text file a section, and ``system.txt`` before them all."""
