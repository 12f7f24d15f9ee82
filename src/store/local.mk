EMBEDDED += src/store/schema.sql
libzhongcai_a_SOURCES += \
	src/store/rows.c src/store/rows.h
libzhongcai_a_SOURCES += \
	src/store/derive.h \
	src/store/docket.h \
	src/store/journal.h \
	src/store/row.h \
	src/store/store.h \
	src/store/txn.h
