"""What matters: the parts of a tree, and of a function, that can lead to a call or change one."""
