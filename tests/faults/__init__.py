"""Builds that are killed, starved and interrupted: the site is the old one or the new one."""
