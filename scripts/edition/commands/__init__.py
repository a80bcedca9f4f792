"""The commands, a module each, imported when it is asked for: `run(asked, config)` returns the exit status.

Only this room and `cli.py` print. Exit status 0 done, 1 faults, 2 could not run.
"""
