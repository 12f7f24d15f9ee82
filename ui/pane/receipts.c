/* receipts.c — receipts that came back, by the numbers of their mailings: scanned or typed one after another,
 * or as a range; an empty line goes on to one form, whose day holds for all. */
#include "app.h"
#include "base/i18n.h"
#include "office/office.h"
#include "office/tracking.h"
#include "pane/act_fields.h"
#include "pane/act_form.h"
#include "pane/panes.h"
#include "store/row.h"
#include "widget/field.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FEWEST_ROWS = 6, WIDTH = 64, CHROME = 4 /* lines around the numbers */ };

struct receipts_state {
	struct field field;
	int64_t *cases, *attempts; /* owned; of each number that was found, in the order they came */
	char **texts; /* owned; "EMS1001 20-2314 张伟" */
	size_t count, capacity;
	struct strbuf message; /* what was wrong with the last line */
};

static struct receipts_state *state_of(const struct view *view)
{
	return view->state;
}

static void close_receipts(struct view *view)
{
	struct receipts_state *state = state_of(view);
	edit_free(&state->field.edit);
	for (size_t i = 0; i < state->count; i++)
		free(state->texts[i]);
	free(state->texts);
	free(state->cases);
	free(state->attempts);
	strbuf_free(&state->message);
}

/* --- Numbers ------------------------------------------------------------------------------------------ */

static bool grow(struct receipts_state *state, struct error *err)
{
	if (state->count < state->capacity)
		return true;
	size_t capacity = state->capacity ? 2 * state->capacity : 64;
	int64_t *cases = realloc(state->cases, capacity * sizeof *cases);
	if (cases)
		state->cases = cases;
	int64_t *attempts = cases ? realloc(state->attempts, capacity * sizeof *attempts) : NULL;
	if (attempts)
		state->attempts = attempts;
	char **texts = attempts ? realloc(state->texts, capacity * sizeof *texts) : NULL;
	if (!texts)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	state->texts = texts;
	state->capacity = capacity;
	return true;
}

static bool is_taken(const struct receipts_state *state, int64_t attempt_id)
{
	for (size_t i = 0; i < state->count; i++)
		if (state->attempts[i] == attempt_id)
			return true;
	return false;
}

static bool take(
	struct receipts_state *state, struct office *office, const struct attempt *attempt, struct error *err)
{
	if (is_taken(state, attempt->id))
		return true; /* scanned twice */
	if (!grow(state, err))
		return false;
	struct strbuf text = {0};
	strbuf_add(&text, attempt->tracking);
	act_fields_case_name(office, attempt->case_id, &text);
	char *taken = strbuf_take(&text);
	if (!taken)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	state->cases[state->count] = attempt->case_id;
	state->attempts[state->count] = attempt->id;
	state->texts[state->count++] = taken;
	return true;
}

/* Every mailing under that number that is still out: one envelope may hold several documents. */
static bool find_number(struct receipts_state *state, struct office *office, const char *number, bool *found,
	struct error *err)
{
	struct row_list list;
	*found = false;
	if (!row_list_where_text(office->store, &attempt_table, "tracking", number, 0, &list, err))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < list.count; i++) {
		const struct attempt *attempt = ROW_AT(&list, attempt, i);
		if (strcmp(attempt->result, "out") != 0 || strcmp(attempt->method, "announcement") == 0)
			continue;
		*found = true;
		good = take(state, office, attempt, err);
	}
	row_list_free(&list);
	return good;
}

/* One number or range. Those that nothing is out under are counted, the first of them named. */
static bool find_range(struct receipts_state *state, struct office *office, const char *text,
	struct strbuf *unknown, size_t *unknown_count, struct error *err)
{
	struct tracking_range range;
	if (!tracking_parse(text, &range, err))
		return false;
	for (size_t i = 0; i < range.count; i++) {
		char number[TRACKING_TEXT];
		bool found;
		tracking_at(&range, i, number);
		if (!find_number(state, office, number, &found, err))
			return false;
		if (!found && (*unknown_count)++ == 0)
			strbuf_add(unknown, number);
	}
	return true;
}

/* What stands in the line; a paste may hold many numbers. */
static void take_line(struct receipts_state *state, struct office *office)
{
	struct error err = ERROR_INIT;
	struct strbuf unknown = {0};
	size_t unknown_count = 0;
	char *line = strdup(edit_text(&state->field.edit)), *rest = NULL;
	bool good = line || error_set(&err, ERR_NOMEM, _("内存不足"));
	strbuf_reset(&state->message);
	for (char *word = good ? strtok_r(line, " ,;\t", &rest) : NULL; good && word;
		word = strtok_r(NULL, " ,;\t", &rest))
		good = find_range(state, office, word, &unknown, &unknown_count, &err);
	if (!good)
		strbuf_add(&state->message, error_text(&err));
	else if (unknown_count == 1)
		strbuf_addf(&state->message, _("没有在途的邮件用 %s 这个单号"), strbuf_text(&unknown));
	else if (unknown_count)
		strbuf_addf(&state->message, _("没有在途的邮件用 %s 等 %zu 个单号"), strbuf_text(&unknown),
			unknown_count);
	/* Also what was wrong is cleared: a scanner types its next number behind it. */
	if (!edit_set(&state->field.edit, ""))
		strbuf_add(&state->message, _("内存不足"));
	strbuf_free(&unknown);
	free(line);
	error_clear(&err);
}

/* --- Keys --------------------------------------------------------------------------------------------- */

static unsigned go_on(struct view *view)
{
	struct receipts_state *state = state_of(view);
	struct app *app = view->app;
	char subject[SUBJECT_TEXT];
	if (state->count == 0)
		return EFFECT_CLOSE | EFFECT_REDRAW;
	snprintf(subject, sizeof subject, "id:%" PRId64, state->attempts[0]);
	const struct act_form_argument argument = {.act = act_find("served"),
		.case_id = state->cases[0],
		.subject = subject,
		.cases = state->cases,
		.case_count = state->count,
		.subjects = state->attempts};
	/* The form lies over this box: left by Esc it shows the numbers again, nothing is lost. */
	return app_show(app, pane_find("form"), state->cases[0], &argument);
}

static unsigned key_receipts(struct view *view, const struct key_event *key)
{
	struct receipts_state *state = state_of(view);
	bool empty = state->field.edit.length == 0;
	if (key->code == K_ESCAPE)
		return EFFECT_CLOSE | EFFECT_REDRAW;
	if (key->code == K_ENTER && empty)
		return go_on(view);
	if (key->code == K_ENTER)
		take_line(state, app_office(view->app));
	else if (key->code == K_BACKSPACE && empty && state->count)
		free(state->texts[--state->count]);
	else
		edit_key(&state->field.edit, key);
	return EFFECT_REDRAW;
}

/* What was recorded meanwhile, here or elsewhere, is out no more. */
static bool load_receipts(struct view *view, struct error *err)
{
	struct receipts_state *state = state_of(view);
	size_t kept = 0;
	for (size_t i = 0; i < state->count; i++) {
		struct attempt attempt;
		bool there = row_get(
			app_office(view->app)->store, &attempt_table, state->attempts[i], &attempt, err);
		if (!there && err->code != ERR_NOTFOUND)
			return false;
		bool out = there && strcmp(attempt.result, "out") == 0;
		error_clear(err);
		row_clear(&attempt_table, &attempt);
		if (!out) {
			free(state->texts[i]);
			continue;
		}
		state->cases[kept] = state->cases[i];
		state->attempts[kept] = state->attempts[i];
		state->texts[kept++] = state->texts[i];
	}
	state->count = kept;
	return true;
}

/* --- Drawing ------------------------------------------------------------------------------------------ */

static void size_receipts(struct view *view, int *rows, int *columns)
{
	int wanted = (int)state_of(view)->count + CHROME;
	wanted = wanted < FEWEST_ROWS + CHROME ? FEWEST_ROWS + CHROME : wanted;
	*rows = wanted < *rows - 4 ? wanted : *rows - 4;
	*columns = WIDTH < *columns - 4 ? WIDTH : *columns - 4;
}

static void draw_receipts(struct view *view, struct canvas *canvas, struct rect area)
{
	struct receipts_state *state = state_of(view);
	struct strbuf title = {0};
	strbuf_addf(&title, _("收回证：已认 %zu 件"), state->count);
	canvas_fill(canvas, area, STYLE_NORMAL);
	canvas_frame(canvas, area, STYLE_FRAME_ACTIVE, strbuf_text(&title));
	strbuf_free(&title);
	struct rect inside = rect_inside(area);
	int label = canvas_text(canvas, inside.row, inside.column, STYLE_KEY, _("单号："));
	field_draw(&state->field, canvas, inside.row, inside.column + label, inside.columns - label,
		STYLE_FIELD_ACTIVE, view->focused);
	bool wrong = state->message.length > 0;
	canvas_field(canvas, inside.row + 1, inside.column, inside.columns, TEXT_LEFT,
		wrong ? STYLE_ERROR : STYLE_DIM,
		wrong ? strbuf_text(&state->message) : _("扫描或键入，可写首号-末号；空行回车登记日期"));
	int rows = inside.rows - 2;
	for (int i = 0; i < rows && (size_t)i < state->count; i++) /* the latest at the top */
		canvas_field(canvas, inside.row + 2 + i, inside.column, inside.columns, TEXT_LEFT,
			STYLE_NORMAL, state->texts[state->count - 1 - (size_t)i]);
}

const struct pane receipts_pane = {
	.id = "receipts",
	.kind = PANE_OVERLAY,
	.state_size = sizeof(struct receipts_state),
	.load = load_receipts,
	.draw = draw_receipts,
	.size = size_receipts,
	.key = key_receipts,
	.close = close_receipts,
};
