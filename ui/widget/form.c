#include "widget/form.h"

#include "base/date_input.h"
#include "base/i18n.h"

#include <stdlib.h>
#include <string.h>

/* --- Values ------------------------------------------------------------------------------------------- */

static const char *value_at(const struct form *form, size_t index)
{
	const struct form_field *field = &form->fields[index];
	const struct form_input *input = &form->inputs[index];
	switch (field->kind) {
	case FORM_CHOICE: return input->chosen < field->choice_count ? field->choices[input->chosen].id : "";
	case FORM_LONG_TEXT: return edit_text(&input->textarea.edit);
	default: return edit_text(&input->field.edit);
	}
}

static size_t find(const struct form *form, const char *id)
{
	for (size_t i = 0; i < form->count; i++)
		if (strcmp(form->fields[i].id, id) == 0)
			return i;
	return form->count;
}

const char *form_value(const struct form *form, const char *id)
{
	size_t index = find(form, id);
	return index < form->count ? value_at(form, index) : NULL;
}

static bool set_choice(struct form *form, size_t index, size_t chosen)
{
	const struct form_field *field = &form->fields[index];
	form->inputs[index].chosen = chosen;
	return edit_set(&form->inputs[index].field.edit,
		chosen < field->choice_count ? field->choices[chosen].label : "");
}

static bool set_at(struct form *form, size_t index, const char *value)
{
	const struct form_field *field = &form->fields[index];
	if (field->kind == FORM_LONG_TEXT)
		return edit_set(&form->inputs[index].textarea.edit, value);
	if (field->kind != FORM_CHOICE)
		return edit_set(&form->inputs[index].field.edit, value);
	size_t chosen = 0;
	while (chosen < field->choice_count && strcmp(field->choices[chosen].id, value) != 0)
		chosen++;
	return set_choice(form, index, chosen);
}

bool form_set(struct form *form, const char *id, const char *value)
{
	size_t index = find(form, id);
	return index < form->count && set_at(form, index, value);
}

bool form_set_note(struct form *form, const char *note)
{
	free(form->note);
	form->note = note && *note ? strdup(note) : NULL;
	return form->note || !note || !*note;
}

bool form_open(struct form *form, const struct form_field *fields, size_t count,
	const struct form_options *options, struct error *err)
{
	*form = (struct form){.fields = fields, .count = count, .options = *options};
	form->inputs = calloc(count ? count : 1, sizeof *form->inputs);
	bool ok = form->inputs != NULL;
	for (size_t i = 0; ok && i < count; i++) {
		form->inputs[i].textarea.edit.lines = true;
		form->inputs[i].field.edit.max = form->inputs[i].textarea.edit.max = fields[i].max;
		ok = set_at(form, i, fields[i].initial ? fields[i].initial : "");
	}
	if (ok)
		return true;
	form_free(form);
	return error_set(err, ERR_NOMEM, _("内存不足。"));
}

void form_free(struct form *form)
{
	for (size_t i = 0; form->inputs && i < form->count; i++) {
		edit_free(&form->inputs[i].field.edit);
		edit_free(&form->inputs[i].textarea.edit);
		free(form->inputs[i].message);
	}
	free(form->inputs);
	free(form->note);
	free(form->items);
	picker_free(&form->picker);
	*form = (struct form){0};
}

/* --- Checking ----------------------------------------------------------------------------------------- */

static void set_message(struct form_input *input, const char *message)
{
	free(input->message);
	input->message = message ? strdup(message) : NULL;
}

static bool is_integer(const char *text)
{
	if (*text == '-')
		text++;
	size_t digits = strspn(text, "0123456789");
	return digits > 0 && digits < 18 && text[digits] == '\0';
}

/* What the kind of field asks for; puts dates and digits into their plain form. */
static bool check_kind(struct form *form, size_t index, struct error *err)
{
	struct edit *edit = &form->inputs[index].field.edit;
	if (form->fields[index].kind == FORM_DATE) {
		civil_date date = date_input_parse(edit_text(edit), form->options.today);
		char text[CIVIL_TEXT_SIZE];
		if (date == CIVIL_NONE)
			return error_set(err, ERR_INPUT, _("日期应为 2020-11-23、11-23、23、+3 或 今。"));
		return edit_set(edit, civil_format(date, text)) || error_set(err, ERR_NOMEM, _("内存不足。"));
	}
	if (form->fields[index].kind == FORM_INT) {
		struct strbuf folded = {0};
		for (size_t at = 0; at < edit->length;) {
			uint32_t c;
			char utf8[TEXT_CHAR_SIZE];
			at += text_decode(edit->text + at, edit->length - at, &c);
			size_t bytes = text_encode(text_fold_char(c), utf8);
			strbuf_add_bytes(&folded, utf8, bytes);
		}
		bool ok = is_integer(strbuf_text(&folded)) && edit_set(edit, strbuf_text(&folded));
		strbuf_free(&folded);
		return ok || error_set(err, ERR_INPUT, _("应为整数。"));
	}
	return true;
}

static bool check_at(struct form *form, size_t index)
{
	const struct form_field *field = &form->fields[index];
	struct error err = ERROR_INIT;
	bool ok;
	if (!*value_at(form, index))
		ok = !field->required || error_set(&err, ERR_INPUT, _("必须填写。"));
	else
		ok = check_kind(form, index, &err) &&
		     (!form->options.check ||
			     form->options.check(form->options.data, field, value_at(form, index), &err));
	set_message(&form->inputs[index], ok ? NULL : error_text(&err));
	error_clear(&err);
	return ok;
}

void form_refuse(struct form *form, const char *id, const char *message)
{
	if (form->count == 0)
		return;
	size_t index = id ? find(form, id) : form->count;
	if (index == form->count)
		index--;
	set_message(&form->inputs[index], message);
	form->current = index;
}

/* --- Keys --------------------------------------------------------------------------------------------- */

static enum widget_answer submit(struct form *form)
{
	size_t wrong = form->count;
	for (size_t i = form->count; i-- > 0;)
		if (!check_at(form, i))
			wrong = i;
	if (wrong == form->count)
		return WIDGET_DONE;
	form->current = wrong;
	return WIDGET_MINE;
}

/* Leaves the field, checked unless it is empty: what is missing is said when the form is submitted. */
static enum widget_answer go(struct form *form, int by)
{
	if (*value_at(form, form->current))
		check_at(form, form->current);
	if (by < 0 && form->current > 0)
		form->current--;
	else if (by > 0 && form->current + 1 < form->count)
		form->current++;
	return WIDGET_MINE;
}

static enum widget_answer open_picker(struct form *form, const struct key_event *first)
{
	const struct form_field *field = &form->fields[form->current];
	struct picker_item *items = realloc(form->items, (field->choice_count + 1) * sizeof *items);
	if (!items)
		return WIDGET_MINE;
	form->items = items;
	for (size_t i = 0; i < field->choice_count; i++)
		items[i] =
			(struct picker_item){field->choices[i].label, NULL, field->choices[i].search, false};
	form->picker.title = field->label;
	form->picker.items = items;
	form->picker.count = field->choice_count;
	form->picking = picker_open(&form->picker, form->inputs[form->current].chosen);
	if (form->picking && first)
		picker_key(&form->picker, first);
	return WIDGET_MINE;
}

static enum widget_answer picker_answer(struct form *form, const struct key_event *key)
{
	switch (picker_key(&form->picker, key)) {
	case WIDGET_DONE:
		form->picking = false;
		set_choice(form, form->current, picker_chosen(&form->picker));
		go(form, 1);
		return WIDGET_CHANGED;
	case WIDGET_CANCELLED: form->picking = false; return WIDGET_MINE;
	default: return WIDGET_MINE;
	}
}

static enum widget_answer choice_key(struct form *form, const struct key_event *key)
{
	switch (key->code) {
	case ' ': return open_picker(form, NULL);
	case K_BACKSPACE:
	case K_DELETE:
	case K_CTRL | 'u':
		set_choice(form, form->current, form->fields[form->current].choice_count);
		return WIDGET_CHANGED;
	default: return key->raw || key->code == K_PASTE ? open_picker(form, key) : WIDGET_NOT_MINE;
	}
}

static enum widget_answer field_key(struct form *form, const struct key_event *key)
{
	struct form_input *input = &form->inputs[form->current];
	switch (form->fields[form->current].kind) {
	case FORM_CHOICE: return choice_key(form, key);
	case FORM_LONG_TEXT: return textarea_key(&input->textarea, key);
	default: return edit_key(&input->field.edit, key);
	}
}

static enum widget_answer take_key(struct form *form, const struct key_event *key)
{
	if (form->picking)
		return picker_answer(form, key);
	if (key->code == K_ESCAPE)
		return WIDGET_CANCELLED;
	if (key->code == (K_CTRL | 's') || key->code == K_F1 + 9)
		return submit(form);
	if (form->count == 0)
		return key->code == K_ENTER ? WIDGET_DONE : WIDGET_NOT_MINE;
	enum widget_answer answer = field_key(form, key);
	if (answer == WIDGET_CHANGED)
		set_message(&form->inputs[form->current], NULL);
	if (answer != WIDGET_NOT_MINE)
		return answer;
	switch (key->code) {
	case K_TAB:
	case K_DOWN: return go(form, 1);
	case K_SHIFT | K_TAB:
	case K_UP: return go(form, -1);
	case K_ENTER:
		if (form->fields[form->current].kind == FORM_CHOICE && !*value_at(form, form->current) &&
			form->fields[form->current].required)
			return open_picker(form, NULL);
		return form->current + 1 == form->count ? submit(form) : go(form, 1);
	default: return WIDGET_NOT_MINE;
	}
}

enum widget_answer form_key(struct form *form, const struct key_event *key)
{
	bool asked = form->leaving;
	form->leaving = key->code == K_ESCAPE && !form->picking && form->typed && !asked;
	if (form->leaving)
		return WIDGET_MINE;
	enum widget_answer answer = take_key(form, key);
	form->typed |= answer == WIDGET_CHANGED;
	return answer;
}

/* --- Drawing ------------------------------------------------------------------------------------------ */

enum { LONG_ROWS = 4, FIELD_COLUMNS = 44, FOOT_ROWS = 2 };

static int label_columns(const struct form *form)
{
	int widest = 4;
	for (size_t i = 0; i < form->count; i++) {
		int width = text_columns(form->fields[i].label) + 1;
		if (width > widest)
			widest = width;
	}
	return widest < 24 ? widest : 24;
}

static const char *key_hints(void)
{
	return _("Tab 下一项  空格 选择  Ctrl-S 提交  Esc 取消  * 必填");
}

/* The whole message at the field one is in; of the others one line that says where to look. */
static int message_rows(const struct form *form, size_t index, int columns)
{
	const char *message = form->inputs[index].message;
	size_t count = message != NULL;
	if (message && index == form->current)
		free(text_wrap(message, strlen(message), columns, &count));
	return (int)count;
}

static int rows_of(const struct form *form, size_t index, int columns)
{
	return (form->fields[index].kind == FORM_LONG_TEXT ? LONG_ROWS : 1) +
	       message_rows(form, index, columns);
}

static int note_rows(const struct form *form, int columns)
{
	size_t count = 0;
	if (form->note)
		free(text_wrap(form->note, strlen(form->note), columns, &count));
	return count < FORM_NOTE_ROWS ? (int)count : FORM_NOTE_ROWS;
}

void form_size(const struct form *form, int *rows, int *columns)
{
	int labels = label_columns(form);
	int field = FIELD_COLUMNS;
	int hints = text_columns(key_hints()) + 4;
	*columns = labels + 3 + field + 2;
	if (*columns < hints)
		*columns = hints;
	*rows = 2 + FOOT_ROWS + note_rows(form, *columns - 4);
	for (size_t i = 0; i < form->count; i++)
		*rows += rows_of(form, i, field);
	if (form->options.title && text_columns(form->options.title) + 6 > *columns)
		*columns = text_columns(form->options.title) + 6;
}

static void draw_input(
	struct form *form, struct canvas *canvas, size_t index, struct rect where, bool focused)
{
	struct form_input *input = &form->inputs[index];
	style_id style = focused ? STYLE_FIELD_ACTIVE : STYLE_FIELD;
	if (form->fields[index].kind == FORM_LONG_TEXT) {
		textarea_draw(&input->textarea, canvas, where, style, focused);
		return;
	}
	bool choice = form->fields[index].kind == FORM_CHOICE;
	int columns = where.columns - (choice ? 2 : 0);
	field_draw(&input->field, canvas, where.row, where.column, columns, style, focused);
	if (choice)
		canvas_text(canvas, where.row, where.column + columns + 1, STYLE_KEY,
			canvas_glyph(canvas, GLYPH_DOWN));
}

/* Scrolls so that the current field with its message can be seen; returns where its first line is. */
static void scroll_to_current(struct form *form, int rows, int columns)
{
	int start = 0;
	for (size_t i = 0; i < form->current; i++)
		start += rows_of(form, i, columns);
	int end = start + rows_of(form, form->current, columns);
	int all = end;
	for (size_t i = form->current + 1; i < form->count; i++)
		all += rows_of(form, i, columns);
	if (form->top > all - rows) /* no blank lines while there are fields above */
		form->top = all > rows ? all - rows : 0;
	if (end > form->top + rows)
		form->top = end - rows;
	if (start < form->top)
		form->top = start;
}

/* What has no room ends the last line as cut. */
static void draw_note(const struct form *form, struct canvas *canvas, struct rect area)
{
	size_t count;
	struct text_line *lines = text_wrap(form->note, strlen(form->note), area.columns, &count);
	int last = area.rows - 1;
	canvas_paragraph(canvas, (struct rect){area.row, area.column, last, area.columns}, 0, STYLE_NORMAL,
		form->note);
	if (last < (int)count)
		canvas_field(canvas, area.row + last, area.column, area.columns, TEXT_LEFT, STYLE_NORMAL,
			form->note + lines[last].start);
	free(lines);
}

void form_draw(struct form *form, struct canvas *canvas, struct rect area)
{
	canvas_fill(canvas, area, STYLE_NORMAL);
	canvas_frame(canvas, area, STYLE_FRAME_ACTIVE, form->options.title);
	struct rect inner = rect_inside(area);
	if (inner.rows <= FOOT_ROWS || inner.columns < 20 || form->count == 0)
		return;
	int labels = label_columns(form);
	if (labels > inner.columns / 2)
		labels = inner.columns / 2;
	int notes = note_rows(form, inner.columns - 2);
	if (notes > inner.rows - FOOT_ROWS - 3) /* the fields come first */
		notes = 0;
	struct rect body = {inner.row, inner.column, inner.rows - FOOT_ROWS - notes, inner.columns};
	int columns = inner.columns - labels - 3;
	scroll_to_current(form, body.rows, columns);
	struct rect clip = canvas_clip(canvas, body);
	int row = body.row - form->top;
	for (size_t i = 0; i < form->count; i++) {
		bool focused = i == form->current;
		int messages = message_rows(form, i, columns);
		int rows = rows_of(form, i, columns) - messages;
		canvas_text(canvas, row, body.column, focused ? STYLE_KEY : STYLE_NORMAL,
			focused ? canvas_glyph(canvas, GLYPH_POINTER) : " ");
		canvas_field(
			canvas, row, body.column + 1, labels, TEXT_LEFT, STYLE_LABEL, form->fields[i].label);
		canvas_text(canvas, row, body.column + 1 + labels, STYLE_KEY,
			form->fields[i].required ? "*" : " ");
		struct rect where = {row, body.column + labels + 2, rows, columns};
		draw_input(form, canvas, i, where, focused && !form->picking);
		if (messages && focused)
			canvas_paragraph(canvas, (struct rect){row + rows, where.column, messages, columns},
				0, STYLE_ERROR, form->inputs[i].message);
		else if (messages)
			canvas_field(canvas, row + rows, where.column, columns, TEXT_LEFT, STYLE_ERROR,
				form->inputs[i].message);
		row += rows + messages;
	}
	canvas_clip(canvas, clip);
	int foot = inner.row + inner.rows - FOOT_ROWS;
	if (notes)
		draw_note(form, canvas,
			(struct rect){foot - notes, inner.column + 1, notes, inner.columns - 2});
	const char *help = form->fields[form->current].help;
	canvas_field(
		canvas, foot, inner.column + 1, inner.columns - 2, TEXT_LEFT, STYLE_DIM, help ? help : "");
	canvas_field(canvas, foot + 1, inner.column + 1, inner.columns - 2, TEXT_LEFT,
		form->leaving ? STYLE_WARNING : STYLE_DIM,
		form->leaving ? _("填的内容还没有保存：再按 Esc 放弃，按别的键接着填") : key_hints());
	if (form->picking) {
		int want_rows, want_columns;
		picker_size(&form->picker, &want_rows, &want_columns);
		picker_draw(&form->picker, canvas, rect_middle(canvas_area(canvas), want_rows, want_columns));
	}
}
