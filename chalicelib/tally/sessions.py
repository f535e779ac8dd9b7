"""Organisers' sessions: signed, an hour long, and gone at once where the token is taken back."""

from collections.abc import Sequence
from hashlib import sha256

from itsdangerous import BadData, URLSafeSerializer

from chalicelib.tally.organisers import Organiser
from chalicelib.tally.signing_key import require_signing_keys

SESSION_SECONDS = 3_600  # long enough to read, short on a computer that others use
SALT = b"own-words.organiser-session.v1"  # kind and version: a receipt never reads as a session


class SessionBook:
    """Signs organisers' sessions and reads them back.

    Args:
        keys: the same secrets that sign receipts, oldest first.

    Raises:
        SigningKeyError: there is no key, or one is too short.
    """

    def __init__(self, keys: Sequence[str]) -> None:
        require_signing_keys(keys)
        signer = {"key_derivation": "hmac", "digest_method": sha256}
        self._serializer = URLSafeSerializer(list(keys), salt=SALT, signer_kwargs=signer)

    def issue(self, organiser: Organiser, now: int) -> str:
        """Sign a session.

        Args:
            organiser: who signed in.
            now: seconds since 1970.

        Returns:
            A text of letters, digits, ``-``, ``_`` and ``.``.
        """
        return str(self._serializer.dumps([organiser.id, now + SESSION_SECONDS]))

    def organiser_id_or_none(self, session: str, now: int) -> str | None:
        """Read a session.

        Args:
            session: what came in, anything at all.
            now: seconds since 1970.

        Returns:
            The organiser's id, or None where it is none of ours or has ended.
        """
        try:
            organiser_id, ends = self._serializer.loads(session)
        except (BadData, TypeError, ValueError):
            return None
        return str(organiser_id) if now < ends else None
