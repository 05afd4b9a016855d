"""Who somebody is: keys, tokens, passwords, users and their sessions. Knows no HTTP framework."""
