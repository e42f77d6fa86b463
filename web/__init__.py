"""What people touch: pages, API and command line."""
