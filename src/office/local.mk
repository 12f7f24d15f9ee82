libzhongcai_a_SOURCES += \
	src/office/act.c src/office/act.h \
	src/office/act_table.c \
	src/office/act_value.c \
	src/office/acts.h \
	src/office/assign.c \
	src/office/casework.c src/office/casework.h \
	src/office/closing.c \
	src/office/eligibility.c src/office/eligibility.h \
	src/office/input.c src/office/input.h \
	src/office/names.c src/office/names.h \
	src/office/office.c src/office/office.h \
	src/office/parties.c \
	src/office/people.c src/office/people.h \
	src/office/procedure.c \
	src/office/records.c \
	src/office/register.c \
	src/office/roster.c \
	src/office/schedule.c \
	src/office/serve.c \
	src/office/settings.c \
	src/office/window.c
libzhongcai_a_SOURCES += src/office/words.c src/office/words.h
