"""The user's own key file: read, and not kept."""

from certdesk.domain.local_keys import LARGEST_KEY_FILE, OwnKeyFile
from certdesk.services import key_material
from certdesk.services.requests.files import followed, opened


def own_key(wanted: OwnKeyFile) -> bytes:
    """Return the private key in the user's own file, or in the one it links to, as PKCS #8 DER.

    Raises Unavailable (FILE_READ with `file` and `cause`), FieldError (`key`: KEY_FILE_FORM, KEY_FILE_PASSPHRASE).
    """
    with opened(followed(wanted.path)) as (stream, _size):
        content = stream.read(LARGEST_KEY_FILE + 1)
    return key_material.read_key(content, wanted.path.name, wanted.passphrase)
