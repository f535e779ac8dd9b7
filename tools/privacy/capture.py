"""Every packet on this machine's own network while something happens; it takes root, and Linux."""

from __future__ import annotations

import socket
import struct
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from types import TracebackType
    from typing import Self

ALL_PROTOCOLS, OUTGOING = 3, 4  # Source: linux/if_ether.h ETH_P_ALL, linux/if_packet.h PACKET_OUTGOING
RECEIVE_BUFFER_FORCE, PACKET_LEVEL, STATISTICS = 33, 263, 6  # SO_RCVBUFFORCE, SOL_PACKET, PACKET_STATISTICS
BUFFER_BYTES = 128 * 1024 * 1024
LONGEST_PACKET = 128 * 1024  # over loopback's 64 KiB
ETHERNET, TCP, IPV4 = 14, 6, 4
LAST_MOMENT = 0.5  # seconds in which what was sent still arrives
SYN = 0x02

Way = tuple[int, int, int]  # from port, to port, how often this pair was connected before


@dataclass(slots=True)
class Streams:
    """What was said over TCP, put together again."""

    parts: dict[Way, dict[int, bytes]] = field(default_factory=dict)
    times: dict[tuple[int, int], int] = field(default_factory=dict)

    def add(self, source: int, target: int, flags: int, number: int, said: bytes) -> None:
        """Take one segment in; a repeated one takes its own place again."""
        if flags & SYN:
            self.times[source, target] = self.times.get((source, target), 0) + 1
        way = (source, target, self.times.get((source, target), 0))
        if said:
            self.parts.setdefault(way, {})[number] = said

    def to(self, port: int) -> list[bytes]:
        """Give what was sent to a port, connection by connection."""
        return [_joined(parts) for way, parts in self.parts.items() if way[1] == port]

    def from_(self, port: int) -> list[bytes]:
        """Give what was sent from a port."""
        return [_joined(parts) for way, parts in self.parts.items() if way[0] == port]


def _joined(parts: dict[int, bytes]) -> bytes:
    first = min(parts)
    # Numbers begin anywhere and start again at 0 after 4 GB.
    if max(parts) - first > 1 << 31:
        first = min(number for number in parts if number > 1 << 31)
    return b"".join(parts[number] for number in sorted(parts, key=lambda each: (each - first) % (1 << 32)))


class Capture:
    """Listens on loopback while it is open.

    Args:
        ports: whose connections are kept whole.
        words: looked for in all other packets, which are not kept.

    Raises:
        OSError: this machine does not let us listen: no root, or no Linux.
    """

    def __init__(self, ports: Collection[int], words: Collection[bytes]) -> None:
        self.streams = Streams()
        self.packets = self.others = self.dropped = 0
        self.strays: set[bytes] = set()
        self._ports, self._words = frozenset(ports), tuple(words)
        self._socket = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ALL_PROTOCOLS))
        self._socket.setsockopt(socket.SOL_SOCKET, RECEIVE_BUFFER_FORCE, BUFFER_BYTES)
        self._socket.bind(("lo", 0))
        self._socket.settimeout(0.2)
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._listen, daemon=True)

    def __enter__(self) -> Self:
        """Begin."""
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End, when the last packets have come."""
        time.sleep(LAST_MOMENT)
        self._is_over.set()
        self._thread.join()
        self.dropped = struct.unpack("II", self._socket.getsockopt(PACKET_LEVEL, STATISTICS, 8))[1]
        self._socket.close()

    def _listen(self) -> None:
        while True:
            try:
                packet, origin = self._socket.recvfrom(LONGEST_PACKET)
            except TimeoutError:
                if self._is_over.is_set():
                    return
                continue
            if origin[2] != OUTGOING:  # each packet is heard as it leaves and as it arrives
                self._take(packet[ETHERNET:])

    def _take(self, packet: bytes) -> None:
        self.packets += 1
        if packet[0] >> 4 == IPV4 and packet[9] == TCP:
            segment = packet[(packet[0] & 15) * 4 : int.from_bytes(packet[2:4])]
            source, target, number = struct.unpack("!HHI", segment[:8])
            if {source, target} & self._ports:
                self.streams.add(source, target, segment[13], number, segment[(segment[12] >> 4) * 4 :])
                return
        self.others += 1
        self.strays |= {word for word in self._words if word in packet}
