"""Records of the same thing made one, one made two, or given another id: in one step, or not."""
