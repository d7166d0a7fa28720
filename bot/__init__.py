"""Everything around the rules: reading Chinese, the gateway, the channels, storage, and what runs it all."""
