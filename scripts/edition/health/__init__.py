"""Asks the cited addresses whether they still answer. Its own job, never part of a build."""
