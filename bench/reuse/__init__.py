"""What finding shared runs costs and what it finds, beside plain Python and in planted copies."""
