"""Where the flow of `claimcheck.pipeline` runs when one process is not enough."""
