"""Why something could not be fetched."""

from __future__ import annotations


class FetchError(Exception):
    """``str()`` is the end of a sentence for a person. Of ``again`` problems another try may help."""

    def __init__(self, message: str, *, again: bool = False, network: bool = False, slow: bool = False) -> None:
        self.again = again
        self.network = network
        """The host was not reached, or did not answer as a web server does."""
        self.slow = slow
        """It used up its time."""
        super().__init__(message)
