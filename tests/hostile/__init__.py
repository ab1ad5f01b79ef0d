"""Articles that try to talk a model round, a model that lets them, and what must hold of both."""
