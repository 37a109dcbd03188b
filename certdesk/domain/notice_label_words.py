"""The words by which notices announce things, in many languages.

Each row is a stem, which is looked for first, and a pattern over text in lower case in which a blank stands for any
blank or hyphen. A pattern that begins with `~` may also begin inside a word.
"""

from typing import Final

Words = tuple[tuple[str, str], ...]

NUMBER: Final[Words] = (
    ("customer", r"customer(?: account)?(?: ?(?:number|num\b\.?|no\b\.?|nr\b\.?|id\b|code)|[\s-]?#)"),
    ("shopper", r"shopper(?: ?(?:id\b|number|no\b\.?)|[\s-]?#)"),
    ("client", r"client (?:number|no\b\.?|id\b)|client ?#"),
    ("client", r"(?:num[ée]ro|n[o°]\.?|id|identifiant|code)(?: de| du)?(?: compte)? client(?:e|ului)?\b"),
    ("client", r"(?:num[aă]r|num[aă]rul|cod|codul)(?: de)? client(?:ului)?\b"),
    ("cliente", r"(?:n[úu]mero|n[o°]?\.? ?[o°ºª]?|id|c[óo]digo)(?: de[l]?| d[oa])? cliente\b"),
    ("client", r"(?:numero|n[°.]|codice|id)(?: di| del)? client[ei]\b"),
    ("kund", r"kund(?:en?)?[\s-]{0,2}(?:konto)?(?:nummer|num\b|nr\b\.?|no\b\.?|id\b)|kund(?:en?)?[\s-]{0,2}#"),
    ("kd", r"kd\.?[\s-]{0,2}nr\b\.?"),
    ("klant", r"klant(?:en)?[\s-]{0,2}(?:nummer|nr\b\.?|id\b)"),
    ("klient", r"(?:numer|nr\.?|id|identyfikator) klienta\b"),
    ("asiakas", r"asiakas(?:numero|nro|tunnus|[\s-]id)"),
    ("zákazn", r"(?:číslo|id|č\.) zákazníka|zákaznické číslo"),
    ("zákazn", r"(?:číslo|id) zákazníka"),
    ("ügyfél", r"ügyfél(?:szám|azonosító)"),
    ("vevő", r"vevő(?:szám|azonosító)"),
    ("müşteri", r"müşteri (?:numaras[ıi]|no\b\.?|id\b|kodu)"),
    ("клиент", r"(?:номер|код|id|идентификатор) клиента|клиентский номер|№ клиента"),
    ("клієнт", r"(?:номер|код|id) клієнта"),
    ("покуп", r"(?:номер|код|id) покупателя|(?:номер|код) покупця"),
    ("клиент", r"клиентски номер"),
    ("πελάτη", r"(?:αριθμ[όο]ς|κωδικ[όο]ς) πελάτη"),
    ("番号", r"(?:お客[様さ]ま?|顧客|カスタマー) ?番号"),
    ("カスタマー", r"カスタマー ?(?:id|ナンバー)|お客様 ?id"),
    ("客", r"(?:客户|客戶|顾客|顧客) ?(?:编号|編號|号码|號碼|号|號|id)"),
    ("고객", r"고객 ?(?:번호|id)"),
    ("رقم", r"رقم (?:العميل|الزبون|حساب العميل)"),
    ("معرف", r"معرف (?:العميل|المتسوق)"),
    ("לקוח", r"(?:מספר|מס['׳]?|מזהה) ה?לקוח"),
    ("ग्राहक", r"ग्राहक (?:संख्या|क्रमांक|आईडी|id)"),
    ("ลูกค้า", r"(?:หมายเลข|รหัส) ?ลูกค้า"),
    ("khách", r"(?:mã|số|mã số) khách hàng"),
    ("pelanggan", r"(?:nomor|nombor|no\.?|id) pelanggan"),
)

ACCOUNT_NUMBER: Final[Words] = (
    ("account", r"account (?:number|no\b\.?)|account ?#"),
    ("konto", r"kontonummer|konto nr\b\.?"),
    ("compte", r"num[ée]ro de compte"),
    ("cuenta", r"n[úu]mero de cuenta"),
    ("conta", r"numero (?:di )?account|n[úu]mero da conta"),
)

NAME: Final[Words] = (
    ("common", r"common name"),
    ("domain", r"domain(?: ?names?|s)?\b(?! (?:validation|validated|control|registration))"),
    ("host", r"host ?names?\b"),
    ("fqdn", r"fqdn\b"),
    ("site", r"(?:web ?)?site(?: name)?s?\b(?! seal)"),
    ("certificate", r"certificates?(?: for| name| issued to| secures| covering)?\b"),
    ("ssl", r"ssl for\b"),
    ("cn", r"cn\b(?=\s*[:=])"),
    ("secure", r"secures\b|secured domains?"),
    ("allgemein", r"allgemeiner name"),
    ("zertifikat", r"~zertifikat(?:e|s|en)?(?:name)?(?: (?:für|fuer|von))?\b"),
    ("webs", r"website\b|webseite\b"),
    ("nom", r"nom(?: commun| de domaine| d['’]h[ôo]te)\b"),
    ("domaine", r"domaine\b"),
    ("certificat", r"certificat(?:o|ul)?(?: (?:ssl|tls))?(?: (?:pour|para|per|pentru|de))?\b"),
    ("certificado", r"certificados?(?: (?:ssl|tls))?(?: (?:para|de|do|del))?\b"),
    ("dom", r"(?:nombre de )?dominio\b|(?:nome de )?dom[íi]nio\b|nome di dominio"),
    ("com", r"nombre com[úu]n|nome comum|nome comune"),
    ("dome", r"domein(?:naam)?\b"),
    ("naam", r"algemene naam"),
    ("certifica", r"certificaat(?: (?:voor|van))?\b"),
    ("certifikat", r"~certifikat(?:et)?(?: (?:för|for|til|till|pro))?\b"),
    ("domen", r"nazwa domeny|domena\b"),
    ("nazw", r"nazwa (?:pospolita|zwykła|wspólna)"),
    ("certyfikat", r"certyfikat(?:u)?(?: ssl)?(?: dla)?\b"),
    ("dom", r"domän(?:namn)?\b|domæne(?:navn)?\b|domene(?:navn)?\b|doména\b"),
    ("verkkotunn", r"verkkotunnus\b"),
    ("домен", r"домен(?:ное имя|не ім['’]я)?\b"),
    ("имя", r"общее имя"),
    ("сертификат", r"сертификата? (?:для|за)\b"),
    ("alan", r"alan ad[ıi]"),
    ("τομέα", r"(?:όνομα )?τομέα(?:ς)?\b"),
    ("コモン", r"コモン ?ネーム"),
    ("ドメイン", r"ドメイン(?:名)?"),
    ("域", r"域名|網域(?:名稱)?|网域"),
    ("用名", r"(?:通用|公用)名(?:称)?"),
    ("도메인", r"도메인(?: ?이름)?"),
    ("일반", r"일반 ?이름"),
    ("نطاق", r"(?:اسم )?(?:ال)?نطاق"),
    ("الشائع", r"الاسم الشائع"),
    ("דומיין", r"(?:שם )?ה?דומיין"),
    ("מתחם", r"שם ה?מתחם"),
    ("נפוץ", r"שם נפוץ"),
)

FURTHER_NAMES: Final[Words] = (
    ("alternative", r"subject alternative names?|(?:subject )?alternative names?"),
    ("san", r"sans?\b(?=\s*[:=(\t])"),
    ("additional", r"additional (?:domain )?names?|additional domains?"),
    ("also", r"also (?:secures|covers)"),
    ("alternativ", r"alternativ(?:e )?namen?\b|alternativnamen"),
    ("nom", r"autres noms(?: de domaine)?|noms? alternatifs?"),
    ("altern", r"nombres alternativos|nomi alternativi|nomes alternativos"),
)

PRODUCT: Final[Words] = (
    ("product", r"product(?:o|s)?(?: name| type)?\b(?=\s?[:=\t])"),
    ("type", r"(?:certificate|cert|ssl) type\b|type de certificat\b"),
    ("produkt", r"produkt(?:name|namn|navn)?\b(?=\s?[:=\t])"),
    ("zertifikat", r"zertifikats?typ\b"),
    ("produ", r"produ(?:it|to)\b(?=\s?[:=\t])"),
    ("prodotto", r"prodotto\b(?=\s?[:=\t])"),
    ("tip", r"tip[oa] d[ei] certificado\b|tipo di certificato\b"),
    ("製品", r"製品(?:名)?"),
    ("产品", r"产品(?:名称)?"),
)

ACCOUNT: Final[Words] = (
    ("account", r"account(?: name| holder)?(?=\s?[:=\t])"),
    ("user", r"user ?name\b(?=\s?[:=\t])|user id\b(?=\s?[:=\t])"),
    ("login", r"login(?: name)?\b(?=\s?[:=\t])"),
    ("nutzername", r"benutzername\b|nutzername\b"),
    ("konto", r"konto(?:name|namn|navn|inhaber)?\b(?=\s?[:=\t])"),
    ("utilisateur", r"nom d['’]utilisateur\b"),
    ("compte", r"compte\b(?=\s?[:=\t])"),
    ("usuario", r"(?:nombre de )?usuario\b(?=\s?[:=\t])"),
    ("usu", r"nome de (?:usuário|utilizador)\b"),
    ("utente", r"nome utente\b"),
    ("gebruik", r"gebruikersnaam\b"),
    ("użytkownik", r"nazwa użytkownika\b"),
)
