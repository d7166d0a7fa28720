"""The address that calls are counted against."""

import ipaddress

from fastapi import Request

# What one household, office or phone is given; within it, a caller takes any address it likes.
ONE_CALLER = 64
UNKNOWN = "unknown"


def address_of(request: Request) -> str:
    """Return who calls: an IPv4 address, or the network of an IPv6 one."""
    return one_caller(request.client.host) if request.client else UNKNOWN


def one_caller(host: str) -> str:
    """Return what stands for all the addresses that one caller can choose from."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return UNKNOWN
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((int(address), ONE_CALLER), strict=False))
