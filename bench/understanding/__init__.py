"""How well Chinese is read, beside a stock pipeline."""
