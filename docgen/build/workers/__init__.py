"""Who makes the papers: this process, several, or the machines of a cluster."""
