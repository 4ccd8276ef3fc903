"""What there is to see before anything is sent: what is installed, examples, the gallery."""
