"""What the assistant knows: documents, their sources, and the readers that load them."""
