EMBEDDED += src/store/schema.sql
libzhongcai_a_SOURCES += \
	src/store/backlog.c src/store/backlog.h \
	src/store/allowances.c src/store/allowances.h \
	src/store/bulk.c src/store/bulk.h \
	src/store/case_line.c \
	src/store/case_source.c src/store/case_source.h \
	src/store/derive.c src/store/derive.h \
	src/store/derive_private.h \
	src/store/due.c src/store/due.h \
	src/store/docket.c src/store/docket.h \
	src/store/docket_count.c \
	src/store/docket_find.c \
	src/store/docket_plan.c src/store/docket_plan.h \
	src/store/journal.h \
	src/store/journal_append.c \
	src/store/law_state.c \
	src/store/line_columns.c \
	src/store/migrate.c \
	src/store/private.h \
	src/store/put_off.c src/store/put_off.h \
	src/store/row.c src/store/row.h \
	src/store/rows.c src/store/rows.h \
	src/store/search.c src/store/search.h \
	src/store/service_line.c src/store/service_line.h \
	src/store/services.c src/store/services.h \
	src/store/settings.c src/store/settings.h \
	src/store/statement.c \
	src/store/store.c src/store/store.h \
	src/store/tally.c \
	src/store/timeline.c \
	src/store/txn.c src/store/txn.h
libzhongcai_a_SOURCES += \
	src/store/check.c src/store/check_deep.c src/store/check_private.h \
	src/store/derive_check.c \
	src/store/window_texts.h \
	src/store/undo.c \
	src/store/changeset.c src/store/changeset.h \
	src/store/addresses.c src/store/addresses.h \
	src/store/column_copy.h \
	src/store/hearing_flaws.c src/store/hearing_flaws.h \
	src/store/open_offers.c src/store/open_offers.h \
	src/store/recusals.c src/store/recusals.h \
	src/store/hearings.c src/store/hearings.h \
	src/store/performance.c src/store/performance.h \
	src/store/planning.c src/store/planning.h \
	src/store/journal.c \
	src/store/report.c src/store/report.h \
	src/store/roster.c src/store/roster.h
libzhongcai_a_SOURCES += src/store/numbers.c src/store/numbers.h
libzhongcai_a_SOURCES += src/store/conflicts.c src/store/conflicts.h
