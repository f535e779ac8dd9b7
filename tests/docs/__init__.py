"""The examples in the documents, as readers try them."""
