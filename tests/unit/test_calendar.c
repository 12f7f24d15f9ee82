/* Calendar grids: what they show, written down as text; where the cursor goes; widths from 79 to 200. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "pane/calendar_grid.h"

/* A sheet of text cells; a wide character is its cell and an empty one. */
enum { SHEET_HEIGHT = 60, SHEET_WIDTH = 220 };
struct sheet {
	char cells[SHEET_HEIGHT][SHEET_WIDTH][16];
	int height, width;
};

static void put(struct sheet *sheet, const struct grid *grid, const struct grid_piece *piece)
{
	if (piece->role == GRID_RULE) {
		for (int i = 0; i < piece->height; i++)
			strcpy(sheet->cells[piece->row + i][piece->column], "|");
		return;
	}
	assert_true(piece->row >= 0 && piece->row < sheet->height);
	assert_true(piece->column >= 0 && piece->column + piece->width <= sheet->width);
	struct strbuf padded = {0};
	const char *text = grid_text(grid, piece);
	text_pad(&padded, text, strlen(text), piece->width, TEXT_LEFT, "~");
	const char *rest = strbuf_text(&padded);
	int column = piece->column;
	while (*rest) {
		struct text_cell cell;
		size_t taken = text_next_cell(rest, strlen(rest), &cell);
		assert_true(taken > 0 && taken < 16);
		/* The cursor shows where a marked field is empty. */
		bool mark = piece->selected && taken == 1 && *rest == ' ';
		memcpy(sheet->cells[piece->row][column], mark ? "_" : rest, taken);
		sheet->cells[piece->row][column][taken] = '\0';
		if (cell.width == 2)
			strcpy(sheet->cells[piece->row][column + 1], "");
		column += cell.width;
		rest += taken;
	}
	assert_int_equal(column, piece->column + piece->width);
	strbuf_free(&padded);
}

/* The scene as lines without the blanks at their ends. Owned by the caller. */
static char *dump(const struct calendar_scene *scene)
{
	static struct sheet sheet;
	sheet.height = scene->height;
	sheet.width = scene->width;
	for (int row = 0; row < SHEET_HEIGHT; row++)
		for (int column = 0; column < SHEET_WIDTH; column++)
			strcpy(sheet.cells[row][column], " ");
	struct grid grid = {0};
	calendar_layout(scene, &grid);
	assert_false(grid.failed);
	for (size_t i = 0; i < grid.count; i++)
		put(&sheet, &grid, &grid.pieces[i]);
	grid_free(&grid);
	struct strbuf out = {0};
	for (int row = 0; row < scene->height; row++) {
		struct strbuf line = {0};
		for (int column = 0; column < scene->width; column++)
			strbuf_add(&line, sheet.cells[row][column]);
		size_t length = line.length;
		while (length > 0 && line.data[length - 1] == ' ')
			length--;
		strbuf_add_bytes(&out, strbuf_text(&line), length);
		strbuf_add_char(&out, '\n');
		strbuf_free(&line);
	}
	return strbuf_take(&out);
}

/* The end of 2020 in an office with two rooms. */
static struct calendar_day days[42];
static size_t day_count;
static struct calendar_entry entries[16];
static size_t entry_count;
static struct calendar_scene scene;

static void add(const char *start, const char *end, const char *number, const char *cause, const char *room,
	const char *people)
{
	int64_t id = (int64_t)entry_count + 1;
	entries[entry_count++] = (struct calendar_entry){.hearing_id = id,
		.case_id = id,
		.start = minute_parse(start),
		.end = end ? minute_parse(end) : MINUTE_NONE,
		.number = number,
		.cause = cause,
		.room = room,
		.people = people,
		.clerk = "唐艳",
		.applicant = "张伟",
		.respondent = "某某建设工程公司",
		.column = *room && strcmp(room, "一庭") != 0};
}

static void look(enum calendar_view view, const char *day, int minute, int width, int height)
{
	static const char *const rooms[] = {"一庭", "二庭（网上）"};
	scene = (struct calendar_scene){.view = view,
		.slots = &calendar_usual_slots,
		.days = days,
		.entries = entries,
		.entry_count = entry_count,
		.columns = rooms,
		.column_count = 2,
		.room_shown = view == CALENDAR_WEEK,
		.today = civil_parse("2020-12-28"),
		.cursor = {.day = civil_parse(day), .minute = minute},
		.width = width,
		.height = height};
	civil_date first, last;
	calendar_span(view, scene.cursor.day, &first, &last);
	day_count = (size_t)(last - first + 1);
	for (size_t i = 0; i < day_count; i++) {
		civil_date date = first + (civil_date)i;
		struct civil_day d = civil_split(date);
		days[i] = (struct calendar_day){.date = date,
			.kind = civil_weekday(date) < 5 ? DAY_WORK : DAY_REST,
			.name = "",
			.provisional = d.year == 2021 && d.month == 1 && d.day > 3};
		if (d.month == 1 && d.day <= 3) {
			days[i].kind = DAY_OFF;
			days[i].name = "元旦";
		} else if (d.month == 12 && d.day == 26) {
			days[i].kind = DAY_MAKE_UP;
			days[i].name = "元旦";
		}
		for (size_t e = 0; e < entry_count; e++)
			days[i].hearings += minute_date(entries[e].start) == date;
	}
	scene.day_count = day_count;
}

static int fill(void **state)
{
	(void)state;
	entry_count = 0;
	add("2020-12-22T00:00", NULL, "1987", "工伤", "", "");
	add("2020-12-28T09:00", "2020-12-28T10:30", "2011", "报酬", "一庭", "王芳 唐艳");
	add("2020-12-28T09:30", "2020-12-28T11:00", "2019", "双倍", "一庭", "刘洋");
	entries[1].clash = entries[2].clash = true;
	add("2020-12-29T09:00", "2020-12-29T10:30", "2098", "经补", "二庭（网上）", "林晓燕 何勇 冉䶮");
	add("2020-12-30T14:00", "2020-12-30T15:30", "2177", "集体", "一庭", "");
	entries[4].own = true;
	return 0;
}

/* Compares with tests/data/calendar/NAME.txt, white space and all. */
static void shows(const char *name)
{
	char path[512], expected[16384];
	const char *srcdir = getenv("srcdir");
	snprintf(path, sizeof path, "%s/tests/data/calendar/%s.txt", srcdir ? srcdir : ".", name);
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	size_t length = fread(expected, 1, sizeof expected - 1, file);
	expected[length] = '\0';
	fclose(file);
	char *got = dump(&scene);
	assert_non_null(got);
	assert_string_equal(got, expected);
	free(got);
}

static void month_at_three_widths(void **state)
{
	(void)state;
	look(CALENDAR_MONTH, "2020-12-30", 9 * 60, 80, 16);
	shows("month-80");
	look(CALENDAR_MONTH, "2020-12-30", 9 * 60, 79, 16);
	shows("month-79");
	look(CALENDAR_MONTH, "2021-01-01", 9 * 60, 120, 26);
	shows("month-120");
}

static void week_at_three_widths(void **state)
{
	(void)state;
	look(CALENDAR_WEEK, "2020-12-29", 9 * 60, 80, 16);
	shows("week-80");
	look(CALENDAR_WEEK, "2020-12-22", UNTIMED, 79, 16);
	shows("week-79");
	look(CALENDAR_WEEK, "2020-12-28", 9 * 60, 120, 26);
	scene.grabbed = "2098";
	shows("week-120");
}

static void day_at_three_widths(void **state)
{
	(void)state;
	look(CALENDAR_DAY, "2020-12-28", 9 * 60 + 30, 80, 16);
	shows("day-80");
	look(CALENDAR_DAY, "2020-12-30", 11 * 60, 79, 16);
	shows("day-79");
	look(CALENDAR_DAY, "2020-12-28", 16 * 60, 120, 8);
	shows("day-120");
}

/* Any size that a window can take: every piece stays inside (put() asserts it). */
static void no_size_overflows(void **state)
{
	(void)state;
	for (int view = 0; view < CALENDAR_VIEWS; view++)
		for (int width = 20; width < 200; width += 7)
			for (int height = 0; height < 50; height += 3) {
				look((enum calendar_view)view, "2020-12-28", 9 * 60, width, height);
				free(dump(&scene));
			}
}

static void moved(struct calendar_cursor to, const char *day, int minute, size_t column, size_t entry)
{
	char text[CIVIL_TEXT_SIZE];
	assert_string_equal(civil_format(to.day, text), day);
	assert_int_equal(to.minute, minute);
	assert_int_equal(to.column, column);
	assert_true(to.entry == entry);
}

static void steps_in_the_month(void **state)
{
	(void)state;
	look(CALENDAR_MONTH, "2020-12-31", 540, 80, 16);
	moved(calendar_step(&scene, 1, 0), "2021-01-01", 540, 0, 0);
	moved(calendar_step(&scene, 0, -1), "2020-12-24", 540, 0, 0);
	moved(calendar_page(&scene, -1), "2020-11-30", 540, 0, 0);
	moved(calendar_page(&scene, 1), "2021-01-31", 540, 0, 0);
	look(CALENDAR_MONTH, "2199-12-31", 540, 80, 16);
	moved(calendar_page(&scene, 1), "2199-12-31", 540, 0, 0);
	moved(calendar_step(&scene, 1, 0), "2199-12-31", 540, 0, 0);
}

static void steps_in_the_week(void **state)
{
	(void)state;
	/* Two hearings in the first slot: down goes through them, then to the next slot; up comes back to the
	 * last one. */
	look(CALENDAR_WEEK, "2020-12-28", 540, 80, 16);
	moved(calendar_step(&scene, 0, 1), "2020-12-28", 540, 0, 1);
	scene.cursor.entry = 1;
	moved(calendar_step(&scene, 0, 1), "2020-12-28", 630, 0, 0);
	scene.cursor = calendar_step(&scene, 0, 1);
	moved(calendar_step(&scene, 0, -1), "2020-12-28", 540, 0, SIZE_MAX);
	/* From Friday over the weekend to Monday and back, where weekends have no column. */
	look(CALENDAR_WEEK, "2021-01-08", 540, 80, 16);
	moved(calendar_step(&scene, 1, 0), "2021-01-11", 540, 0, 0);
	look(CALENDAR_WEEK, "2021-01-11", 540, 80, 16);
	moved(calendar_step(&scene, -1, 0), "2021-01-08", 540, 0, 0);
	/* The make-up Saturday has one. */
	look(CALENDAR_WEEK, "2020-12-25", 540, 80, 16);
	moved(calendar_step(&scene, 1, 0), "2020-12-26", 540, 0, 0);
	moved(calendar_page(&scene, 1), "2021-01-01", 540, 0, 0);
}

static void steps_in_the_day(void **state)
{
	(void)state;
	look(CALENDAR_DAY, "2020-12-28", 11 * 60 + 30, 80, 16);
	moved(calendar_step(&scene, 0, 1), "2020-12-28", 14 * 60, 0, 0);
	moved(calendar_step(&scene, 1, 0), "2020-12-28", 11 * 60 + 30, 1, 0);
	moved(calendar_step(&scene, -1, 0), "2020-12-28", 11 * 60 + 30, 0, 0);
	moved(calendar_page(&scene, -1), "2020-12-27", 11 * 60 + 30, 0, 0);
}

static void to_the_ends(void **state)
{
	(void)state;
	look(CALENDAR_MONTH, "2020-12-30", 540, 80, 16);
	moved(calendar_edge(&scene, false), "2020-12-01", 540, 0, 0);
	moved(calendar_edge(&scene, true), "2020-12-31", 540, 0, 0);
	look(CALENDAR_WEEK, "2020-12-23", 540, 80, 16);
	moved(calendar_edge(&scene, false), "2020-12-21", 540, 0, 0);
	moved(calendar_edge(&scene, true), "2020-12-26", 540, 0, 0); /* the make-up Saturday */
	look(CALENDAR_DAY, "2020-12-28", 11 * 60, 80, 16);
	moved(calendar_edge(&scene, false), "2020-12-28", 9 * 60, 0, 0);
	moved(calendar_edge(&scene, true), "2020-12-28", 17 * 60, 0, 0);
}

static void from_hearing_to_hearing(void **state)
{
	(void)state;
	look(CALENDAR_WEEK, "2020-12-28", 540, 80, 16);
	scene.cursor = calendar_jump(&scene, 1);
	moved(scene.cursor, "2020-12-28", 9 * 60 + 30, 0, 1); /* the second of the same cell */
	scene.cursor = calendar_jump(&scene, 1);
	moved(scene.cursor, "2020-12-29", 540, 0, 0);
	scene.cursor = calendar_jump(&scene, 1);
	moved(scene.cursor, "2020-12-30", 14 * 60, 0, 0);
	moved(calendar_jump(&scene, 1), "2020-12-30", 14 * 60, 0, 0); /* none follows */
	moved(calendar_jump(&scene, -1), "2020-12-29", 540, 0, 0);
	/* From a free cell, by the time. */
	look(CALENDAR_WEEK, "2020-12-29", 14 * 60, 80, 16);
	moved(calendar_jump(&scene, 1), "2020-12-30", 14 * 60, 0, 0);
	moved(calendar_jump(&scene, -1), "2020-12-29", 540, 0, 0);
	look(CALENDAR_DAY, "2020-12-29", 14 * 60, 80, 16);
	moved(calendar_jump(&scene, -1), "2020-12-29", 540, 1, 0); /* in its room's column */
	look(CALENDAR_MONTH, "2020-12-28", 540, 80, 16);
	moved(calendar_jump(&scene, -1), "2020-12-22", UNTIMED, 0, 0);
	scene.cursor = calendar_jump(&scene, 1);
	moved(scene.cursor, "2020-12-28", 9 * 60 + 30, 0, 1);
	moved(calendar_jump(&scene, 1), "2020-12-29", 540, 0, 0);
}

/* A new hearing begins with the row that the cursor stands in. */
static void the_hour_of_the_cursor(void **state)
{
	(void)state;
	look(CALENDAR_WEEK, "2020-12-28", 9 * 60 + 30, 80, 16);
	assert_int_equal(calendar_cursor_minute(&scene), 9 * 60);
	look(CALENDAR_WEEK, "2020-12-22", UNTIMED, 80, 16);
	assert_int_equal(calendar_cursor_minute(&scene), 9 * 60);
	look(CALENDAR_DAY, "2020-12-28", 9 * 60 + 30, 80, 16);
	assert_int_equal(calendar_cursor_minute(&scene), 9 * 60 + 30);
	look(CALENDAR_MONTH, "2020-12-28", 14 * 60, 80, 16);
	assert_int_equal(calendar_cursor_minute(&scene), 14 * 60);
}

static void a_hearing_is_under_the_cursor_while_it_lasts(void **state)
{
	(void)state;
	size_t found[4];
	look(CALENDAR_DAY, "2020-12-28", 10 * 60, 80, 16);
	assert_int_equal(calendar_under_cursor(&scene, found, 4), 2);
	look(CALENDAR_DAY, "2020-12-28", 10 * 60 + 30, 80, 16);
	assert_int_equal(calendar_under_cursor(&scene, found, 4), 1);
	assert_int_equal(found[0], 2);
	look(CALENDAR_MONTH, "2020-12-28", 0, 80, 16);
	assert_int_equal(calendar_under_cursor(&scene, found, 4), 2);
	look(CALENDAR_WEEK, "2020-12-22", UNTIMED, 80, 16);
	assert_int_equal(calendar_under_cursor(&scene, found, 4), 1);
	look(CALENDAR_WEEK, "2020-12-22", 540, 80, 16);
	assert_int_equal(calendar_under_cursor(&scene, found, 4), 0);
}

/* Whether a day is worked must be readable however narrow its cell is. */
static void a_long_holiday_keeps_its_sign(void **state)
{
	(void)state;
	look(CALENDAR_MONTH, "2020-12-30", 540, 80, 16);
	days[33].name = "国庆节"; /* Saturday 2021-01-02: ten columns */
	char *text = dump(&scene);
	assert_non_null(strstr(text, " 2 休国庆~"));
	free(text);
	look(CALENDAR_WEEK, "2020-12-30", 540, 80, 16);
	days[2].kind = DAY_MAKE_UP;
	days[2].name = "国庆节";
	scene.width = 56;
	text = dump(&scene);
	assert_non_null(strstr(text, "1场 班国~"));
	free(text);
}

static void crowded_cells_say_what_they_hide(void **state)
{
	(void)state;
	for (int i = 0; i < 5; i++)
		add("2020-12-31T09:00", "2020-12-31T10:30", "30", "报酬", "一庭", "");
	look(CALENDAR_MONTH, "2020-12-31", 540, 80, 16);
	char *text = dump(&scene);
	assert_non_null(strstr(text, "还有4件"));
	free(text);
	look(CALENDAR_WEEK, "2020-12-31", 540, 80, 16);
	scene.cursor.entry = 4; /* the last one is scrolled into sight */
	text = dump(&scene);
	assert_non_null(strstr(text, "还有2件"));
	free(text);
	entry_count -= 5;
}

int main(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(month_at_three_widths),
		cmocka_unit_test(week_at_three_widths),
		cmocka_unit_test(day_at_three_widths),
		cmocka_unit_test(no_size_overflows),
		cmocka_unit_test(steps_in_the_month),
		cmocka_unit_test(steps_in_the_week),
		cmocka_unit_test(steps_in_the_day),
		cmocka_unit_test(to_the_ends),
		cmocka_unit_test(from_hearing_to_hearing),
		cmocka_unit_test(the_hour_of_the_cursor),
		cmocka_unit_test(a_hearing_is_under_the_cursor_while_it_lasts),
		cmocka_unit_test(a_long_holiday_keeps_its_sign),
		cmocka_unit_test(crowded_cells_say_what_they_hide),
	};
	return cmocka_run_group_tests(tests, fill, NULL);
}
