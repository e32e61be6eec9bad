"""`python -m docgen`, for where the command itself is not on the path."""

from docgen.cli.main import program

if __name__ == "__main__":
    program()
