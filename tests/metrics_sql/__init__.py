"""Every metric once more, in plain SQL, written from the contract alone."""
