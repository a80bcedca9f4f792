"""The commands, a module each, imported when it is asked for: `run(asked, config)` prints and returns the exit status,
0 done, 1 faults, 2 could not run. `edition`, `report` and `count` are what they share.
"""
