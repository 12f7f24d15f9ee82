#include "office/demo_ties.h"

#include "base/i18n.h"
#include "office/names.h"

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

static bool has_trait(const struct demo_plan *plan, size_t entry, enum fate_trait trait)
{
	return (demo_fates[plan->entries[entry].fate].traits & trait) != 0;
}

/* The people of the n-th case with that trait, round and round; false when there is none. */
static bool some_life(const struct demo_plan *plan, enum fate_trait trait, int n, struct demo_life *life)
{
	size_t count = 0;
	for (size_t i = 0; i < plan->entry_count; i++)
		count += has_trait(plan, i, trait);
	if (count == 0)
		return false;
	size_t left = (size_t)n % count, at = 0;
	while (!has_trait(plan, at, trait) || left-- > 0)
		at++;
	demo_life_begin(&plan->world, life, at, &demo_fates[plan->entries[at].fate], plan->entries[at].day);
	return true;
}

/* "respondent:3", "applicant:5": of the open case of that number; "waiting-…": of one that has no tribunal
 * yet; "pool:60": an employer; else the name itself. A small office has fewer of them, or no open case at
 * all. */
static void resolve(const struct demo_plan *plan, const char *whom, struct demo_tie *tie)
{
	static const struct {
		const char *prefix;
		enum fate_trait trait;
		bool applicant;
	} cases[] = {{"respondent:", FATE_OPEN, false}, {"applicant:", FATE_OPEN, true},
		{"waiting-respondent:", FATE_UNFORMED, false}, {"waiting-applicant:", FATE_UNFORMED, true}};
	struct demo_life life;
	const char *colon = strchr(whom, ':');
	int n = colon ? (int)strtol(colon + 1, NULL, 10) : 0;
	const char *name = colon ? plan->employers[n % plan->world.employers].name : whom;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (strncmp(whom, cases[i].prefix, strlen(cases[i].prefix)) == 0 &&
			some_life(plan, cases[i].trait, n, &life))
			name = cases[i].applicant ? life.applicant : plan->employers[life.employer].name;
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

static void free_keys(char **keys, int count)
{
	for (int i = 0; keys && i < count; i++)
		free(keys[i]);
	free(keys);
}

static char **employer_keys(const struct demo_plan *plan)
{
	int count = plan->world.employers;
	char **keys = calloc((size_t)count, sizeof *keys);
	for (int i = 0; keys && i < count; i++)
		if (!(keys[i] = name_key(plan->employers[i].name))) {
			free_keys(keys, count);
			return NULL;
		}
	return keys;
}

/* As eligibility has it: the company, however it is spelt, and its branches. */
static bool find_employers(const struct demo_plan *plan, char **keys, struct demo_tie *tie)
{
	char *own = name_key(tie->name);
	tie->employers = calloc((size_t)plan->world.employers, sizeof *tie->employers);
	for (int i = 0; own && tie->employers && i < plan->world.employers; i++)
		if (strcmp(own, keys[i]) == 0 || name_keys_are_branches(own, keys[i]))
			tie->employers[tie->employer_count++] = i;
	free(own);
	return own && tie->employers;
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
	char **keys = employer_keys(plan);
	bool good = keys != NULL;
	for (size_t i = 0; good && i < count; i++)
		good = find_employers(plan, keys, &ties[i]);
	free_keys(keys, plan->world.employers);
	return good || error_set(err, ERR_NOMEM, _("内存不足，演示数据没有生成。"));
}

void demo_ties_free(struct demo_plan *plan)
{
	for (size_t i = 0; plan->world.ties && i < plan->world.tie_count; i++) {
		free(plan->world.ties[i].line);
		free(plan->world.ties[i].employers);
	}
	free(plan->world.ties);
	free(plan->world.clients);
	plan->world.ties = NULL;
	plan->world.clients = NULL;
}

bool demo_clients_make(struct demo_plan *plan, struct error *err)
{
	struct demo_world *world = &plan->world;
	size_t count = plan->words.lists[WORDS_CLIENT].count;
	struct demo_client *clients = calloc(count, sizeof *clients);
	if (!clients)
		return error_set(err, ERR_NOMEM, _("内存不足，演示数据没有生成。"));
	for (size_t i = 0; i < count; i++) {
		const struct demo_word *word = demo_nth(&plan->words, WORDS_CLIENT, i);
		struct demo_life life;
		int n = (int)strtol(word->more, NULL, 10);
		bool found = some_life(plan, FATE_UNFORMED, n, &life);
		clients[i] = (struct demo_client){word->text, found ? life.employer : -1};
	}
	world->clients = clients;
	world->client_count = count;
	return true;
}

const char *demo_counsel_of(const struct demo_world *world, int employer)
{
	for (size_t i = 0; i < world->client_count; i++)
		if (world->clients[i].employer == employer)
			return world->clients[i].firm;
	return NULL;
}

bool demo_comes_from(const struct demo_world *world, int arbitrator, const char *firm)
{
	if (strcmp(world->arbitrators[arbitrator].organisation, firm) == 0)
		return true;
	for (size_t i = 0; i < world->tie_count; i++)
		if (world->ties[i].arbitrator == arbitrator && strcmp(world->ties[i].name, firm) == 0)
			return true;
	return false;
}

static bool is_party(const struct demo_life *life, const struct demo_tie *tie)
{
	const char *const people[] = {life->applicant, life->representatives[SIDE_APPLICANT],
		life->representatives[SIDE_RESPONDENT], life->firms[SIDE_APPLICANT],
		life->firms[SIDE_RESPONDENT]};
	for (int i = 0; i < tie->employer_count; i++)
		if (tie->employers[i] == life->employer)
			return true;
	for (size_t i = 0; i < sizeof people / sizeof *people; i++)
		if (strcmp(tie->name, people[i]) == 0)
			return true;
	return false;
}

bool demo_is_tied(const struct demo_world *world, const struct demo_life *life, int arbitrator)
{
	for (size_t i = 0; i < world->tie_count; i++)
		if (world->ties[i].arbitrator == arbitrator && is_party(life, &world->ties[i]))
			return true;
	return false;
}
