"""What a mail is about, by the words that every notice has in some language."""

from collections.abc import Iterable
from typing import Final

from certdesk.domain.notice_labels import Kind, Region

_CERTIFICATES: Final = (
    "certific", "zertifikat", "ssl", "tls", "certyfikat", "certifikat", "sertifik", "sertifika", "varmen",
    "tanúsítvány", "сертификат", "сертифікат", "πιστοποιητικ", "証明書", "证书", "證書", "憑證", "인증서", "شهاد",
    "תעוד", "אישור", "प्रमाणपत्र", "ใบรับรอง", "chứng chỉ", "chứng thư", "sijil",
)  # fmt: skip
_RENEWAL: Final = (
    "renew", "erneuer", "verläng", "verlaeng", "renouvel", "renov", "rinnov", "verleng", "vernieuw", "odnow",
    "förny", "forny", "uusi", "obnov", "megúj", "reînno", "yenile", "ανανέω", "ανανεώ", "продл", "поновл",
    "подновя", "更新", "续", "續", "갱신", "تجديد", "חידוש", "חדש", "नवीनीकरण", "ต่ออายุ", "gia hạn", "perpanjang",
)  # fmt: skip

_ISSUING: Final = (
    "issued", "ausgestellt", "émis", "emitid", "emess", "uitgegeven", "wystawion", "выпущен", "выдан", "签发", "颁发",
    "発行", "발급",
)  # fmt: skip

_ENDING: Final = (
    "expir", "ends", "ending", "läuft", "ablauf", "abgelaufen", "échéance", "vence", "caduc", "scad", "verloop",
    "verlop", "vervalt", "wygas", "истека", "到期", "过期", "期限", "失効", "만료",
)  # fmt: skip


_BUYING: Final = (
    "order confirm", "your order", "receipt", "purchase", "bestellung", "rechnung", "commande", "facture", "pedido",
    "factura", "fatura", "ordine", "fattura", "bestelling", "factuur", "zamówieni", "faktur", "注文", "領収", "订单",
)  # fmt: skip


def is_about_certificates(text: str) -> bool:
    """Return whether a text in lower case speaks of certificates."""
    return any(each in text for each in _CERTIFICATES)


def is_about_renewal(text: str, found: Iterable[Region]) -> bool:
    """Return whether it speaks of an end, or of renewing."""
    return any(each.kind is Kind.END for each in found) or any(each in text for each in _RENEWAL)


def is_about_buying(text: str) -> bool:
    """Return whether it confirms an order or a payment, or hands over what was ordered."""
    return any(each in text for each in (*_BUYING, *_ISSUING))


def is_about_issuing(text: str) -> bool:
    """Return whether it speaks of a certificate that was issued, and neither of its coming end nor of renewing."""
    return any(each in text for each in _ISSUING) and not any(each in text for each in (*_RENEWAL, *_ENDING))
