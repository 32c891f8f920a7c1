"""The inverted index: documents, postings, thesaurus; writer and reader."""
