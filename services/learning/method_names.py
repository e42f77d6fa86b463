"""Names of the methods that learn from the graph: apart, so that naming one loads none."""

OF_ITEMS = ("cosine", "rp3beta", "ease", "slim")
"""They give ties between items."""
OF_TASTE = ("als", "bpr")
"""They give vectors of users and items."""
OF_TRAINING = ("lightgcn", "gru", "lstm", "sasrec")
"""They give such vectors too, trained with PyTorch."""
OF_GRAPH = ("fastrp", "node2vec", "deepwalk", "graphsage", "item2vec")
"""They give vectors of users, items and interests by how all of them are tied."""
