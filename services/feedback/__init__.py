"""What users do: the table of feedback kinds, strengths, single events."""
