"""Embedded servers: Postgres and Valkey from wheels, as children that die with us."""
