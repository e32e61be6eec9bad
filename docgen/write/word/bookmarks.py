"""Names of the hidden bookmarks that carry a block's id through Word."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from docgen.late import late

PREFIX = "_dg_"  # a leading underscore hides a bookmark in Word's list (Word's own rule; 17.13.6)
NUMBER_PREFIX = "_dgn_"
NOTE_PREFIX = "_dgf_"
LONGEST = 40  # Word cuts or refuses longer names

_PLAIN = re.compile(r"[a-z0-9-]+\Z")
_NOT_WORD = late(r"[^A-Za-z0-9]")


@lru_cache(maxsize=4096)  # the papers of a house have many ids alike
def name(identifier: str, prefix: str = PREFIX) -> str:
    """The bookmark of a block: the same for the same id in every build, different for different ids.

    A hyphen becomes an underscore. An id with capitals, which Word does not tell from small letters, with an underscore of
    its own or any other sign, or too long, ends in eight digits of its hash.
    """
    if len(prefix) + len(identifier) <= LONGEST and _PLAIN.match(identifier):
        return prefix + identifier.replace("-", "_")
    readable = _NOT_WORD.sub("_", identifier)
    digest = hashlib.blake2b(identifier.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    return f"{prefix}{readable[: LONGEST - len(prefix) - 9]}_{digest}"
