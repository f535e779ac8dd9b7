"""docs/api.md, written from the description that the interface serves of itself."""
