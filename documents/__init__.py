"""Documents of a case: letters as PDF, files, delivery and its receipts. Doors: `service` and `queries`."""
