"""Steps that clean what is learned from and optimise what is derived; only those stay that do no harm."""
