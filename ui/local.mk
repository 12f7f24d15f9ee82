bin_PROGRAMS += zhongcai
zhongcai_SOURCES = ui/main.c
zhongcai_LDADD = $(CORE_LIBS) $(NCURSESW_LIBS)

# The calendar's grids: pure, tested without a terminal.
CALENDAR_GRID = \
	ui/pane/calendar_day.c \
	ui/pane/calendar_grid.c ui/pane/calendar_grid.h \
	ui/pane/calendar_month.c \
	ui/pane/calendar_parts.h \
	ui/pane/calendar_week.c \
	ui/pane/grid.c ui/pane/grid.h
zhongcai_SOURCES += $(CALENDAR_GRID)
