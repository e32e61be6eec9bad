"""Reading repositories with the `git` program."""
