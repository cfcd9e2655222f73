"""The stand-in of the demo: knows the test file of EICAR and nothing else, and the pages say so."""

from typing import BinaryIO, Final

from documents.scanning.contract import Clean, Infected, Verdict

EICAR: Final = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}" + rb"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
"""The harmless file by which scanners are tried (eicar.org); in two pieces, so that no scanner takes this one away."""

PIECE: Final = 256 * 1024


class EicarOnly:
    """Finds EICAR's text as it stands in a file, not inside of packages."""

    def scan(self, stream: BinaryIO) -> Verdict:
        """Keeps the contract of `Scanner`."""
        before = b""
        while piece := stream.read(PIECE):
            if EICAR in before + piece:
                return Infected("Eicar-Test-Signature")
            before = piece[-len(EICAR) :]
        return Clean()
