#include "office/demo_ties.h"

#include "base/i18n.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int arbitrator_of(const struct demo_world *world, const char *name)
{
	for (int i = 0; i < world->full_time + world->part_time; i++)
		if (strcmp(world->arbitrators[i].name, name) == 0)
			return i;
	return -1;
}

/* The n-th open case's people, round and round; false when no case is open. */
static bool open_life(const struct demo_plan *plan, int n, struct demo_life *life)
{
	size_t open = 0;
	for (size_t i = 0; i < plan->entry_count; i++)
		open += (demo_fates[plan->entries[i].fate].traits & FATE_OPEN) != 0;
	if (open == 0)
		return false;
	size_t left = (size_t)n % open, at = 0;
	while (!(demo_fates[plan->entries[at].fate].traits & FATE_OPEN) || left-- > 0)
		at++;
	demo_life_begin(&plan->world, life, at, &demo_fates[plan->entries[at].fate], plan->entries[at].day);
	return true;
}

/* "respondent:3", "applicant:5": of the open case of that number; "pool:60": an employer; else the name
 * itself. A small office has fewer of them, or no open case at all. */
static void resolve(const struct demo_plan *plan, const char *whom, struct demo_tie *tie)
{
	struct demo_life life;
	const char *colon = strchr(whom, ':');
	int n = colon ? (int)strtol(colon + 1, NULL, 10) : 0;
	const char *name = whom;
	tie->employer = -1;
	if (colon && strncmp(whom, "applicant", 9) == 0 && open_life(plan, n, &life)) {
		name = life.applicant;
	} else if (colon) {
		bool open = strncmp(whom, "respondent", 10) == 0 && open_life(plan, n, &life);
		tie->employer = open ? life.employer : n % plan->world.employers;
		name = plan->employers[tie->employer].name;
	}
	snprintf(tie->name, sizeof tie->name, "%s", name);
}

static bool make_tie(const struct demo_plan *plan, const struct demo_word *word, struct demo_tie *tie)
{
	tie->arbitrator = arbitrator_of(&plan->world, word->text);
	tie->line = strdup(word->more);
	if (tie->arbitrator < 0 || !tie->line)
		return false;
	char *rest = NULL;
	tie->kind = strtok_r(tie->line, " ", &rest);
	const char *whom = strtok_r(NULL, " ", &rest);
	const char *from = strtok_r(NULL, " ", &rest), *until = strtok_r(NULL, " ", &rest);
	tie->from = from ? civil_parse(from) : CIVIL_NONE;
	tie->until = until ? civil_parse(until) : CIVIL_NONE;
	tie->note = rest ? rest : tie->line + strlen(tie->line);
	if (!tie->kind || !whom)
		return false;
	resolve(plan, whom, tie);
	return true;
}

bool demo_ties_make(struct demo_plan *plan, struct error *err)
{
	size_t count = plan->words.lists[WORDS_TIE].count;
	struct demo_tie *ties = calloc(count, sizeof *ties);
	if (!ties)
		return error_set(err, ERR_NOMEM, _("内存不足，演示数据没有生成。"));
	plan->world.ties = ties;
	plan->world.tie_count = count;
	for (size_t i = 0; i < count; i++) {
		const struct demo_word *word = demo_nth(&plan->words, WORDS_TIE, i);
		if (!make_tie(plan, word, &ties[i]))
			return error_set(err, ERR_CORRUPT, _("程序内置的演示数据 %s 有误：%s。"),
				"demo-arbitrators.tsv", word->text);
	}
	return true;
}

void demo_ties_free(struct demo_plan *plan)
{
	for (size_t i = 0; plan->world.ties && i < plan->world.tie_count; i++)
		free(plan->world.ties[i].line);
	free(plan->world.ties);
	plan->world.ties = NULL;
}

static bool is_party(const struct demo_life *life, const struct demo_tie *tie)
{
	return (tie->employer >= 0 && tie->employer == life->employer) ||
	       strcmp(tie->name, life->firms[SIDE_APPLICANT]) == 0 ||
	       strcmp(tie->name, life->firms[SIDE_RESPONDENT]) == 0 ||
	       strcmp(tie->name, life->applicant) == 0 ||
	       strcmp(tie->name, life->representatives[SIDE_APPLICANT]) == 0 ||
	       strcmp(tie->name, life->representatives[SIDE_RESPONDENT]) == 0;
}

bool demo_is_tied(const struct demo_world *world, const struct demo_life *life, int arbitrator)
{
	for (size_t i = 0; i < world->tie_count; i++)
		if (world->ties[i].arbitrator == arbitrator && is_party(life, &world->ties[i]))
			return true;
	return false;
}
