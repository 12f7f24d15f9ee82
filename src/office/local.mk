libzhongcai_a_SOURCES += \
	src/office/act.h \
	src/office/office.h
