"""What the graph is: records, labels and keys, migrations, upserts, errors."""
