# Unit tests of the base, of opening files and of what the acts accept; a new one is a name and its LDADD.
UNIT_TESTS += \
	tests/unit/test_base \
	tests/unit/test_date_input \
	tests/unit/test_law_service \
	tests/unit/test_office_filter \
	tests/unit/test_office_house \
	tests/unit/test_office_address_book \
	tests/unit/test_office_input \
	tests/unit/test_office_announce \
	tests/unit/test_office_preview \
	tests/unit/test_office_court \
	tests/unit/test_office_random \
	tests/unit/test_office_rehearing \
	tests/unit/test_office_roster \
	tests/unit/test_office_service \
	tests/unit/test_office_tracking \
	tests/unit/test_store_backlog \
	tests/unit/test_store_open \
	tests/unit/test_week
tests_unit_test_base_LDADD = $(UNIT_LIBS)
tests_unit_test_date_input_LDADD = $(UNIT_LIBS)
tests_unit_test_law_service_LDADD = $(UNIT_LIBS)
tests_unit_test_office_address_book_SOURCES = tests/unit/test_office_address_book.c $(OFFICE_FIXTURE)
tests_unit_test_office_address_book_LDADD = $(UNIT_LIBS)
tests_unit_test_office_announce_SOURCES = tests/unit/test_office_announce.c $(OFFICE_FIXTURE)
tests_unit_test_office_announce_LDADD = $(UNIT_LIBS)
tests_unit_test_office_preview_SOURCES = tests/unit/test_office_preview.c $(OFFICE_FIXTURE)
tests_unit_test_office_preview_LDADD = $(UNIT_LIBS)
tests_unit_test_office_service_SOURCES = tests/unit/test_office_service.c $(OFFICE_FIXTURE)
tests_unit_test_office_service_LDADD = $(UNIT_LIBS)
tests_unit_test_office_filter_SOURCES = tests/unit/test_office_filter.c $(OFFICE_FIXTURE)
tests_unit_test_office_filter_LDADD = $(UNIT_LIBS)
tests_unit_test_office_house_SOURCES = tests/unit/test_office_house.c $(OFFICE_FIXTURE)
tests_unit_test_office_house_LDADD = $(UNIT_LIBS)
tests_unit_test_office_input_LDADD = $(UNIT_LIBS)
tests_unit_test_office_court_SOURCES = tests/unit/test_office_court.c $(OFFICE_FIXTURE)
tests_unit_test_office_court_LDADD = $(UNIT_LIBS)
tests_unit_test_office_random_SOURCES = tests/unit/test_office_random.c $(OFFICE_FIXTURE)
tests_unit_test_office_random_LDADD = $(UNIT_LIBS)
tests_unit_test_office_rehearing_SOURCES = tests/unit/test_office_rehearing.c $(OFFICE_FIXTURE)
tests_unit_test_office_rehearing_LDADD = $(UNIT_LIBS)
tests_unit_test_office_roster_SOURCES = tests/unit/test_office_roster.c $(OFFICE_FIXTURE)
tests_unit_test_office_roster_LDADD = $(UNIT_LIBS)
tests_unit_test_week_LDADD = $(UNIT_LIBS)
tests_unit_test_office_tracking_LDADD = $(UNIT_LIBS)
tests_unit_test_store_backlog_SOURCES = tests/unit/test_store_backlog.c $(STORE_FIXTURE)
tests_unit_test_store_backlog_LDADD = $(UNIT_LIBS)
tests_unit_test_store_open_SOURCES = tests/unit/test_store_open.c $(STORE_FIXTURE)
tests_unit_test_store_open_LDADD = $(UNIT_LIBS)

# Tests of what is drawn, without a terminal. A new one is a name in UNIT_TESTS and two lines.
UI_UNIT_LIBS = libzcui.a $(UNIT_LIBS) $(NCURSESW_LIBS)
SCREEN_FIXTURE = tests/unit/screen_fixture.c tests/unit/screen_fixture.h
UNIT_TESTS += \
	tests/unit/test_backlog_columns \
	tests/unit/test_canvas \
	tests/unit/test_edit \
	tests/unit/test_form \
	tests/unit/test_key \
	tests/unit/test_keymap \
	tests/unit/test_list \
	tests/unit/test_status \
	tests/unit/test_widgets
tests_unit_test_backlog_columns_SOURCES = tests/unit/test_backlog_columns.c ui/pane/backlog_columns.c \
	ui/pane/docket_columns.c
tests_unit_test_backlog_columns_LDADD = $(UI_UNIT_LIBS)
tests_unit_test_canvas_SOURCES = tests/unit/test_canvas.c $(SCREEN_FIXTURE)
tests_unit_test_canvas_LDADD = $(UI_UNIT_LIBS)
tests_unit_test_edit_SOURCES = tests/unit/test_edit.c $(SCREEN_FIXTURE)
tests_unit_test_edit_LDADD = $(UI_UNIT_LIBS)
tests_unit_test_form_SOURCES = tests/unit/test_form.c $(SCREEN_FIXTURE)
tests_unit_test_form_LDADD = $(UI_UNIT_LIBS)
tests_unit_test_key_SOURCES = tests/unit/test_key.c $(SCREEN_FIXTURE)
tests_unit_test_key_LDADD = $(UI_UNIT_LIBS)
tests_unit_test_keymap_SOURCES = tests/unit/test_keymap.c $(SCREEN_FIXTURE)
tests_unit_test_keymap_LDADD = $(UI_UNIT_LIBS)
tests_unit_test_list_SOURCES = tests/unit/test_list.c $(SCREEN_FIXTURE)
tests_unit_test_list_LDADD = $(UI_UNIT_LIBS)
tests_unit_test_status_SOURCES = tests/unit/test_status.c ui/app_status.c
tests_unit_test_status_LDADD = $(UI_UNIT_LIBS)
tests_unit_test_widgets_SOURCES = tests/unit/test_widgets.c $(SCREEN_FIXTURE)
tests_unit_test_widgets_LDADD = $(UI_UNIT_LIBS)
SCREEN_PICTURES = \
	tests/data/screen/bars-120.txt \
	tests/data/screen/bars-79.txt \
	tests/data/screen/bars-80.txt \
	tests/data/screen/canvas-120.txt \
	tests/data/screen/canvas-79.txt \
	tests/data/screen/canvas-80.txt \
	tests/data/screen/canvas-ascii-120.txt \
	tests/data/screen/canvas-ascii-79.txt \
	tests/data/screen/canvas-ascii-80.txt \
	tests/data/screen/chart-120.txt \
	tests/data/screen/chart-79.txt \
	tests/data/screen/chart-80.txt \
	tests/data/screen/dialog-120.txt \
	tests/data/screen/dialog-79.txt \
	tests/data/screen/dialog-80.txt \
	tests/data/screen/dialog-error-120.txt \
	tests/data/screen/dialog-error-79.txt \
	tests/data/screen/dialog-error-80.txt \
	tests/data/screen/form-120.txt \
	tests/data/screen/form-79.txt \
	tests/data/screen/form-80.txt \
	tests/data/screen/form-choice-120.txt \
	tests/data/screen/form-choice-79.txt \
	tests/data/screen/form-choice-80.txt \
	tests/data/screen/list-120.txt \
	tests/data/screen/list-79.txt \
	tests/data/screen/list-80.txt \
	tests/data/screen/month-120.txt \
	tests/data/screen/month-79.txt \
	tests/data/screen/month-80.txt \
	tests/data/screen/picker-120.txt \
	tests/data/screen/picker-79.txt \
	tests/data/screen/picker-80.txt \
	tests/data/screen/textview-120.txt \
	tests/data/screen/textview-79.txt \
	tests/data/screen/textview-80.txt
EXTRA_DIST += $(SCREEN_PICTURES)
