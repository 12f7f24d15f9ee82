libzhongcai_a_SOURCES += \
	src/law/calendar.h \
	src/law/derive.h \
	src/law/event.h \
	src/law/explain.h \
	src/law/rules.h \
	src/law/stage.h
