/* arbitrators.c — `arbitrators`: the roster with terms, load, assessments and the figures of each term; of
 * one arbitrator everything that is kept. */
#include "base/i18n.h"
#include "cli/arbitrators_json.h"
#include "cli/session.h"
#include "office/act.h"
#include "office/arbitrator_file.h"
#include "office/assessment.h"

#include <stdio.h>
#include <string.h>

/* ---- the roster ---- */

static bool print_line(struct office *office, const struct roster_row *who, struct error *err)
{
	struct performance figures = {0};
	struct row_list assessments;
	char until[CIVIL_TEXT_SIZE];
	if (who->term_until != CIVIL_NONE && !performance_load(office->store, who->arbitrator.id,
						     who->term_from, who->term_until, &figures, err))
		return false;
	if (!assessments_of(office, who->arbitrator.id, &assessments, err))
		return false;
	struct strbuf text = {0};
	strbuf_addf(&text, _("%s  %s  聘期至 %s  "), who->arbitrator.name,
		act_choice_label("add_arbitrator", "kind", who->arbitrator.kind),
		who->term_until == CIVIL_NONE ? _("无聘任") : civil_format(who->term_until, until));
	if (who->is_suspended)
		strbuf_addf(&text, "%s  ", _("暂停"));
	strbuf_add(&text, _("本聘期"));
	assessment_figures_text(&figures, &text);
	for (size_t i = 0; i < assessments.count; i++) {
		const struct assessment *row = ROW_AT(&assessments, assessment, i);
		strbuf_addf(&text, _("  %lld 年考核%s"), (long long)row->year, assessment_grade_label(row));
	}
	puts(strbuf_text(&text));
	strbuf_free(&text);
	row_list_free(&assessments);
	return true;
}

static bool answer_roster(struct office *office, json_t *array, struct error *err)
{
	struct roster roster;
	if (!roster_load(office->store, office->today, &roster, err))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < roster.count; i++) {
		if (!array) {
			good = print_line(office, &roster.items[i], err);
			continue;
		}
		json_t *json = arbitrator_json(office, &roster.items[i], err);
		good = json &&
		       (json_array_append_new(array, json) == 0 || error_set(err, ERR_NOMEM, _("内存不足")));
	}
	roster_free(&roster);
	return good;
}

/* ---- one arbitrator ---- */

static void print_file(const struct arbitrator_file *file)
{
	puts(file->roster.items[0].arbitrator.name);
	for (size_t i = 0; i < file->count; i++) {
		const struct file_line *line = &file->lines[i];
		if (i == 0 || line->section != line[-1].section)
			puts(file_section_label(line->section));
		printf("  %s%s%s\n", line->name, *line->name ? _("：") : "", line->text);
	}
}

static bool answer_file(struct office *office, const char *name, json_t *array, struct error *err)
{
	struct arbitrator_file file;
	int64_t id;
	if (!cli_named(office, &arbitrator_table, name, &id, err) ||
		!arbitrator_file_load(office, id, &file, err))
		return false;
	bool good = true;
	if (array) {
		json_t *json = arbitrator_file_json(office, &file.roster.items[0], err);
		good = json &&
		       (json_array_append_new(array, json) == 0 || error_set(err, ERR_NOMEM, _("内存不足")));
	} else {
		print_file(&file);
	}
	arbitrator_file_free(&file);
	return good;
}

int cli_arbitrators(int argc, char **argv, const struct cli_options *options)
{
	struct cli_word words[] = {{0}};
	int count;
	if (!cli_words(argc, argv, words, &count))
		return 2;
	if (count > 1)
		return cli_usage("arbitrators", _("不认识“%s”"), argv[2]);
	struct error err = ERROR_INIT;
	struct office office;
	if (!cli_open(options, true, &office, &err))
		return cli_fail(&err);
	json_t *array = options->json ? json_array() : NULL;
	bool good = count ? answer_file(&office, argv[1], array, &err) : answer_roster(&office, array, &err);
	if (good && array)
		good = cli_print_json(array, &err);
	else
		json_decref(array);
	office_close(&office);
	return good ? 0 : cli_fail(&err);
}
