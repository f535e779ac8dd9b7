"""Do the tests notice when a line of ours says something else? `make mutate`, as docs/mutation.md has it."""
