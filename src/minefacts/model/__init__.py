"""What facts are made of: record types, dates, closed lists. No file is read here."""
