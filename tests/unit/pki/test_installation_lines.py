"""The lines for a server name files that are really in the archive."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from certdesk.domain.downloads import DownloadFormat, Server
from certdesk.domain.installation import KEY_FILE, configuration
from certdesk.pki.formats import render, suggested_name
from certdesk.pki.issuance import IssuedCertificate


@pytest.mark.parametrize(
    ("server", "format_"), [(Server.AWS, DownloadFormat.DEFAULT_PEM), (Server.APACHE, DownloadFormat.APACHE)]
)
def test_every_certificate_the_lines_name_is_in_the_archive_whatever_the_archive_is_called(
    issued: IssuedCertificate, server: Server, format_: DownloadFormat
) -> None:
    name = "shop.larkspur.example"
    member = suggested_name(format_, name).removesuffix(".zip")
    text = "\n".join(configuration(server, format_, "my own name.zip", member))
    named = set(re.findall(r"([\w-]+\.(?:pem|crt))", text)) - {KEY_FILE}
    with ZipFile(BytesIO(render(format_, issued.chain, name))) as archive:
        assert named
        assert named <= set(archive.namelist())
