#include "office/slot_text.h"

#include "base/i18n.h"

enum { DAY_MINUTES = 1440 };

/* 12-28, or 2021-01-04 where the year is not that of `beside`. */
static void add_day(struct strbuf *out, civil_date day, civil_date beside)
{
	char text[CIVIL_TEXT_SIZE];
	bool other_year = civil_split(day).year != civil_split(beside).year;
	strbuf_add(out, civil_format(day, text) + (other_year ? 0 : 5));
}

static void add_part(struct strbuf *out, size_t before, const char *divider)
{
	if (out->length > before)
		strbuf_add(out, divider);
}

void slot_law_text(const struct hearing_need *need, civil_date today, struct strbuf *out)
{
	const struct law_hearing_day *lawful = &need->lawful;
	char text[CIVIL_TEXT_SIZE];
	if (need->fellow_count)
		strbuf_addf(out, _("并案 %zu 件一起开庭："), need->fellow_count + 1);
	size_t before = out->length;
	if (lawful->completion != CIVIL_NONE)
		strbuf_addf(out, lawful->announced ? _("公告 %s 期满") : _("留置 %s 视为送达"),
			civil_format(lawful->completion, text));
	if (lawful->defence != CIVIL_NONE) {
		add_part(out, before, _("、"));
		strbuf_addf(out, _("答辩至 %s"), civil_format(lawful->defence, text));
	}
	if (lawful->evidence != CIVIL_NONE) {
		add_part(out, before, _("、"));
		strbuf_addf(out, _("举证至 %s"), civil_format(lawful->evidence, text));
	}
	if (lawful->by_notice) {
		add_part(out, before, _("、"));
		strbuf_addf(out, _("开庭通知 %s 发出，依法最早 %s"), civil_format(today, text),
			civil_format(lawful->day, (char[CIVIL_TEXT_SIZE]){0}));
	}
	if (out->length == before)
		strbuf_addf(out, _("依法最早 %s"), civil_format(lawful->day, text));
}

void hearing_held_text(const struct hearing_need *need, struct strbuf *out)
{
	if (need->held_by)
		strbuf_addf(out, _("并案的 %s 号案："), need->fellows[need->held_by - 1].name);
}

static const char *who_name(const struct hearing_need *need, enum busy_kind kind, int64_t id)
{
	for (size_t i = 0; i < need->who_count; i++)
		if (need->who[i].key.kind == kind && need->who[i].key.id == id)
			return need->who[i].name ? need->who[i].name : "";
	return "";
}

/* What is in the way, without when. */
static void add_why(const struct hearing_house *house, const struct hearing_need *need,
	const struct slot_block *block, struct strbuf *out)
{
	switch (block->why) {
	case SLOT_HOLIDAY: {
		const struct law_holiday *holiday =
			law_holiday_of(house->slots.law->calendar, minute_date(block->from));
		strbuf_addf(out, _("%s放假"), holiday ? holiday->name : "");
		break;
	}
	case SLOT_ROOMS: strbuf_add(out, need->online ? _("网上庭已满") : _("各庭已满")); break;
	case SLOT_TOO_SMALL: strbuf_addf(out, _("没有坐得下 %d 人的庭室"), (int)block->id); break;
	case SLOT_TOO_LONG: strbuf_addf(out, _("时长 %d 分钟超过设置的每个半天"), (int)block->id); break;
	case SLOT_AWAY: strbuf_addf(out, _("仲裁员%s不在"), house_arbitrator(house, block->id)); break;
	case SLOT_ARBITRATOR:
		strbuf_addf(out, _("仲裁员%s另有庭"), house_arbitrator(house, block->id));
		break;
	case SLOT_CLERK:
		if (block->id)
			strbuf_addf(out, _("书记员%s另有庭"), house_clerk(house, block->id));
		else
			strbuf_add(out, _("书记员都有庭"));
		break;
	case SLOT_PARTY: strbuf_addf(out, _("%s另有庭"), who_name(need, BUSY_PARTY, block->id)); break;
	case SLOT_TOGETHER: strbuf_add(out, _("各人有空的时间凑不到一起")); break;
	}
}

static void add_when(const struct slot_block *block, civil_date beside, struct strbuf *out)
{
	civil_date first = minute_date(block->from), last = minute_date(block->until - 1);
	add_day(out, first, beside);
	if (block->until - block->from < DAY_MINUTES) {
		int from = minute_of_day(block->from), until = (int)(block->until - minute_make(first, 0, 0));
		if (until >= DAY_MINUTES)
			strbuf_addf(out, _(" %02d:%02d 以后"), from / 60, from % 60);
		else
			strbuf_addf(
				out, " %02d:%02d-%02d:%02d", from / 60, from % 60, until / 60, until % 60);
	} else if (last > first) {
		strbuf_add(out, _(" 至 "));
		add_day(out, last, first);
	}
	strbuf_add_char(out, ' ');
}

static void add_blocks(const struct hearing_house *house, const struct hearing_need *need,
	const struct slot *slot, civil_date beside, struct strbuf *out)
{
	for (size_t i = 0; i < slot->block_count; i++) {
		strbuf_add(out, _("；"));
		add_when(&slot->blocks[i], beside, out);
		add_why(house, need, &slot->blocks[i], out);
	}
	if (slot->more_blocks)
		strbuf_add(out, _("；其后各日也没有空"));
}

void slot_why_text(const struct hearing_house *house, const struct hearing_need *need,
	const struct slot *slot, struct strbuf *out)
{
	if (slot->after == MINUTE_NONE) {
		slot_law_text(need, house->slots.today, out);
	} else {
		char text[MINUTE_TEXT_SIZE];
		minute_format(slot->after, text);
		text[10] = ' ';
		strbuf_addf(out, _("此前可排 %s"), text);
	}
	add_blocks(house, need, slot, minute_date(slot->start), out);
	if (slot->late) {
		char text[CIVIL_TEXT_SIZE];
		strbuf_addf(out, _("；已过裁决期限 %s"), civil_format(need->award_due, text));
	}
}

void slot_none_text(const struct hearing_house *house, const struct hearing_need *need,
	const struct slot *why, struct strbuf *out)
{
	const char *refusal = hearing_need_refusal(need);
	if (refusal) {
		hearing_held_text(need, out);
		strbuf_add(out, refusal);
	} else if (why->block_count == 1 && why->blocks[0].until == why->blocks[0].from) {
		add_why(house, need, &why->blocks[0], out);
	} else {
		strbuf_addf(out, _("依法可排之日起 %d 个工作日内没有空"), SLOT_HORIZON);
		add_blocks(house, need, why, house->slots.today, out);
	}
}
