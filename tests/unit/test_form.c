/* Forms: fields, their checks and messages, choices; and the picker, with which choices are made. */
#include "screen_fixture.h"

#include "widget/form.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

static const struct form_choice methods[] = {{"direct", "直接送达", "zjsd"}, {"mail", "邮寄送达", "yjsd"},
	{"leave", "留置送达", "lzsd"}, {"announcement", "公告送达", "ggsd"}};

static const struct form_field fields[] = {
	{.id = "party", .label = "受送达人", .kind = FORM_TEXT, .required = true, .help = "名称，可多个"},
	{.id = "method",
		.label = "方式",
		.kind = FORM_CHOICE,
		.required = true,
		.choices = methods,
		.choice_count = 4},
	{.id = "date", .label = "日期", .kind = FORM_DATE, .required = true, .initial = "今"},
	{.id = "count", .label = "份数", .kind = FORM_INT, .initial = "1"},
	{.id = "amount", .label = "邮费", .kind = FORM_MONEY},
	{.id = "note", .label = "说明", .kind = FORM_LONG_TEXT, .max = 300},
};
enum { PARTY, METHOD, DATE, COUNT, AMOUNT, NOTE, FIELDS };

/* Money is what the owner says it is; and a date must not be in the future. */
static bool check(void *data, const struct form_field *field, const char *value, struct error *err)
{
	int *asked = data;
	(*asked)++;
	assert_true(*value != '\0');
	if (strcmp(field->id, "amount") == 0 && strspn(value, "0123456789.") != strlen(value))
		return error_set(err, ERR_INPUT, "不是金额，应如 12.50");
	if (strcmp(field->id, "date") == 0 && civil_parse(value) > civil_make(2020, 11, 23))
		return error_set(err, ERR_INPUT,
			"日期：不能晚于今天（2020-11-23），请改成发出文书的那一天，"
			"或者等到那一天再登记；已填的其他各项都还保留着");
	return true;
}

static int asked;

static void open_form(struct form *form)
{
	static const struct form_options options = {.title = "送达 ─ 渝两江劳人仲案字〔2020〕第2314号",
		.check = check,
		.data = &asked,
		.today = 18589}; /* 2020-11-23 */
	struct error err = ERROR_INIT;
	asked = 0;
	assert_int_equal(options.today, civil_make(2020, 11, 23));
	assert_true(form_open(form, fields, FIELDS, &options, &err));
}

static enum widget_answer press(struct form *form, key_code code)
{
	struct key_event key = key_of(code);
	return form_key(form, &key);
}

static void type(struct form *form, const char *text)
{
	size_t length = strlen(text);
	for (size_t at = 0; at < length;) {
		uint32_t c;
		at += text_decode(text + at, length - at, &c);
		struct key_event key = key_typed(c);
		form_key(form, &key);
	}
}

static void message(const struct form *form, size_t field, const char *part)
{
	const char *text = form->inputs[field].message;
	if (!part)
		assert_null(text);
	else if (!text || !strstr(text, part))
		fail_msg("field %zu says %s, not %s", field, text ? text : "nothing", part);
}

static void a_form_is_filled_in(void **state)
{
	(void)state;
	struct form form;
	open_form(&form);
	assert_string_equal(form_value(&form, "date"), "今");
	assert_string_equal(form_value(&form, "method"), "");
	assert_null(form_value(&form, "nonsense"));
	type(&form, "重庆甲建筑有限公司");
	assert_int_equal(press(&form, K_ENTER), WIDGET_MINE);
	assert_int_equal(form.current, METHOD);
	type(&form, "gg"); /* opens the picker and narrows it: by the initials of the sounds */
	assert_true(form.picking);
	assert_int_equal(press(&form, K_ENTER), WIDGET_CHANGED);
	assert_string_equal(form_value(&form, "method"), "announcement");
	assert_int_equal(form.current, DATE);
	press(&form, K_CTRL | 'u');
	type(&form, "１１－２０");
	press(&form, K_TAB);
	assert_string_equal(form_value(&form, "date"), "2020-11-20"); /* put into its plain form */
	press(&form, K_CTRL | 'u');
	type(&form, "１２");
	press(&form, K_DOWN);
	assert_string_equal(form_value(&form, "count"), "12");
	type(&form, "12.50");
	press(&form, K_ENTER);
	assert_int_equal(form.current, NOTE);
	type(&form, "第一行");
	assert_int_equal(press(&form, K_ENTER), WIDGET_CHANGED); /* breaks the line there */
	type(&form, "第二行");
	assert_int_equal(press(&form, K_CTRL | 's'), WIDGET_DONE);
	assert_string_equal(form_value(&form, "note"), "第一行\n第二行");
	assert_string_equal(form_value(&form, "party"), "重庆甲建筑有限公司");
	assert_int_equal(press(&form, K_F1 + 9), WIDGET_DONE);
	form_free(&form);
}

static void messages_stand_at_their_fields(void **state)
{
	(void)state;
	struct form form;
	open_form(&form);
	press(&form, K_TAB); /* empty: nothing is said before submitting */
	message(&form, PARTY, NULL);
	press(&form, K_TAB);
	press(&form, K_CTRL | 'u');
	type(&form, "11月");
	press(&form, K_TAB);
	message(&form, DATE, "日期应为");
	assert_string_equal(form_value(&form, "date"), "11月"); /* what was typed is kept */
	press(&form, K_CTRL | 'u');
	type(&form, "十二");
	press(&form, K_TAB);
	message(&form, COUNT, "整数");
	type(&form, "12元");
	press(&form, K_TAB);
	message(&form, AMOUNT, "不是金额");
	assert_int_equal(press(&form, K_CTRL | 's'), WIDGET_MINE);
	assert_int_equal(form.current, PARTY); /* the first that is wrong */
	message(&form, PARTY, "必须填写");
	message(&form, METHOD, "必须填写");
	message(&form, NOTE, NULL);
	type(&form, "某"); /* changing it takes the message away */
	message(&form, PARTY, NULL);
	form_set(&form, "method", "mail");
	form_set(&form, "date", "明天");
	assert_int_equal(press(&form, K_CTRL | 's'), WIDGET_MINE);
	assert_int_equal(form.current, DATE);
	message(&form, DATE, "不能晚于今天");
	message(&form, METHOD, NULL);
	form_free(&form);
}

static void what_is_not_required_is_not_asked_about(void **state)
{
	(void)state;
	struct form form;
	open_form(&form);
	form_set(&form, "party", "某");
	form_set(&form, "method", "direct");
	form_set(&form, "count", "");
	assert_int_equal(press(&form, K_CTRL | 's'), WIDGET_DONE);
	assert_int_equal(asked, 3); /* party, method, date: empty values are not asked about */
	form_free(&form);
}

static void integers(void **state)
{
	(void)state;
	static const struct {
		const char *typed, *value; /* NULL: refused */
	} cases[] = {{"0", "0"}, {"-3", "-3"}, {"－３", "-3"}, {"007", "007"}, {"", ""}, {"1.5", NULL},
		{"1,000", NULL}, {"--3", NULL}, {"-", NULL}, {"99999999999999999", "99999999999999999"},
		{"999999999999999999", NULL}, {"1 ", NULL}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct form form;
		open_form(&form);
		form_set(&form, "count", cases[i].typed);
		form.current = COUNT;
		press(&form, K_TAB);
		message(&form, COUNT, cases[i].value ? NULL : "整数");
		assert_string_equal(
			form_value(&form, "count"), cases[i].value ? cases[i].value : cases[i].typed);
		form_free(&form);
	}
}

static void choices(void **state)
{
	(void)state;
	struct form form;
	open_form(&form);
	form.current = METHOD;
	assert_int_equal(press(&form, K_ENTER), WIDGET_MINE); /* required and empty: Enter asks */
	assert_true(form.picking);
	assert_int_equal(press(&form, K_ESCAPE), WIDGET_MINE); /* leaves the picker, not the form */
	assert_false(form.picking);
	assert_string_equal(form_value(&form, "method"), "");
	struct key_event space = key_typed(0x3000); /* full-width */
	form_key(&form, &space);
	assert_true(form.picking);
	press(&form, K_DOWN);
	assert_int_equal(press(&form, K_ENTER), WIDGET_CHANGED);
	assert_string_equal(form_value(&form, "method"), "mail");
	form.current = METHOD;
	form_key(&form, &space); /* it stands on what was chosen */
	assert_int_equal(picker_chosen(&form.picker), 1);
	type(&form, "没有这种");
	assert_int_equal(press(&form, K_ENTER), WIDGET_MINE); /* nothing to choose */
	assert_true(form.picking);
	press(&form, K_ESCAPE);
	assert_int_equal(press(&form, K_BACKSPACE), WIDGET_CHANGED);
	assert_string_equal(form_value(&form, "method"), "");
	struct key_event paste = key_pasted("留置");
	form_key(&form, &paste);
	assert_true(form.picking);
	press(&form, K_ENTER);
	assert_string_equal(form_value(&form, "method"), "leave");
	assert_true(form_set(&form, "method", "nonsense"));
	assert_string_equal(form_value(&form, "method"), "");
	assert_false(form_set(&form, "nonsense", "x"));
	form_free(&form);
}

static void moving_and_leaving(void **state)
{
	(void)state;
	struct form form;
	open_form(&form);
	assert_int_equal(press(&form, K_UP), WIDGET_MINE); /* it stays at the ends */
	assert_int_equal(form.current, PARTY);
	for (int i = 0; i < 20; i++)
		press(&form, K_TAB);
	assert_int_equal(form.current, NOTE);
	assert_int_equal(press(&form, K_SHIFT | K_TAB), WIDGET_MINE);
	assert_int_equal(form.current, AMOUNT);
	assert_int_equal(press(&form, K_F1), WIDGET_NOT_MINE);
	assert_int_equal(press(&form, K_ESCAPE), WIDGET_CANCELLED);
	form_refuse(&form, "date", "这一天本庭已满");
	assert_int_equal(form.current, DATE);
	message(&form, DATE, "已满");
	form_refuse(&form, NULL, "没有保存");
	assert_int_equal(form.current, NOTE);
	form_free(&form);
	form_free(&form); /* twice does no harm */

	/* What was typed is lost by the second Esc in a row only. */
	open_form(&form);
	type(&form, "张");
	assert_int_equal(press(&form, K_ESCAPE), WIDGET_MINE);
	assert_int_equal(press(&form, K_LEFT), WIDGET_MINE);
	assert_int_equal(press(&form, K_ESCAPE), WIDGET_MINE);
	assert_true(form.leaving);
	assert_int_equal(press(&form, K_ESCAPE), WIDGET_CANCELLED);
	form_free(&form);

	struct form empty;
	struct error err = ERROR_INIT;
	assert_true(form_open(&empty, NULL, 0, &(struct form_options){.title = "确认"}, &err));
	assert_int_equal(press(&empty, K_ENTER), WIDGET_DONE);
	form_refuse(&empty, NULL, "没有保存");
	form_free(&empty);
}

static void a_picture_at_three_widths(void **state)
{
	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct form form;
		int rows, columns;
		open_form(&form);
		form_set(&form, "party",
			"重庆某某建设工程有限公司（原重庆某某建筑公司）两江分公司第十四项目部");
		form_set(&form, "date", "12-01");
		form_set(&form, "note", "电话停机；地址无人，门卫说已搬走，物业不知去向，拟公告。\n第二段");
		press(&form, K_CTRL | 's');
		struct canvas *canvas = screen_new(20, screen_widths[i]);
		canvas_set_frames(canvas, FRAMES_LINE);
		form_size(&form, &rows, &columns);
		form_draw(&form, canvas, rect_middle(canvas_area(canvas), rows, columns));
		screen_equals(canvas, "form");
		press(&form, K_ENTER);
		canvas_clear(canvas);
		form_draw(&form, canvas, rect_middle(canvas_area(canvas), rows, columns));
		screen_equals(canvas, "form-choice");
		press(&form, K_ESCAPE);
		assert_false(screen_has(canvas, "都还保留着"));
		press(&form, K_TAB); /* at its field a message is shown to its end */
		canvas_clear(canvas);
		form_size(&form, &rows, &columns);
		form_draw(&form, canvas, rect_middle(canvas_area(canvas), rows, columns));
		assert_true(screen_has(canvas, "保留着"));
		canvas_free(canvas);
		form_free(&form);
	}
}

/* Too low for all fields: the current one is always seen with its message; a higher screen shows all again.
 */
/* A note stands above the help, and gives way to the fields where the form is low. */
static void a_note(void **state)
{
	(void)state;
	struct form form;
	int before, rows, columns;
	open_form(&form);
	form_size(&form, &before, &columns);
	assert_true(form_set_note(&form, "以往送达：南岸区新路2号 2020-09-18 直接送达成功；江北区旧路1号 "
					 "2020-09-16 未果（已搬迁）"));
	form_size(&form, &rows, &columns);
	assert_int_equal(rows, before + 2);
	struct canvas *canvas = screen_new(rows, columns);
	form_draw(&form, canvas, (struct rect){0, 0, rows, columns});
	screen_is_sound(canvas);
	assert_true(screen_has(canvas, "以往送达：南岸区新路2号"));
	assert_true(screen_has(canvas, "未果（已搬迁）"));
	/* More than it has room for ends as cut. */
	struct strbuf history = {0};
	for (int i = 0; i < 20; i++)
		strbuf_addf(&history, "江北区旧路%d号 2020-09-16 未果（已搬迁）；", i);
	assert_true(form_set_note(&form, strbuf_text(&history)));
	strbuf_free(&history);
	form_size(&form, &rows, &columns);
	assert_int_equal(rows, before + FORM_NOTE_ROWS);
	canvas_free(canvas);
	canvas = screen_new(rows, columns);
	form_draw(&form, canvas, (struct rect){0, 0, rows, columns});
	screen_is_sound(canvas);
	assert_non_null(strstr(screen_row(canvas, rows - 4), canvas_glyph(canvas, GLYPH_TRIMMED)));
	assert_true(form_set_note(&form, ""));
	form_size(&form, &rows, &columns);
	assert_int_equal(rows, before);
	canvas_free(canvas);
	canvas = screen_new(7, columns);
	assert_true(form_set_note(&form, "只有一行的提示"));
	form_draw(&form, canvas, (struct rect){0, 0, 7, columns});
	assert_false(screen_has(canvas, "只有一行的提示"));
	assert_true(screen_has(canvas, fields[0].label));
	canvas_free(canvas);
	form_free(&form);
}

static void a_low_form_scrolls(void **state)
{
	(void)state;
	struct form form;
	open_form(&form);
	press(&form, K_CTRL | 's');
	struct canvas *canvas = screen_new(30, 60);
	for (int rows = 5; rows < 20; rows++)
		for (int step = 0; step < 2 * FIELDS; step++) {
			press(&form, step < FIELDS ? K_TAB : K_SHIFT | K_TAB);
			canvas_clear(canvas);
			form_draw(&form, canvas, (struct rect){0, 0, rows, 60});
			screen_is_sound(canvas);
			if (form.current != NOTE || rows > 7) {
				assert_true(screen_has(canvas, fields[form.current].label));
				int row, column;
				canvas_cursor(canvas, &row, &column);
				assert_true(row > 0 && row < rows - 1);
			}
			assert_string_equal(screen_row(canvas, rows), "");
		}
	while (form.current < NOTE)
		press(&form, K_TAB);
	canvas_clear(canvas);
	form_draw(&form, canvas, (struct rect){0, 0, 8, 60});
	assert_false(screen_has(canvas, "受送达人"));
	canvas_clear(canvas);
	form_draw(&form, canvas, (struct rect){0, 0, 24, 60});
	assert_true(screen_has(canvas, "受送达人"));
	canvas_free(canvas);
	form_free(&form);
}

/* --- The picker ----------------------------------------------------------------------------------------- */

static const struct picker_item items[] = {{"受理", "a", "accept sl", false},
	{"不予受理", "", "reject bysl", true}, {"补正", NULL, "correct bz", false},
	{"送达", "s", "serve sd", false}, {"ＡＢＣ 系统", NULL, NULL, false},
	{"渝两江劳人仲案字〔2020〕第2314号 张伟等14人诉重庆某某建设工程有限公司劳动报酬争议", "2314", NULL,
		false}};
enum { ITEMS = sizeof items / sizeof *items };

static struct picker picker_of(void)
{
	return (struct picker){.title = "命令", .items = items, .count = ITEMS};
}

static enum widget_answer pick(struct picker *picker, key_code code)
{
	struct key_event key = key_of(code);
	return picker_key(picker, &key);
}

static void typing_narrows(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t matches, first;
	} filters[] = {{"", ITEMS, 0}, {"受理", 2, 0}, {"SL", 2, 0}, {"ｓｄ", 1, 3}, {"abc", 1, 4},
		{"Ａｂｃ", 1, 4}, {"2314", 1, 5}, {"〔2020〕", 1, 5}, {"没有", 0, ITEMS}, {"accept", 1, 0},
		{"%s", 0, ITEMS}, {".*", 0, ITEMS}};
	struct picker picker = picker_of();
	assert_true(picker_open(&picker, 2));
	assert_int_equal(picker_chosen(&picker), 2);
	for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
		assert_true(picker_set_filter(&picker, filters[i].text));
		assert_int_equal(picker.match_count, filters[i].matches);
		assert_int_equal(picker_chosen(&picker), filters[i].first);
	}
	assert_int_equal(pick(&picker, K_ENTER), WIDGET_MINE);
	assert_int_equal(pick(&picker, K_DOWN), WIDGET_MINE);
	assert_true(picker_open(&picker, 99)); /* again: everything, at the beginning */
	assert_int_equal(picker.match_count, ITEMS);
	assert_int_equal(picker_chosen(&picker), 0);
	picker_free(&picker);
}

static void choosing(void **state)
{
	(void)state;
	struct picker picker = picker_of();
	assert_true(picker_open(&picker, 0));
	pick(&picker, K_UP);
	assert_int_equal(picker_chosen(&picker), 0);
	pick(&picker, K_DOWN);
	assert_int_equal(pick(&picker, K_ENTER), WIDGET_MINE); /* it cannot be done now */
	pick(&picker, K_TAB);
	assert_int_equal(pick(&picker, K_ENTER), WIDGET_DONE);
	assert_int_equal(picker_chosen(&picker), 2);
	pick(&picker, K_PAGE_DOWN);
	pick(&picker, K_PAGE_DOWN);
	struct key_event key = key_typed(0x53D7); /* 受 */
	assert_int_equal(picker_key(&picker, &key), WIDGET_CHANGED);
	assert_int_equal(picker_chosen(&picker), 0);
	key = key_of(K_BACKSPACE);
	assert_int_equal(picker_key(&picker, &key), WIDGET_CHANGED);
	assert_int_equal(picker.match_count, ITEMS);
	assert_int_equal(pick(&picker, K_ESCAPE), WIDGET_CANCELLED);
	assert_int_equal(pick(&picker, K_F1), WIDGET_NOT_MINE);
	picker_free(&picker);
	struct picker none = {.title = "空"};
	assert_true(picker_open(&none, 0));
	assert_int_equal(pick(&none, K_ENTER), WIDGET_MINE);
	assert_int_equal(picker_chosen(&none), 0);
	picker_free(&none);
}

static void a_picker_at_three_widths(void **state)
{
	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct picker picker = picker_of();
		int rows, columns;
		assert_true(picker_open(&picker, 3));
		picker_size(&picker, &rows, &columns);
		struct canvas *canvas = screen_new(10, screen_widths[i]);
		canvas_set_frames(canvas, FRAMES_LINE);
		picker_draw(&picker, canvas, rect_middle(canvas_area(canvas), rows, columns));
		screen_equals(canvas, "picker");
		/* Lower than its entries: the chosen one is seen. */
		for (size_t step = 0; step < ITEMS; step++) {
			canvas_clear(canvas);
			picker_draw(&picker, canvas, (struct rect){0, 0, 5, screen_widths[i]});
			screen_is_sound(canvas);
			char first[8] = ""; /* its first character */
			const char *label = items[picker_chosen(&picker)].label;
			memcpy(first, label, text_next(label, strlen(label), 0));
			assert_true(screen_has(canvas, first));
			pick(&picker, step < 3 ? K_DOWN : K_UP);
		}
		canvas_free(canvas);
		picker_free(&picker);
	}
}

int main(void)
{
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 77;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_form_is_filled_in),
		cmocka_unit_test(messages_stand_at_their_fields),
		cmocka_unit_test(what_is_not_required_is_not_asked_about),
		cmocka_unit_test(integers),
		cmocka_unit_test(choices),
		cmocka_unit_test(moving_and_leaving),
		cmocka_unit_test(a_picture_at_three_widths),
		cmocka_unit_test(a_note),
		cmocka_unit_test(a_low_form_scrolls),
		cmocka_unit_test(typing_narrows),
		cmocka_unit_test(choosing),
		cmocka_unit_test(a_picker_at_three_widths),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
