"""Every write of this app: one transaction, one audit row, `by=` whom."""
