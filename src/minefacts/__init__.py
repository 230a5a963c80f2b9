"""Facts about landmines and the treaty that bans them, each with its source.

>>> import minefacts
>>> minefacts.load().treaty("Ukraine", on="2024-11-25").status
'state-party'
"""

TYPE_CHECKING = False  # typing itself takes time that the command line does not have
if TYPE_CHECKING:
    from .api import Facts

__all__ = ["__version__", "load"]

__version__ = "0.2.0"


def load(folder: str | None = None) -> "Facts":
    """The facts of the dataset that ships with the package, or of the one in `folder`, fully validated.

    Raises `minefacts.errors.DatasetError`, with every problem found, if the dataset is missing or invalid.
    """
    # Imported on call: the command line imports this package and needs no more of it than the version.
    from .api import Facts
    from .checks.opening import opened

    return Facts(opened(folder))
