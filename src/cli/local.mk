libzhongcai_a_SOURCES += \
	src/cli/cli.c src/cli/cli.h \
	src/cli/deadline.c
libzhongcai_a_SOURCES += \
	src/cli/act.c \
	src/cli/backlog.c \
	src/cli/allowance.c \
	src/cli/arbitrators.c \
	src/cli/arbitrators_json.c src/cli/arbitrators_json.h \
	src/cli/assign.c \
	src/cli/calendar.c \
	src/cli/case.c \
	src/cli/journal.c \
	src/cli/list.c \
	src/cli/report.c \
	src/cli/schedule.c \
	src/cli/services.c \
	src/cli/session.c src/cli/session.h \
	src/cli/slots.c \
	src/cli/today.c
libzhongcai_a_SOURCES += src/cli/demo.c src/cli/import.c src/cli/import_tables.c src/cli/import_tables.h
libzhongcai_a_SOURCES += src/cli/draw.c
