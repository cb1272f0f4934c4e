"""A record taken elsewhere, whole: exports, imports, backups."""

from __future__ import annotations

from pathlib import Path

from communique.api.held import Held
from communique.record.backup import backup
from communique.record.export import export
from communique.record.load import Loaded, load
from communique.record.verify import Verdict


class Transfers(Held):
    """What takes a whole record elsewhere."""

    def export(self, folder: str | Path) -> dict[str, int]:
        """Write the whole record into a new folder, as JSON Lines and Parquet with a manifest.

        Args:
            folder: One that does not exist yet or is empty.

        Returns:
            How many rows of each table were written.

        Raises:
            ExportError: The folder holds something or cannot be written.
        """
        return export(self.store, Path(folder))

    def load(self, folder: str | Path) -> Loaded:
        """Take an exported record in: what is new is added, what is known stays as it is.

        Raises:
            ExportError: The folder is damaged or no export; nothing was written.
            RecordError: The record cannot be written; what was added so far is safe.
        """
        return load(self.store, Path(folder))

    def backup(self, file: str | Path, *, overwrite: bool = False) -> Verdict:
        """Copy the record into an SQLite file, while others may read into it, and verify the copy.

        Raises:
            ExportError: The file is there already, or cannot be written.
            RecordError: The copy does not verify.
        """
        return backup(self.store, Path(file), overwrite=overwrite)
