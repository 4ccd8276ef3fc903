"""What depends on the article's language: words, dates, the direction of writing."""
