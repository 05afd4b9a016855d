"""Measurements that anyone can run. Prints figures; decides nothing."""
