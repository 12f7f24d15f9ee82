/* case_sections.c — the table of sections, and what can be done to their rows. */
#include "pane/case_sections.h"

#include "base/i18n.h"
#include "office/act.h"

const struct case_section case_sections[SECTIONS] = {
	[SECTION_TIMELINE] = {.title = N_("时间线"),
		.empty = N_("还没有程序事件"),
		.insert = "add_event",
		.columns = {{.most = 8, .align = TEXT_RIGHT}, {.most = BOX_REST}, {.most = 1, .is_bar = true},
			{.most = 10}},
		.fill = fill_timeline},
	[SECTION_DEADLINES] = {.title = N_("期限"),
		.empty = N_("没有期限：登记收到申请之后才有"),
		.insert = "add_event",
		.columns = {{.most = BOX_REST}, {.most = 11}, {.most = 10, .align = TEXT_RIGHT},
			{.most = 14, .spare = true}},
		.fill = fill_deadlines},
	[SECTION_WHY] = {.title = N_("为什么"),
		.empty = N_("没有可以说明的期限"),
		.columns = {{.most = BOX_REST}},
		.fill = fill_why},
	[SECTION_PARTIES] = {.title = N_("当事人"),
		.empty = N_("没有当事人，按 i 登记"),
		.counted = true,
		.insert = "add_party",
		.columns = {{.most = 14}, {.most = BOX_REST}},
		.fill = fill_parties},
	[SECTION_CLAIMS] = {.title = N_("请求"),
		.empty = N_("没有仲裁请求，按 i 登记"),
		.counted = true,
		.insert = "add_claim",
		.columns = {{.most = 3, .align = TEXT_RIGHT}, {.most = 16, .align = TEXT_RIGHT},
			{.most = BOX_REST}},
		.fill = fill_claims},
	[SECTION_SERVICES] = {.title = N_("送达"),
		.empty = N_("还没有送达，按 i 登记"),
		.counted = true,
		.insert = "serve",
		.columns = {{.most = BOX_REST}},
		.fill = fill_services},
	[SECTION_HEARINGS] = {.title = N_("开庭"),
		.empty = N_("还没有排期，按 i 排定"),
		.counted = true,
		.insert = "schedule",
		.columns = {{.most = 9}, {.most = 21}, {.most = BOX_REST}},
		.fill = fill_hearings},
	[SECTION_TRIBUNAL] = {.title = N_("组庭"),
		.empty = N_("还没有组庭，按 i 指定仲裁员"),
		.counted = true,
		.insert = "assign",
		.columns = {{.most = 9}, {.most = 12}, {.most = 9}, {.most = BOX_REST}},
		.fill = fill_tribunal},
	[SECTION_NOTES] = {.title = N_("笔记"),
		.empty = N_("没有笔记，按 i 写一条"),
		.counted = true,
		.insert = "add_note",
		.columns = {{.most = BOX_REST}},
		.fill = fill_notes},
	[SECTION_JOURNAL] = {.title = N_("日志"),
		.empty = N_("没有日志"),
		.counted = true,
		.columns = {{.most = 10}, {.most = 8}, {.most = BOX_REST}},
		.fill = fill_journal},
	[SECTION_FACTS] = {.title = N_("概况"),
		.empty = "",
		.columns = {{.most = 10}, {.most = BOX_REST}},
		.fill = fill_facts},
};

void case_section_fill(enum case_section_id id, const struct case_data *data,
	const struct law_deadline *chosen, struct box *out)
{
	struct box_place place = box_begin(out, case_sections[id].columns);
	case_sections[id].fill(data, chosen, out);
	/* What is due next stands first: who looks at it goes on to the next one when it was done. */
	if (id == SECTION_DEADLINES && place.row == 0)
		place.id = 0;
	box_end(out, place);
}

/* Which acts change and take away a row of a table; what a row allows, the act's own subject says. */
static const struct {
	const struct table *table;
	enum case_row_act which;
	const char *act;
} row_acts[] = {
	{&arb_case_table, ROW_EDIT, "edit_case"},
	{&party_table, ROW_EDIT, "edit_party"},
	{&party_table, ROW_REMOVE, "remove_party"},
	{&claim_table, ROW_EDIT, "edit_claim"},
	{&claim_table, ROW_REMOVE, "remove_claim"},
	{&event_table, ROW_EDIT, "edit_event"},
	{&event_table, ROW_REMOVE, "remove_event"},
	{&attempt_table, ROW_EDIT, "edit_attempt"},
	{&hearing_table, ROW_EDIT, "move_hearing"},
	{&hearing_table, ROW_EDIT, "edit_hearing"},
	{&hearing_table, ROW_REMOVE, "cancel_hearing"},
	{&tribunal_table, ROW_EDIT, "replace"},
	{&note_table, ROW_EDIT, "edit_note"},
	{&note_table, ROW_REMOVE, "remove_note"},
};

static bool fits(const struct act *act, const void *row)
{
	const struct subject *subject = act->params[0].subject;
	return row && (!subject || !subject->fits || subject->fits(row));
}

const struct act *case_row_act(
	const struct case_data *data, const struct box_row *row, enum case_row_act which)
{
	for (size_t i = 0; row && i < sizeof row_acts / sizeof *row_acts; i++) {
		if (row_acts[i].table != row->table || row_acts[i].which != which)
			continue;
		const struct act *act = act_find(row_acts[i].act);
		if (fits(act, case_data_row(data, row->table, row->id)))
			return act;
	}
	return NULL;
}
