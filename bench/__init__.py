"""Benchmarks: figures that are measured, not promised."""
