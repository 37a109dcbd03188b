"""The practice CA: the certificate authority's side of the world, with its own database and clock."""
