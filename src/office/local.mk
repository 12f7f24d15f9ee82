libzhongcai_a_SOURCES += \
	src/office/act.h \
	src/office/office.h
libzhongcai_a_SOURCES += src/office/words.c src/office/words.h
