"""The commands of whoever runs the assistant: backup and restore, export and deletion, reload."""
