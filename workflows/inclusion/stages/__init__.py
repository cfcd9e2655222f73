"""The chapter of the Act in stages: what steps each of them has, and what the law says of each."""
