# The terminal floor and the widgets: linked by the program and by their tests.
noinst_LIBRARIES += libzcui.a
libzcui_a_SOURCES = \
	ui/term/canvas.c ui/term/canvas.h \
	ui/term/key.c ui/term/key.h \
	ui/term/keymap.c ui/term/keymap.h \
	ui/term/screen.c ui/term/screen.h \
	ui/term/term.c ui/term/term.h \
	ui/term/theme.c ui/term/theme.h
UI_LIBS = libzcui.a $(CORE_LIBS) $(NCURSESW_LIBS)

bin_PROGRAMS += zhongcai
zhongcai_SOURCES = ui/main.c
zhongcai_LDADD = $(UI_LIBS)

# The calendar's grids: pure, tested without a terminal.
CALENDAR_GRID = \
	ui/pane/calendar_day.c \
	ui/pane/calendar_grid.c ui/pane/calendar_grid.h \
	ui/pane/calendar_month.c \
	ui/pane/calendar_parts.h \
	ui/pane/calendar_week.c \
	ui/pane/grid.c ui/pane/grid.h
zhongcai_SOURCES += $(CALENDAR_GRID)
