"""A HEIC photo of sixteen dots each way, made by hand: no package that is to be had here writes one.

One picture of the HEVC standard (ITU-T H.265) whose dots are stored as they are (`pcm`), in the boxes of the HEIF standard,
with an Exif item beside it that says where it was taken.
"""

from __future__ import annotations

import struct

SIDE = 16
RED = bytes([81]) * 256 + bytes([90]) * 64 + bytes([240]) * 64
"""Luma and the two chromas of every dot."""


class Bits:
    """Bits one after another, and the codes that the standard makes of numbers."""

    def __init__(self) -> None:
        self.text = ""

    def u(self, width: int, *values: int) -> Bits:
        """Numbers of a fixed width."""
        self.text += "".join(f"{value:0{width}b}" for value in values)
        return self

    def ue(self, *values: int) -> Bits:
        """Numbers in the code of Golomb."""
        for value in values:
            code = f"{value + 1:b}"
            self.text += "0" * (len(code) - 1) + code
        return self

    def ended(self) -> Bits:
        """A one, then zeros to the end of the byte."""
        return self.u(1, 1).aligned()

    def aligned(self) -> Bits:
        """Zeros to the end of the byte."""
        self.text += "0" * (-len(self.text) % 8)
        return self

    @property
    def data(self) -> bytes:
        """The same as bytes."""
        return int(self.text, 2).to_bytes(len(self.text) // 8, "big")


def _unit(kind: int, data: bytes) -> bytes:
    """A unit of the stream, in which no three bytes look like the beginning of another."""
    out = bytearray()
    for byte in data:
        if byte <= 3 and out[-2:] == b"\x00\x00":
            out.append(3)
        out.append(byte)
    return bytes([kind << 1, 1]) + bytes(out)


def _profile(bits: Bits) -> Bits:
    """For a single still picture."""
    return bits.u(8, 3).u(32, 0x70000000).u(4, 0b1001).u(44, 0).u(8, 30)


def _end(low: int) -> str:
    """How the arithmetic coder ends: its last bits, of which the very first is never written."""
    bits, waiting, left = "", 0, 7
    while left:
        if low < 256 or low >= 512:
            bit = low >= 512
            bits, waiting, low = bits + f"{bit:d}" + f"{not bit:d}" * waiting, 0, low - 512 * bit
        else:
            waiting, low = waiting + 1, low - 256
        low, left = low << 1, left - 1
    last = low >> 9 & 1
    return (bits + f"{last}" + f"{1 - last}" * waiting)[1:] + f"{low >> 7 & 3 | 1:02b}"


def _stream() -> tuple[bytes, bytes, bytes, bytes]:
    video = _profile(Bits().u(4, 0).u(2, 3).u(6, 0).u(3, 0).u(1, 1).u(16, 0xFFFF))
    video.u(1, 1).ue(0, 0, 0).u(6, 0).ue(0).u(1, 0, 0).ended()
    sequence = _profile(Bits().u(4, 0).u(3, 0).u(1, 1)).ue(0, 1, SIDE, SIDE).u(1, 0).ue(0, 0, 0).u(1, 1).ue(0, 0, 0)
    sequence.ue(1, 0, 0, 2, 0, 0).u(1, 0, 0, 0, 1).u(4, 7, 7).ue(1, 0).u(1, 1).ue(0).u(1, 0, 0, 0, 0, 0).ended()
    picture = Bits().ue(0, 0).u(1, 0, 0).u(3, 0).u(1, 0, 0).ue(0, 0, 0).u(1, 0, 0, 0).ue(0, 0)
    picture.u(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0).ue(0).u(1, 0, 0).ended()
    slice_ = Bits().u(1, 1, 0).ue(0, 2, 0).ended()
    slice_.text += _end(268)  # one block, whose dots are stored as they are
    slice_.aligned()
    last = Bits()
    last.text = _end(508)  # and nothing after it
    data = slice_.data + RED + last.aligned().data
    return _unit(32, video.data), _unit(33, sequence.data), _unit(34, picture.data), _unit(20, data)


def _box(kind: bytes, *parts: bytes) -> bytes:
    data = b"".join(parts)
    return struct.pack(">I", 8 + len(data)) + kind + data


def _full(kind: bytes, version: int, *parts: bytes) -> bytes:
    return _box(kind, bytes([version, 0, 0, 0]), *parts)


def photo(exif: bytes) -> bytes:
    """A red photo; `exif` as Pillow writes it."""
    video, sequence, picture, slice_ = _stream()
    arrays = b"".join(
        bytes([0x80 | kind]) + struct.pack(">HH", 1, len(unit)) + unit
        for kind, unit in ((32, video), (33, sequence), (34, picture))
    )
    config = bytes([1, 3]) + struct.pack(">I", 0x70000000) + bytes([0x90, 0, 0, 0, 0, 0, 30])
    config += bytes([0xF0, 0, 0xFC, 0xFD, 0xF8, 0xF8, 0, 0, 0x0F, len((video, sequence, picture))])
    items = [struct.pack(">I", len(slice_)) + slice_, struct.pack(">I", 6) + exif]
    head = _box(b"ftyp", b"heic", b"\x00" * 4, b"mif1heic")
    sizes = [len(item) for item in items]
    meta = _meta(config + arrays, [0, 0], sizes)
    start = len(head) + len(meta) + 8
    return head + _meta(config + arrays, [start, start + sizes[0]], sizes) + _box(b"mdat", *items)


def _meta(config: bytes, starts: list[int], sizes: list[int]) -> bytes:
    places = b"".join(struct.pack(">HHHII", n, 0, 1, starts[n - 1], sizes[n - 1]) for n in (1, 2))
    entries = [_full(b"infe", 2, struct.pack(">HH", n, 0), kind, b"\x00") for n, kind in ((1, b"hvc1"), (2, b"Exif"))]
    properties = _box(b"ipco", _box(b"hvcC", config), _full(b"ispe", 0, struct.pack(">II", SIDE, SIDE)))
    return _full(
        b"meta", 0,
        _full(b"hdlr", 0, b"\x00" * 4, b"pict", b"\x00" * 13),
        _full(b"pitm", 0, struct.pack(">H", 1)),
        _full(b"iloc", 0, b"\x44\x00", struct.pack(">H", 2), places),
        _full(b"iinf", 0, struct.pack(">H", 2), *entries),
        _full(b"iref", 0, _box(b"cdsc", struct.pack(">HHH", 2, 1, 1))),
        _box(b"iprp", properties, _full(b"ipma", 0, struct.pack(">IHB", 1, 1, 2), b"\x81\x02")),
    )  # fmt: skip
