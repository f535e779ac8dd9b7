"""Runs a command in a fresh network of its own, after switching that network's loopback on.

``tools/dynamodb_local/run.sh`` makes the network with ``unshare``; in it nothing but this machine's own
processes that were started there can be reached, and nothing else can be spoken to.
"""

import fcntl
import os
import socket
import struct
import sys

SIOCSIFFLAGS = 0x8914  # "set interface flags". Source: linux/sockios.h
IFF_UP = 0x1  # Source: linux/if.h
INTERFACE = struct.pack("16sH22x", b"lo", IFF_UP)  # struct ifreq, 40 bytes


def main(command: list[str]) -> None:
    """Switch loopback on, then become the command.

    Args:
        command: the program and its arguments.
    """
    with socket.socket() as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, INTERFACE)
    os.execvp(command[0], command)  # noqa: S606 - what the Makefile names


if __name__ == "__main__":
    main(sys.argv[1:])
