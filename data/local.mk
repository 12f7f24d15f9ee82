EMBEDDED += data/holidays.tsv
EMBEDDED += data/causes.tsv
EMBEDDED += data/ledger-words.tsv
EMBEDDED += data/ledger-columns.tsv
EMBEDDED += data/rules.tsv
