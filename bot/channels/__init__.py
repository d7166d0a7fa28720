"""Pure translation between the gateway and each channel: signatures, encryption, formats. No web, no storage."""
