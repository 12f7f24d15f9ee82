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
	ui/pane/calendar_cursor.c \
	ui/pane/calendar_day.c \
	ui/pane/calendar_grid.c ui/pane/calendar_grid.h \
	ui/pane/calendar_month.c \
	ui/pane/calendar_parts.h \
	ui/pane/calendar_week.c \
	ui/pane/grid.c ui/pane/grid.h
zhongcai_SOURCES += $(CALENDAR_GRID)

# What they are filled from and explained by.
CALENDAR_READ = \
	ui/pane/calendar_by.c ui/pane/calendar_by.h \
	ui/pane/calendar_case.c ui/pane/calendar_case.h \
	ui/pane/calendar_clash.c ui/pane/calendar_clash.h \
	ui/pane/calendar_data.c ui/pane/calendar_data.h \
	ui/pane/calendar_foot.c ui/pane/calendar_foot.h \
	ui/pane/calendar_place.c ui/pane/calendar_place.h
zhongcai_SOURCES += $(CALENDAR_READ)

# The detail of a case: tested on a canvas, without the application.
CASE_PANE = \
	ui/pane/case.c \
	ui/pane/case_advice.c ui/pane/case_advice.h \
	ui/pane/case_box.c ui/pane/case_box.h \
	ui/pane/case_data.c ui/pane/case_data.h \
	ui/pane/case_draw.c \
	ui/pane/case_law.c \
	ui/pane/case_layout.c ui/pane/case_layout.h \
	ui/pane/case_picture.c ui/pane/case_picture.h \
	ui/pane/case_rows.c \
	ui/pane/case_sections.c ui/pane/case_sections.h \
	ui/pane/case_state.h
zhongcai_SOURCES += $(CASE_PANE)

# The application: the loop, what stands around the panes, and the panes, one file each with its helpers.
zhongcai_SOURCES += \
	ui/app.c ui/app.h ui/app_private.h \
	ui/app_act.c \
	ui/app_chrome.c \
	ui/app_keys.c \
	ui/app_status.c \
	ui/app_views.c \
	ui/command.c ui/command.h \
	ui/manual.c ui/manual.h \
	ui/pane/act_fields.c ui/pane/act_fields.h \
	ui/pane/act_form.c ui/pane/act_form.h ui/pane/act_form_private.h \
	ui/pane/act_submit.c \
	ui/pane/preview_box.c ui/pane/preview_box.h \
	ui/pane/calendar.c ui/pane/calendar_state.h \
	ui/pane/calendar_commands.c \
	ui/pane/calendar_load.c \
	ui/pane/calendar_slots.c \
	ui/pane/arbitrator.c \
	ui/pane/assignment.c ui/pane/assignment_private.h \
	ui/pane/assignment_columns.c ui/pane/assignment_columns.h \
	ui/pane/assignment_commands.c \
	ui/pane/assignment_data.c ui/pane/assignment_data.h \
	ui/pane/assignment_text.c ui/pane/assignment_text.h \
	ui/pane/backlog.c ui/pane/backlog_private.h \
	ui/pane/backlog_columns.c ui/pane/backlog_columns.h \
	ui/pane/backlog_draw.c \
	ui/pane/docket.c ui/pane/docket_private.h \
	ui/pane/docket_columns.c ui/pane/docket_columns.h \
	ui/pane/docket_filter.c ui/pane/docket_filter.h \
	ui/pane/docket_menu.c \
	ui/pane/docket_rows.c ui/pane/docket_rows.h \
	ui/pane/firstrun.c \
	ui/pane/help.c \
	ui/pane/import.c ui/pane/import.h ui/pane/import_private.h \
	ui/pane/import_draw.c \
	ui/pane/import_job.c ui/pane/import_job.h \
	ui/pane/import_mapping.c ui/pane/import_mapping.h \
	ui/pane/import_pages.c ui/pane/import_pages.h \
	ui/pane/import_store.c \
	ui/pane/import_view.c ui/pane/import_view.h \
	ui/pane/list_moves.c ui/pane/list_moves.h \
	ui/pane/menu.c \
	ui/pane/palette.c \
	ui/pane/pane.h \
	ui/pane/panes.c ui/pane/panes.h \
	ui/pane/path_input.c ui/pane/path_input.h \
	ui/pane/prompt.c \
	ui/pane/plan.c \
	ui/pane/receipts.c \
	ui/pane/allowance.c \
	ui/pane/service.c ui/pane/service_private.h \
	ui/pane/service_columns.c ui/pane/service_columns.h \
	ui/pane/service_detail.c ui/pane/service_detail.h \
	ui/pane/service_draw.c \
	ui/pane/service_rows.c ui/pane/service_rows.h \
	ui/pane/assign_plan.c \
	ui/pane/plan_box.c ui/pane/plan_box.h \
	ui/pane/settings.c \
	ui/pane/settings_rows.c ui/pane/settings_rows.h \
	ui/pane/setup_form.c ui/pane/setup_form.h \
	ui/pane/styles.h \
	ui/pane/today.c ui/pane/today_private.h \
	ui/pane/today_draw.c
