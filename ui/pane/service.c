/* service.c — documents on their way: what is out, what came back, what completes, what is late, what stands
 * in the way of a hearing; what was tried and what comes next; recorded from here, one or many at a time. */
#include "app.h"
#include "base/i18n.h"
#include "command.h"
#include "pane/list_moves.h"
#include "pane/panes.h"
#include "pane/service_private.h"
#include "store/settings.h"

#include <string.h>

/* --- Opening and loading ------------------------------------------------------------------------------ */

static bool open_service(struct view *view, const void *argument, struct error *err)
{
	(void)argument;
	return service_rows_open(&service_state_of(view)->rows, err);
}

static void close_service(struct view *view)
{
	struct service_pane_state *state = service_state_of(view);
	service_rows_close(&state->rows);
	service_detail_free(&state->detail);
}

/* The detail is read when another row comes under the cursor, and again with the rows. */
static bool load_detail(
	struct service_pane_state *state, struct office *office, bool again, struct error *err)
{
	const struct services_row *row = service_rows_current(&state->rows);
	bool same = row ? state->detail.case_id == row->case_id && state->detail.item == row->item
			: state->detail.case_id == 0;
	return (same && !again) || service_detail_load(&state->detail, office, row, err);
}

/* The cursor alone changes nothing but what is said of its row. */
static bool load_service(struct view *view, struct error *err)
{
	struct service_pane_state *state = service_state_of(view);
	struct office *office = app_office(view->app);
	int64_t version = store_version(office->store);
	bool fresh = state->loaded && version == state->version && office->today == state->today;
	int lines = service_row_lines(view->height, view->width);
	bool again =
		!fresh || state->rows.list.request.kind != LIST_NOTHING || lines != state->rows.list.rows;
	state->loaded = false;
	if (!fresh) {
		state->rows.long_days = store_setting_number(office->store, "service.long_days");
		if (!services_count(office->store, office->today, state->rows.long_days, state->counts, err))
			return false;
	}
	if (again && !service_rows_load(&state->rows, office->store, office->today, lines, err))
		return false;
	if (!load_detail(state, office, again, err))
		return false;
	state->loaded = true;
	state->version = version;
	state->today = office->today;
	return true;
}

/* --- Moving and choosing ------------------------------------------------------------------------------ */

static unsigned show_view(struct service_pane_state *state, int view)
{
	service_rows_show(&state->rows, (enum services_view)((view + SERVICES_VIEWS) % SERVICES_VIEWS));
	return EFFECT_RELOAD | EFFECT_REDRAW;
}

static unsigned move_service(struct view *view, enum move move)
{
	struct service_pane_state *state = service_state_of(view);
	const struct services_row *row = service_rows_current(&state->rows);
	switch (move) {
	case MOVE_LEFT:
	case MOVE_PREVIOUS_BOX: return show_view(state, (int)state->rows.view - 1);
	case MOVE_RIGHT:
	case MOVE_NEXT_BOX: return show_view(state, (int)state->rows.view + 1);
	case MOVE_OPEN: return row ? app_show_case(view->app, row->case_id) : EFFECT_NONE;
	case MOVE_MARK: return service_rows_mark(&state->rows);
	default: return pane_move_list(&state->rows.list, move) | EFFECT_RELOAD;
	}
}

/* The marked rows, or the one under the cursor; what was not sent is no row of its own. */
static void choose(const struct view *view, struct pane_choice *out)
{
	const struct service_rows *rows = &service_state_of(view)->rows;
	const struct services_row *row = service_rows_current(rows);
	out->marked = rows->marked_cases;
	out->marked_subjects = rows->marked_items;
	out->marked_count = rows->marked;
	out->subject = &attempt_table;
	if (rows->marked == 1) {
		out->case_id = rows->marked_cases[0];
		out->subject_id = rows->marked_items[0];
	} else if (row) {
		out->case_id = row->case_id;
		out->subject_id = row->item;
	}
	if (out->case_id)
		out->have |= NEED_ACCEPTED | (row && row->case_is_open ? NEED_OPEN : 0u);
}

static void unmark(struct view *view, int64_t case_id, int64_t subject_id)
{
	service_rows_unmark(&service_state_of(view)->rows, case_id, subject_id);
}

/* --- Searching ---------------------------------------------------------------------------------------- */

static bool match_service(struct view *view, const char *text, struct error *err)
{
	struct service_rows *rows = &service_state_of(view)->rows;
	strbuf_reset(&rows->text);
	strbuf_add(&rows->text, text);
	list_restart(&rows->list);
	return !rows->text.failed || error_set(err, ERR_NOMEM, _("内存不足"));
}

static const char *matched_service(const struct view *view)
{
	return strbuf_text(&service_state_of(view)->rows.text);
}

/* --- Commands ----------------------------------------------------------------------------------------- */

/* The form begins with the document of the marked rows, where it is the same; of one row also with its party,
 * and offers the rest. */
static unsigned serve_again(struct view *view, int argument)
{
	(void)argument;
	const struct service_pane_state *state = service_state_of(view);
	const struct services_row *row = service_rows_current(&state->rows);
	const char *document = state->rows.marked_document;
	const struct preset same[2] = {{*document ? "document" : NULL, document}};
	if (state->rows.marked > 0 || !row)
		return app_act_id(view->app, "serve", 0, state->rows.marked > 0 ? same : NULL);
	const struct preset presets[3] = {
		{"document", row->document}, {state->detail.party ? "party" : NULL, state->detail.party}};
	return app_act_id(view->app, "serve", row->case_id, presets);
}

static unsigned scan_receipts(struct view *view, int argument)
{
	(void)argument;
	return app_show(view->app, pane_find("receipts"), 0, NULL);
}

static unsigned clear_search(struct view *view, int argument)
{
	(void)argument;
	struct service_rows *rows = &service_state_of(view)->rows;
	strbuf_reset(&rows->text);
	list_restart(&rows->list);
	return EFFECT_RELOAD | EFFECT_REDRAW;
}

static unsigned mark_shown(struct view *view, int argument)
{
	(void)argument;
	return service_rows_mark_shown(&service_state_of(view)->rows);
}

static unsigned unmark_all(struct view *view, int argument)
{
	(void)argument;
	service_rows_unmark_all(&service_state_of(view)->rows);
	return EFFECT_REDRAW;
}

static const struct command service_commands[] = {
	{.id = "serve-again",
		.label = N_("送达"),
		.help = N_("再送光标所在的文书给同一受送达人，或一起发出选中的各件"),
		.keys = "s",
		.needs = NEED_WRITABLE | NEED_CASE | NEED_ACCEPTED,
		.run = serve_again,
		.bar = 20},
	{.id = "scan-receipts",
		.label = N_("收回证"),
		.help = N_("按邮件单号登记送达：扫描或键入单号，一次填写送达日期"),
		.keys = "R",
		.needs = NEED_WRITABLE,
		.run = scan_receipts,
		.bar = 40},
	{.id = "filter-clear",
		.label = N_("全部"),
		.help = N_("清除搜索，显示全部"),
		.keys = "F",
		.run = clear_search},
	{.id = "mark-shown",
		.label = N_("全选"),
		.help = N_("选中屏幕上的全部送达"),
		.keys = "*",
		.run = mark_shown,
		.bar = 41},
	{.id = "unmark", .label = N_("取消选择"), .help = N_("取消全部选择"), .keys = "M", .run = unmark_all},
	{0},
};

const struct pane service_pane = {
	.id = "service",
	.title = N_("送达"),
	.kind = PANE_TAB,
	.state_size = sizeof(struct service_pane_state),
	.open = open_service,
	.load = load_service,
	.draw = service_draw,
	.move = move_service,
	.match = match_service,
	.matched = matched_service,
	.choice = choose,
	.done = unmark,
	.close = close_service,
	.commands = service_commands,
};
