"""How the sample's readers, their choices and their reviews are made up; never read when the sample is loaded."""
