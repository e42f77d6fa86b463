"""Names of the methods that learn from who likes what: apart, so that naming one loads none."""

OF_ITEMS = ("cosine", "rp3beta", "ease", "slim")
"""They give ties between items."""
OF_TASTE = ("als", "bpr")
"""They give vectors of users and items."""
OF_TRAINING = ("lightgcn", "graphsage", "gru", "lstm", "sasrec")
"""They give such vectors too, trained with PyTorch."""
