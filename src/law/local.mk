libzhongcai_a_SOURCES += \
	src/law/calendar.c src/law/calendar.h \
	src/law/derivation.h \
	src/law/derive.c src/law/derive.h \
	src/law/derive_award.c \
	src/law/derive_service.c \
	src/law/document_rules.c src/law/document_rules.h \
	src/law/event.c src/law/event.h \
	src/law/explain.c src/law/explain.h \
	src/law/hearing_day.c src/law/hearing_day.h \
	src/law/rules.c src/law/rules.h \
	src/law/service.c src/law/service.h \
	src/law/service_step.c src/law/service_step.h \
	src/law/shipped.c src/law/shipped.h \
	src/law/stage.c src/law/stage.h \
	src/law/timeline.c src/law/timeline.h \
	src/law/tsv.c src/law/tsv.h
