"""What a file that is no text seems to be: for the one line that refuses it."""

from __future__ import annotations

_STARTS = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"BM", "a BMP picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a rich text document (RTF)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document, such as .doc"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\0", "a SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"fLaC", "a FLAC recording"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"bplist00", "a binary property list, such as a .webarchive"),
)
# What only a printable start would call so: text may begin with the same letters.
_ALSO_WORDS = (b"BM", b"MZ", b"ID3", b"BZh")
_INSIDE_ZIP = (
    (b"word/", "a Word document (.docx)"),
    (b"ppt/", "a PowerPoint document (.pptx)"),
    (b"xl/", "an Excel workbook (.xlsx)"),
    (b"application/epub+zip", "an EPUB book"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file, such as .odt"),
)
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\f\r\x1b") + b"\x7f"
LOOKED_AT = 65_536


def kind_of(data: bytes) -> str | None:
    """``a PNG picture`` for bytes that are no text; None: they may be one."""
    head = data[:LOOKED_AT]
    odd = _is_odd(head)
    for start, name in _STARTS:
        if data.startswith(start) and (odd or start not in _ALSO_WORDS):
            return name
    if data.startswith(b"PK\x03\x04"):
        return next((name for mark, name in _INSIDE_ZIP if mark in data), "a zip archive")
    if data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return {b"WEBP": "a WebP picture", b"WAVE": "a WAVE recording", b"AVI ": "an AVI film"}[data[8:12]]
    if data[4:8] == b"ftyp":
        return "an AVIF or HEIC picture" if data[8:11] in (b"avi", b"hei", b"mif") else "an MP4 film"
    return "binary data, and no text" if odd else None


def _is_odd(head: bytes) -> bool:
    """Whether more of it are control characters than any text has, in whatever encoding."""
    count = len(head) - len(head.translate(None, _CONTROLS))
    nulls = head.count(0)
    # UTF-16 has zeros, all at even or all at odd places, and beside them what look like controls: – is 20 13.
    wide = nulls * 5 > len(head) and max(head[0::2].count(0), head[1::2].count(0)) > 0.95 * nulls
    return not wide and count * 25 > len(head)
