"""Documents of a case: letters as PDF, attachments, delivery and its receipts. Door: `service` (writes), `queries` (reads)."""
