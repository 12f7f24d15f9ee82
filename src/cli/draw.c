/* draw.c — `draw`: draws the seats of a case that nobody has, and shows what from; `draw verify`: repeats it.
 */
#include "office/draw.h"
#include "base/i18n.h"
#include "base/strbuf.h"
#include "cli/session.h"
#include "office/eligibility.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- drawing ---- */

static json_t *names_json(const struct draw *draw)
{
	json_t *array = json_array();
	for (const char *line = draw->outcome; line && *line; line = strchr(line, '\n') + 1) {
		/* seat, id, name */
		const char *name = strchr(strchr(line, '\t') + 1, '\t') + 1;
		json_array_append_new(array, json_stringn(name, strcspn(name, "\n")));
	}
	return array;
}

static bool print_json(const struct draw *draw, const struct draw_record *record, struct error *err)
{
	json_t *eligible = json_array(), *excluded = json_array();
	for (size_t i = 0; i < record->eligible_count; i++)
		json_array_append_new(eligible, json_pack("{s:s, s:I}", "name", record->eligible[i].name,
							"weight", (json_int_t)record->eligible[i].weight));
	for (size_t i = 0; i < record->excluded_count; i++) {
		const struct draw_excluded *who = &record->excluded[i];
		json_array_append_new(excluded, json_pack("{s:s, s:s, s:s}", "name", who->name, "rule",
							who->rule, "reason", who->reason));
	}
	return cli_print_json(
		json_pack("{s:s, s:o, s:s, s:s, s:o, s:o, s:s}", "case_number", record->case_number,
			"arbitrators", names_json(draw), "seed", draw->seed, "commitment", draw->commitment,
			"eligible", eligible, "excluded", excluded, "record", draw->record),
		err);
}

/* By which rule and which record. */
static void print_excluded(const struct draw_excluded *who)
{
	struct strbuf why = {0};
	const struct eligibility judged = {.rule = eligibility_rule_find(who->rule), .reason = who->reason};
	if (judged.rule)
		eligibility_explain(&judged, &why);
	else
		strbuf_add(&why, who->reason);
	printf(_("  未列入 %s：%s\n"), who->name, strbuf_text(&why));
	strbuf_free(&why);
}

static void print_text(const struct draw *draw, const struct draw_record *record, const char *message)
{
	printf("%s\n", message);
	for (size_t i = 0; i < record->excluded_count; i++)
		print_excluded(&record->excluded[i]);
	printf(_("  种子 %s\n  承诺值 %s\n"), draw->seed, draw->commitment);
}

static bool show(struct office *office, int64_t case_id, const char *message,
	const struct cli_options *options, struct error *err)
{
	struct draw draw;
	struct draw_record record = {.day = CIVIL_NONE};
	bool good = draw_newest(office, case_id, &draw, err) && draw_record_read(draw.record, &record, err);
	if (good && options->json)
		good = print_json(&draw, &record, err);
	else if (good && !options->quiet)
		print_text(&draw, &record, message);
	draw_record_free(&record);
	row_clear(&draw_table, &draw);
	return good;
}

static bool run_draw(struct office *office, int64_t case_id, bool three, const char *reason,
	const struct cli_options *options, struct error *err)
{
	struct act_call call;
	struct act_result result = {0};
	act_call_init(&call, act_find("draw"), case_id);
	bool good = (!three || act_call_set(office, &call, "three", "1", err)) &&
		    (!reason || act_call_set(office, &call, "reason", reason, err)) &&
		    act_run(office, &call, &result, err) &&
		    show(office, case_id, result.message, options, err);
	if (good && result.warning)
		fprintf(stderr, _("注意：%s\n"), result.warning);
	act_call_clear(&call);
	act_result_clear(&result);
	return good;
}

/* ---- verifying ---- */

struct findings {
	bool quiet;
	json_t *problems; /* NULL: for people */
	size_t draws;
};

static void tell(void *context, const struct draw *draw, const char *problem)
{
	struct findings *findings = context;
	char day[CIVIL_TEXT_SIZE];
	findings->draws += problem == NULL;
	if (findings->problems && problem)
		json_array_append_new(findings->problems, json_string(problem));
	if (findings->problems || findings->quiet)
		return;
	printf(_("%s 的抽取（承诺值 %.16s…）：%s\n"), civil_format(draw->day, day), draw->commitment,
		problem                                 ? problem
		: strcmp(draw->state, "abandoned") == 0 ? _("相符；未采用，名单留在案")
							: _("相符"));
}

static bool run_verify(struct office *office, int64_t case_id, const struct cli_options *options, bool *holds,
	struct error *err)
{
	struct findings findings = {options->quiet, options->json ? json_array() : NULL, 0};
	if (!draw_verify(office, case_id, tell, &findings, holds, err)) {
		json_decref(findings.problems);
		return false;
	}
	return !options->json || cli_print_json(json_pack("{s:b, s:i, s:o}", "ok", *holds, "draws_that_hold",
							(int)findings.draws, "problems", findings.problems),
					 err);
}

int cli_draw(int argc, char **argv, const struct cli_options *options)
{
	enum { THREE, REASON };
	struct cli_word words[] = {
		[THREE] = {"--three", false, NULL}, [REASON] = {"--reason", true, NULL}, {0}};
	int count;
	if (!cli_words(argc, argv, words, &count))
		return 2;
	bool verify = count > 0 && strcmp(argv[1], "verify") == 0;
	if (count != 1 + verify)
		return cli_usage("draw", count <= verify ? _("哪个案件？") : _("只写一个案号"));
	if (verify && (words[THREE].value || words[REASON].value))
		return cli_usage("draw", _("复核不带选项"));
	struct error err = ERROR_INIT;
	struct office office;
	int64_t case_id = 0;
	bool holds = true;
	if (!cli_open(options, verify, &office, &err))
		return cli_fail(&err);
	bool good = cli_case(&office, argv[1 + verify], &case_id, &err);
	if (good && verify)
		good = run_verify(&office, case_id, options, &holds, &err);
	else if (good)
		good = run_draw(
			&office, case_id, words[THREE].value != NULL, words[REASON].value, options, &err);
	office_close(&office);
	return good ? !holds : cli_fail(&err);
}
