"""Officers' sign-offs: what they saw, whether it has changed since, who may sign."""
