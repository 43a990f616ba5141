"""The search measured: bytes, round trips, ranking and cost, beside its peers."""
