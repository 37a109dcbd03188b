"""CertDesk's own pictures, translations and help; installed as `certdesk.resources`."""
