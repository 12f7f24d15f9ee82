libzhongcai_a_SOURCES += \
	src/exchange/allowance_csv.c src/exchange/allowance_csv.h \
	src/exchange/busy_ics.c src/exchange/busy_ics.h \
	src/exchange/csv.c src/exchange/csv.h \
	src/exchange/encoding.c src/exchange/encoding.h \
	src/exchange/file_out.c src/exchange/file_out.h \
	src/exchange/hearings_ics.c src/exchange/hearings_ics.h \
	src/exchange/ics.c src/exchange/ics.h src/exchange/ics_private.h \
	src/exchange/ics_read.c \
	src/exchange/ledger_check.c \
	src/exchange/ledger_columns.c src/exchange/ledger_columns.h \
	src/exchange/ledger_fields.c src/exchange/ledger_fields.h \
	src/exchange/ledger_read.c src/exchange/ledger_read.h \
	src/exchange/ledger_report.c src/exchange/ledger_report.h \
	src/exchange/ledger_source.c src/exchange/ledger_source.h \
	src/exchange/ledger_store.c src/exchange/ledger_store.h \
	src/exchange/ledger_values.h \
	src/exchange/ledger_vocabulary.c src/exchange/ledger_vocabulary.h \
	src/exchange/text_file.c src/exchange/text_file.h \
	src/exchange/value_case_number.c \
	src/exchange/value_date.c \
	src/exchange/value_number.c \
	src/exchange/value_text.c
