"""The MIME message of a newsletter, and how it gets to a server.

It is written here, byte by byte, and not by the standard library: what that writes differs between Python 3.11.0 and
3.13, and some of these let a subject add header lines (python/cpython#121650).
"""

from .mailbox import Mailbox
from .message import Message

__all__ = ["Mailbox", "Message"]
