"""The inverted index: documents, postings, synonym targets; writer and reader."""
