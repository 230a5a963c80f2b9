"""Every rule of the dataset."""
