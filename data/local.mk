EMBEDDED += data/holidays.tsv
