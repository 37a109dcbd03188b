"""What the files of a client's pack hold: pages, text, and a mail that opens as a draft."""

from collections.abc import Mapping

from certdesk.domain.letters import eml
from certdesk.domain.paper_text import paper_letter, paper_text
from certdesk.viewmodels.migration.papers.all import PackMatter
from certdesk.views.printing.paper_pdf import paper_pdf
from certdesk.views.wording.migration.packs import pack_paper


def pack_files(matter: PackMatter) -> Mapping[str, bytes]:
    """Return the files of a pack by their endings. It may be called away from the GUI thread."""
    paper = pack_paper(matter.pack, matter.migration, matter.at, matter.signatory)
    letter = paper_letter(paper, matter.pack.handover.email, matter.signatory.email)
    return {"pdf": paper_pdf(paper), "txt": paper_text(paper).encode(), "eml": eml(letter, matter.at)}
