"""What a machine carries: processor time, memory and storage of a turn, by process: ``python -m bench.capacity``."""
