"""A rule's code and name: they are its file's, and written nowhere else."""

from types import ModuleType


def code_of(rule: ModuleType) -> str:
    """`CITE001` for the module `cite001_unknown_citekey`."""
    return rule.__name__.rpartition(".")[2].partition("_")[0].upper()


def name_of(rule: ModuleType) -> str:
    """`unknown-citekey` for the module `cite001_unknown_citekey`."""
    return rule.__name__.rpartition(".")[2].partition("_")[2].replace("_", "-")
