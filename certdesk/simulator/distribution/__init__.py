"""What the practice CA publishes on this computer: revocation lists, certificates, OCSP answers, links of mails."""
