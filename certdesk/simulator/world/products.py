"""What can be bought in the sample world."""

from certdesk.domain.orders import Brand, Product, Validation

SECURE_SITE_OV = Product("Secure Site OV", Brand.DIGICERT, Validation.OV)
SECURE_SITE_EV = Product("Secure Site EV", Brand.DIGICERT, Validation.EV)
BASIC_OV = Product("Basic OV", Brand.DIGICERT, Validation.OV)
WILDCARD_OV = Product("Secure Site Wildcard", Brand.DIGICERT, Validation.OV, wildcard=True)
MULTI_DOMAIN_OV = Product("Multi-Domain SSL", Brand.DIGICERT, Validation.OV)
GEOTRUST_DV = Product("GeoTrust DV SSL", Brand.GEOTRUST, Validation.DV)
GEOTRUST_OV = Product("True BusinessID", Brand.GEOTRUST, Validation.OV)
GEOTRUST_EV = Product("True BusinessID EV", Brand.GEOTRUST, Validation.EV)
THAWTE_DV = Product("Thawte SSL123 DV", Brand.THAWTE, Validation.DV)
THAWTE_OV = Product("Thawte SSL Webserver OV", Brand.THAWTE, Validation.OV)
RAPIDSSL_DV = Product("RapidSSL Standard DV", Brand.RAPIDSSL, Validation.DV)
RAPIDSSL_WILDCARD = Product("RapidSSL Wildcard DV", Brand.RAPIDSSL, Validation.DV, wildcard=True)
SECTIGO_DV = Product("PositiveSSL DV", Brand.SECTIGO, Validation.DV)
SECTIGO_OV = Product("InstantSSL OV", Brand.SECTIGO, Validation.OV)
TRUSTWAVE_OV = Product("Trustwave Premium SSL", Brand.TRUSTWAVE, Validation.OV)
QUICKSSL = Product("GeoTrust QuickSSL", Brand.GEOTRUST, Validation.DV, retired=True)

CATALOGUE = (
    SECURE_SITE_OV, SECURE_SITE_EV, BASIC_OV, WILDCARD_OV, MULTI_DOMAIN_OV, GEOTRUST_DV, GEOTRUST_OV, GEOTRUST_EV,
    THAWTE_DV, THAWTE_OV, RAPIDSSL_DV, RAPIDSSL_WILDCARD, SECTIGO_DV, SECTIGO_OV, TRUSTWAVE_OV, QUICKSSL,
)  # fmt: skip

SOLD = tuple(product for product in CATALOGUE if not product.retired)
