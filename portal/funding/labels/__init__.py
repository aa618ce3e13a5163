"""Words of the funding check: programmes, what they ask and give, and what is missing."""
