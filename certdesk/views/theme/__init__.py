"""The look of CertDesk: tokens, type, palettes, the style sheet, and switching between light and dark."""
