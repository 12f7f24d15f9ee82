/* slots.c — `slots`: the first lawful hearing slots of a case. */
#include "base/i18n.h"
#include "cli/session.h"
#include "office/joint_hearing.h"
#include "office/slot_text.h"

#include <stdio.h>

enum { USUAL_LIMIT = 5, MOST_SLOTS = 100 };

static json_t *fellows_json(const struct hearing_need *need)
{
	json_t *list = json_array();
	for (size_t i = 0; i < need->fellow_count; i++)
		json_array_append_new(list, cli_json_text(need->fellows[i].number));
	return list;
}

static json_t *slot_json(const struct hearing_house *house, const struct hearing_need *need,
	const struct slot *slot, const char *why)
{
	char start[MINUTE_TEXT_SIZE], end[MINUTE_TEXT_SIZE];
	json_t *arbitrators = json_array();
	for (size_t i = 0; i < need->who_count; i++)
		if (need->who[i].key.kind == BUSY_ARBITRATOR)
			json_array_append_new(
				arbitrators, cli_json_text(house_arbitrator(house, need->who[i].key.id)));
	return json_pack("{s:s, s:s, s:s, s:o, s:o, s:o, s:b, s:s, s:o}", "start",
		minute_format(slot->start, start), "end", minute_format(slot->end, end), "room",
		house_room(house, slot->room_id), "arbitrators", arbitrators, "clerk",
		slot->clerk_id ? cli_json_text(house_clerk(house, slot->clerk_id)) : json_null(), "notice_by",
		cli_json_date(slot->notice_by), "late", slot->late, "why_not_earlier", why, "joined_with",
		fellows_json(need));
}

static void print_place(
	const struct hearing_house *house, const struct hearing_need *need, const struct slot *slot)
{
	char start[MINUTE_TEXT_SIZE], end[MINUTE_TEXT_SIZE], notice[CIVIL_TEXT_SIZE];
	minute_format(slot->start, start);
	start[10] = ' ';
	minute_format(slot->end, end);
	printf("%s %s-%s  %s  %s", civil_weekday_name(minute_date(slot->start)), start, end + 11,
		house_room(house, slot->room_id), house_clerk(house, slot->clerk_id));
	for (size_t i = 0; i < need->who_count; i++)
		if (need->who[i].key.kind == BUSY_ARBITRATOR)
			printf("  %s", house_arbitrator(house, need->who[i].key.id));
	if (slot->notice_by != CIVIL_NONE)
		printf(_("  通知须在 %s 前送达"), civil_format(slot->notice_by, notice));
}

/* The only place of a case that was joined with one whose hearing is planned. */
static bool answer_beside(const struct hearing_house *house, const struct hearing_need *need,
	const struct slot *slot, const char *why, bool json, struct error *err)
{
	if (!json) {
		print_place(house, need, slot);
		printf("\n    %s\n", why);
		return true;
	}
	return cli_print_json(json_pack("[o]", slot_json(house, need, slot, why)), err);
}

static bool answer(const struct hearing_house *house, const struct hearing_need *need, size_t limit,
	bool json, struct error *err)
{
	struct slot slots[MOST_SLOTS], why;
	size_t count = slots_find(&house->slots, need, slots, limit, &why);
	if (count == 0) {
		struct strbuf text = {0};
		slot_none_text(house, need, &why, &text);
		error_set(err, ERR_REFUSED, "%s", strbuf_text(&text));
		strbuf_free(&text);
		return false;
	}
	json_t *list = json ? json_array() : NULL;
	for (size_t i = 0; i < count; i++) {
		struct strbuf text = {0};
		slot_why_text(house, need, &slots[i], &text);
		if (list) {
			json_array_append_new(list, slot_json(house, need, &slots[i], strbuf_text(&text)));
		} else {
			print_place(house, need, &slots[i]);
			printf(_("\n    为什么不更早：%s\n"), strbuf_text(&text));
		}
		strbuf_free(&text);
	}
	return !list || cli_print_json(list, err);
}

int cli_slots(int argc, char **argv, const struct cli_options *options)
{
	enum { LIMIT, PUBLISHED, ONLINE };
	struct cli_word words[] = {[LIMIT] = {"--limit", true, NULL},
		[PUBLISHED] = {"--published", true, NULL},
		[ONLINE] = {"--online", false, NULL},
		{0}};
	int count;
	if (!cli_words(argc, argv, words, &count))
		return 2;
	long limit = cli_number(words[LIMIT].value, USUAL_LIMIT);
	civil_date published = words[PUBLISHED].value ? civil_parse(words[PUBLISHED].value) : CIVIL_NONE;
	if (count != 1)
		return cli_usage("slots", count ? _("不认识“%s”") : _("哪个案件？"), count ? argv[2] : "");
	if (limit < 0 || limit > MOST_SLOTS)
		return cli_usage("slots", _("--limit %s 不在 1 到 %d 之间"), words[LIMIT].value, MOST_SLOTS);
	if (words[PUBLISHED].value && published == CIVIL_NONE)
		return cli_usage(
			"slots", _("--published %s 不是日期，写如 2020-10-11"), words[PUBLISHED].value);
	struct error err = ERROR_INIT;
	struct office office;
	struct hearing_house house = {0};
	struct hearing_need need = {0};
	int64_t case_id;
	if (!cli_open(options, true, &office, &err))
		return cli_fail(&err);
	bool good = cli_case(&office, argv[1], &case_id, &err) &&
		    joint_need_load(&need, &office, case_id, published, &err) &&
		    hearing_house_load(&house, &office, &err);
	need.online = words[ONLINE].value != NULL;
	if (good && !need.has_tribunal && !options->quiet)
		fprintf(stderr, "%s\n", _("注意：尚未组庭，仲裁员何时有空没有计入"));
	struct strbuf why = {0};
	struct slot beside;
	enum joint_place place = JOINT_FREE;
	good = good && joint_place_find(&office, &house, &need, &place, &beside, &why, &err);
	if (good && place == JOINT_FREE)
		good = answer(&house, &need, (size_t)limit, options->json, &err);
	else if (good && place == JOINT_BESIDE)
		good = answer_beside(&house, &need, &beside, strbuf_text(&why), options->json, &err);
	else if (good)
		good = error_set(&err, ERR_REFUSED, "%s", strbuf_text(&why));
	strbuf_free(&why);
	hearing_house_free(&house);
	hearing_need_free(&need);
	office_close(&office);
	return good ? 0 : cli_fail(&err);
}
