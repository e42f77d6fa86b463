"""What a person sees while work runs: progress and logs."""
