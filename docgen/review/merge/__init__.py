"""The edits of several returned copies, put together."""
