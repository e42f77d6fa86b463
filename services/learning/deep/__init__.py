"""Models trained by gradients with PyTorch: vectors of users, items and interests whose inner product scores."""
