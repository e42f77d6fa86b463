"""What is known of items and interests, as matrices for programs."""
