"""`make privacy-report`: looks for what somebody typed, in every place where it must not be."""
