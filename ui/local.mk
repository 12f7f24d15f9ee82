# The terminal floor and the widgets: linked by the program and by their tests.
noinst_LIBRARIES += libzcui.a
libzcui_a_SOURCES = \
	ui/term/canvas.c ui/term/canvas.h \
	ui/term/key.c ui/term/key.h \
	ui/term/keymap.c ui/term/keymap.h \
	ui/term/screen.c ui/term/screen.h \
	ui/term/term.c ui/term/term.h \
	ui/term/theme.c ui/term/theme.h \
	ui/widget/bar.c ui/widget/bar.h \
	ui/widget/chart.c ui/widget/chart.h \
	ui/widget/date_input.c ui/widget/date_input.h \
	ui/widget/dialog.c ui/widget/dialog.h \
	ui/widget/edit.c ui/widget/edit.h \
	ui/widget/field.c ui/widget/field.h \
	ui/widget/form.c ui/widget/form.h \
	ui/widget/list.c ui/widget/list.h \
	ui/widget/month.c ui/widget/month.h \
	ui/widget/picker.c ui/widget/picker.h \
	ui/widget/textarea.c ui/widget/textarea.h \
	ui/widget/textview.c ui/widget/textview.h \
	ui/widget/widget.h
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
