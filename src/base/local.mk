libzhongcai_a_SOURCES += \
	src/base/date.c src/base/date.h \
	src/base/date_input.c src/base/date_input.h \
	src/base/embedded.c src/base/embedded.h \
	src/base/error.c src/base/error.h \
	src/base/fold.c src/base/fold.h \
	src/base/hash.c src/base/hash.h \
	src/base/i18n.c src/base/i18n.h \
	src/base/strbuf.c src/base/strbuf.h \
	src/base/text.c src/base/text.h \
	src/base/week.c src/base/week.h
