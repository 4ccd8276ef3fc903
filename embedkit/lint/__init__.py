"""What would go wrong with a mail, in which mail client, and how to mend it: docs/lint.md has every rule."""

from .finding import Finding, Severity
from .run import lint

__all__ = ["Finding", "Severity", "lint"]
