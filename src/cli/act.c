/* act.c — `act`: any act of the act table, or what it would do; `undo`. */
#include "base/i18n.h"
#include "base/strbuf.h"
#include "cli/session.h"
#include "office/act_preview.h"
#include "store/row.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void print_params(const struct act *act)
{
	for (const struct act_param *p = act->params; p->id; p++) {
		printf("        %s%s  %s", p->id, p->required ? "*" : "", _(p->label));
		for (const struct act_choice *c = p->choices; c && c->id; c++)
			printf(_("%s%s（%s）"), c == p->choices ? _("：") : " ", c->id, _(c->label));
		if (p->help)
			printf("  %s", _(p->help));
		putchar('\n');
	}
}

static json_t *param_json(const struct act_param *p)
{
	json_t *choices = json_array();
	for (const struct act_choice *c = p->choices; c && c->id; c++)
		json_array_append_new(choices, json_string(c->id));
	return json_pack("{s:s, s:s, s:b, s:o}", "id", p->id, "label", _(p->label), "required", p->required,
		"choices", choices);
}

static bool list_json(struct error *err)
{
	json_t *list = json_array();
	for (const struct act *act = acts; act->id; act++) {
		json_t *params = json_array();
		for (const struct act_param *p = act->params; p->id; p++)
			json_array_append_new(params, param_json(p));
		json_array_append_new(list,
			json_pack("{s:s, s:s, s:s, s:b, s:o}", "id", act->id, "label", _(act->label), "help",
				_(act->help), "needs_case", (act->needs & NEED_CASE) != 0, "params", params));
	}
	return cli_print_json(list, err);
}

static int list_acts(const struct cli_options *options)
{
	struct error err = ERROR_INIT;
	if (options->json)
		return list_json(&err) ? 0 : cli_fail(&err);
	for (const struct act *act = acts; act->id; act++) {
		printf("  %s%s  %s  %s\n", act->id, act->needs & NEED_CASE ? _(" 案号") : "", _(act->label),
			_(act->help));
		print_params(act);
	}
	return 0;
}

/* The case that was made or touched, as the next command can name it. Owned by the caller. */
static char *case_name(struct office *office, int64_t case_id, struct error *err)
{
	struct arb_case row;
	struct strbuf name = {0};
	if (row_get(office->store, &arb_case_table, case_id, &row, err)) {
		if (row.case_number)
			strbuf_add(&name, row.case_number);
		else
			strbuf_addf(&name, "id:%lld", (long long)case_id);
		row_clear(&arb_case_table, &row);
	} else {
		/* An undone registration leaves no case. */
		error_clear(err);
	}
	return name.length ? strbuf_take(&name) : NULL;
}

static bool answer(struct office *office, const struct cli_options *options, const struct act *act,
	const struct act_result *result, struct error *err)
{
	char *name = result->case_id ? case_name(office, result->case_id, err) : NULL;
	bool good = true;
	if (options->json) {
		good = cli_print_json(
			json_pack("{s:s, s:o, s:o, s:o, s:o}", "act", act->id, "case", cli_json_text(name),
				"row", result->row_id ? json_integer(result->row_id) : json_null(), "message",
				cli_json_text(result->message), "warning", cli_json_text(result->warning)),
			err);
	} else if (!options->quiet) {
		/* A case without a number can only be named by its id. */
		bool by_id = name && strncmp(name, "id:", 3) == 0;
		printf("%s%s%s\n", result->message ? result->message : _("已办理"), by_id ? "  " : "",
			by_id ? name : "");
	}
	if (result->warning && !options->json)
		fprintf(stderr, _("注意：%s\n"), result->warning);
	free(name);
	return good;
}

/* A side of a change: its day, else its word, else null. */
static json_t *side_json(const struct act_side *side)
{
	return side->day != CIVIL_NONE ? cli_json_date(side->day) : cli_json_text(side->word);
}

static json_t *change_json(const struct act_change *change)
{
	return json_pack("{s:s, s:s, s:s, s:o, s:o, s:o, s:o}", "change", act_changes[change->kind].id, "id",
		change->id, "what", change->what, "before", side_json(&change->before), "after",
		side_json(&change->after), "basis", cli_json_text(change->basis), "reason",
		cli_json_text(change->reason));
}

static json_t *preview_json(struct office *office, const struct act_preview_case *of, struct error *err)
{
	char *name = of->case_id ? case_name(office, of->case_id, err) : NULL;
	json_t *changes = json_array();
	for (size_t i = 0; i < of->changes.count; i++)
		json_array_append_new(changes, change_json(&of->changes.items[i]));
	json_t *json = json_pack("{s:o, s:o, s:o, s:o, s:o}", "case", cli_json_text(name), "refused",
		cli_json_text(of->outcome.refusal.text), "message", cli_json_text(of->outcome.result.message),
		"warning", cli_json_text(of->outcome.result.warning), "changes", changes);
	free(name);
	return json;
}

/* What the call would do; status 1 when it would be refused. */
static bool print_preview(struct office *office, const struct act_preview *preview,
	const struct cli_options *options, struct error *err)
{
	if (options->json) {
		json_t *cases = json_array();
		for (size_t i = 0; i < preview->count; i++)
			json_array_append_new(cases, preview_json(office, &preview->cases[i], err));
		return cli_print_json(
			json_pack("{s:s, s:b, s:o}", "act", preview->act->id, "dry_run", 1, "cases", cases),
			err);
	}
	struct strbuf text = {0};
	act_preview_text(preview, &text);
	bool good = !text.failed || error_set(err, ERR_NOMEM, _("内存不足"));
	if (good && !options->quiet)
		fputs(strbuf_text(&text), stdout);
	strbuf_free(&text);
	return good;
}

static bool preview_acts(struct office *office, struct act_call *calls, size_t count,
	const struct cli_options *options, size_t *refused, struct error *err)
{
	struct act_preview preview;
	if (!act_preview(office, calls, count, &preview, err))
		return false;
	bool good = print_preview(office, &preview, options, err);
	*refused = preview.refused;
	act_preview_free(&preview);
	return good;
}

static bool set_values(struct office *office, struct act_call *call, int argc, char **argv, struct error *err)
{
	for (int i = 0; i < argc; i++) {
		char *equals = strchr(argv[i], '=');
		if (!equals || equals == argv[i])
			return error_set(err, ERR_USAGE, _("“%s”不是 键=值"), argv[i]);
		*equals = '\0';
		bool good = act_call_set(office, call, argv[i], equals + 1, err);
		*equals = '=';
		if (!good)
			return false;
	}
	return true;
}

static bool do_act(
	struct office *office, struct act_call *call, const struct cli_options *options, struct error *err)
{
	struct act_result result = {0};
	bool good = act_run(office, call, &result, err) && answer(office, options, call->act, &result, err);
	act_result_clear(&result);
	return good;
}

/* One line a case on standard output, what was refused on standard error. */
static bool answer_batch(struct office *office, const struct cli_options *options,
	const struct act_call *calls, const struct act_outcome *outcomes, size_t count, struct error *err)
{
	json_t *cases = options->json ? json_array() : NULL;
	for (size_t i = 0; i < count; i++) {
		const struct act_outcome *of = &outcomes[i];
		bool refused = of->refusal.code != ERR_NONE;
		char *name = case_name(office, calls[i].case_id, err);
		if (cases)
			json_array_append_new(
				cases, json_pack("{s:o, s:o, s:o, s:o}", "case", cli_json_text(name),
					       "refused", cli_json_text(of->refusal.text), "message",
					       cli_json_text(of->result.message), "warning",
					       cli_json_text(of->result.warning)));
		else if (refused || !options->quiet)
			fprintf(refused ? stderr : stdout, _("%s：%s\n"), name ? name : "",
				refused ? error_text(&of->refusal) : of->result.message);
		if (of->result.warning && !cases)
			fprintf(stderr, _("注意：%s\n"), of->result.warning);
		free(name);
	}
	return !cases || cli_print_json(json_pack("{s:s, s:o}", "act", calls->act->id, "cases", cases), err);
}

static bool do_batch(struct office *office, struct act_call *calls, size_t count,
	const struct cli_options *options, size_t *refused, struct error *err)
{
	struct act_outcome *outcomes = calloc(count, sizeof *outcomes);
	if (!outcomes)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	bool good = act_run_batch(office, calls, count, outcomes, err) &&
		    answer_batch(office, options, calls, outcomes, count, err);
	for (size_t i = 0; i < count; i++) {
		*refused += outcomes[i].refusal.code != ERR_NONE;
		act_outcome_clear(&outcomes[i]);
	}
	free(outcomes);
	return good;
}

/* argv: the cases, where the act is about one, and the values, the same for all of them. */
static bool make_calls(struct office *office, const struct act *act, size_t cases, int argc, char **argv,
	struct act_call *calls, struct error *err)
{
	size_t count = cases ? cases : 1;
	for (size_t i = 0; i < count; i++)
		act_call_init(&calls[i], act, 0);
	for (size_t i = 0; i < count; i++)
		if ((cases && !cli_case(office, argv[i], &calls[i].case_id, err)) ||
			!set_values(office, &calls[i], argc - (int)cases, argv + cases, err))
			return false;
	return true;
}

static bool run_calls(struct office *office, const struct act *act, bool dry_run, int argc, char **argv,
	const struct cli_options *options, size_t *refused, struct error *err)
{
	size_t cases = 0;
	while ((act->needs & NEED_CASE) && (int)cases < argc && !strchr(argv[cases], '='))
		cases++;
	if (cases > 1 && !act->batch)
		return error_set(err, ERR_USAGE, _("“%s”一次办理一件案件"), _(act->label));
	size_t count = cases ? cases : 1;
	struct act_call *calls = calloc(count, sizeof *calls);
	if (!calls)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	bool good = make_calls(office, act, cases, argc, argv, calls, err);
	if (good && dry_run)
		good = preview_acts(office, calls, count, options, refused, err);
	else if (good && cases > 1)
		good = do_batch(office, calls, count, options, refused, err);
	else if (good)
		good = do_act(office, calls, options, err);
	for (size_t i = 0; i < count; i++)
		act_call_clear(&calls[i]);
	free(calls);
	return good;
}

static int run_act(
	const struct act *act, bool dry_run, int argc, char **argv, const struct cli_options *options)
{
	struct error err = ERROR_INIT;
	struct office office;
	size_t refused = 0;
	if (!cli_open(options, false, &office, &err))
		return cli_fail(&err);
	bool good = run_calls(&office, act, dry_run, argc, argv, options, &refused, &err);
	office_close(&office);
	return good ? refused > 0 : cli_fail(&err);
}

int cli_act(int argc, char **argv, const struct cli_options *options)
{
	enum { DRY_RUN };
	struct cli_word words[] = {[DRY_RUN] = {"--dry-run", false, NULL}, {0}};
	int count;
	if (!cli_words(argc, argv, words, &count))
		return 2;
	if (count < 1)
		return list_acts(options);
	const struct act *act = act_find(argv[1]);
	for (const struct act *each = acts; !act && each->id; each++)
		if (strcmp(each->label, argv[1]) == 0 || strcmp(_(each->label), argv[1]) == 0)
			act = each;
	if (!act)
		return cli_usage("act", _("没有办理事项 %s，zhongcai act 列出全部"), argv[1]);
	return run_act(act, words[DRY_RUN].value != NULL, count - 1, argv + 2, options);
}

int cli_undo(int argc, char **argv, const struct cli_options *options)
{
	if (argc > 1)
		return cli_usage("undo", _("不认识“%s”"), argv[1]);
	return run_act(act_find("undo"), false, 0, argv + argc, options);
}
