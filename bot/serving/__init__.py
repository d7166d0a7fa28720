"""Starting the assistant: training, the three servers, and who restarts whom."""
