"""Import commands of the tables up to the facts."""

from collections.abc import Mapping

from facts.importing.keys import directories
from newsroom.lib.imports.session import Directory
from shows.importing.command import ImportCommand
from shows.importing.register import Register


class FactsImportCommand(ImportCommand):
    def directories(self, register: Register) -> Mapping[str, Directory]:
        return directories(register)
