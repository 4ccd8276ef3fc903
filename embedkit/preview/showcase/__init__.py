"""Whole articles and a letter of them, written for embedkit: gallery, tests and the demo."""
