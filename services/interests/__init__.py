"""What items are about and what users are drawn to: mining, figures, weights."""
