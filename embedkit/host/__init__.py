"""Finds plugins, keeps a broken one from hurting the others, and answers by name."""
