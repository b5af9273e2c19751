"""Measurements that are run by hand; pytest does not time them."""
