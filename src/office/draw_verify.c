/* draw_verify.c — repeating the draws of a case: does the journal still say what the file says, and do the
 * names follow from it? */
#include "base/i18n.h"
#include "office/draw.h"
#include "store/journal.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

struct verifier {
	struct office *office;
	const struct draw *draw;
	draw_finding *each;
	void *context;
	bool holds; /* this draw */
};

static void found(struct verifier *v, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void found(struct verifier *v, const char *format, ...)
{
	struct strbuf text = {0};
	va_list args;
	va_start(args, format);
	strbuf_addv(&text, format, args);
	va_end(args);
	v->holds = false;
	v->each(v->context, v->draw, strbuf_text(&text));
	strbuf_free(&text);
}

/* ---- against the journal ---- */

/* What the journal says the draw was when it was committed to. */
struct original {
	int64_t draw_id;
	int64_t seq; /* 0: the entry was not found */
	bool inserted; /* by the entry being read */
	char *seed, *record, *commitment;
	bool failed;
};

static void take_change(void *context, const char *table, int64_t id, const char *column, const char *before,
	const char *after)
{
	struct original *original = context;
	if (strcmp(table, "draw") != 0 || id != original->draw_id || before || !after)
		return;
	char **field = strcmp(column, "seed") == 0         ? &original->seed
		       : strcmp(column, "record") == 0     ? &original->record
		       : strcmp(column, "commitment") == 0 ? &original->commitment
							   : NULL;
	if (!field)
		return;
	original->inserted = true;
	free(*field);
	*field = strdup(after);
	original->failed |= *field == NULL;
}

static bool find_original(struct verifier *v, struct original *original, struct error *err)
{
	enum { PAGE = 64 };
	int64_t before = 0;
	for (bool more = true; more && !original->seq;) {
		struct journal_list list;
		if (!journal_load(v->office->store, v->draw->case_id, before, PAGE, &list, err))
			return false;
		bool good = true;
		for (size_t i = 0; good && i < list.count && !original->seq; i++) {
			before = list.items[i].seq;
			if (strcmp(list.items[i].act, "draw_commit") != 0)
				continue;
			good = journal_changes(v->office->store, before, take_change, original, err);
			if (original->inserted)
				original->seq = before;
		}
		more = list.count == PAGE;
		journal_list_free(&list);
		if (!good)
			return false;
	}
	return !original->failed || error_set(err, ERR_NOMEM, _("内存不足"));
}

static void add_line(struct strbuf *out, const char *line)
{
	for (; *line && *line != '\n'; line++)
		strbuf_add_char(out, *line == '\t' ? ' ' : *line);
}

/* Where two texts part: the line's number and both lines. */
static void compare_records(struct verifier *v, const char *was, const char *is)
{
	struct strbuf then = {0}, now = {0};
	const char *then_line = was, *now_line = is;
	size_t line = 1;
	for (size_t i = 0; was[i] && was[i] == is[i]; i++)
		if (was[i] == '\n') {
			line++;
			then_line = was + i + 1;
			now_line = is + i + 1;
		}
	add_line(&then, then_line);
	add_line(&now, now_line);
	found(v, _("名单第 %zu 行被改动：日志里是“%s”，现在是“%s”"), line, strbuf_text(&then),
		strbuf_text(&now));
	strbuf_free(&then);
	strbuf_free(&now);
}

static bool check_journal(struct verifier *v, struct error *err)
{
	struct original original = {.draw_id = v->draw->id};
	bool good = find_original(v, &original, err);
	if (good && !original.seq)
		found(v, _("日志里没有这次抽取的名单：不是本程序写入的，或日志被改动过"));
	if (good && original.record && strcmp(original.record, v->draw->record) != 0)
		compare_records(v, original.record, v->draw->record);
	if (good && original.seed && strcmp(original.seed, v->draw->seed) != 0)
		found(v, _("种子被改动：日志里是 %s，现在是 %s"), original.seed, v->draw->seed);
	if (good && original.commitment && strcmp(original.commitment, v->draw->commitment) != 0)
		found(v, _("承诺值被改动：日志里是 %s，现在是 %s"), original.commitment, v->draw->commitment);
	free(original.seed);
	free(original.record);
	free(original.commitment);
	return good;
}

/* ---- against the algorithm and the tribunal ---- */

/* Every seat drawn is in the tribunal, and the tribunal has no other seat of this draw. */
static bool check_seats(
	struct verifier *v, const struct draw_record *record, const size_t *picked, struct error *err)
{
	struct row_list seats;
	if (!row_list_of_case(v->office->store, &tribunal_table, v->draw->case_id, &seats, err))
		return false;
	bool given[DRAW_SEATS] = {false};
	for (size_t i = 0; i < seats.count; i++) {
		const struct tribunal *seat = ROW_AT(&seats, tribunal, i);
		bool known = seat->draw_id != v->draw->id;
		for (int k = 0; !known && k < record->seat_count; k++)
			if (!given[k] && strcmp(record->seats[k], seat->seat) == 0 &&
				record->eligible[picked[k]].id == seat->arbitrator_id)
				known = given[k] = true;
		if (!known)
			found(v, _("仲裁庭第 %lld 行（%s）不是抽中的人"), (long long)seat->id, seat->seat);
	}
	for (int k = 0; k < record->seat_count; k++)
		if (!given[k])
			found(v, _("抽中的 %s（%s）不在仲裁庭的记录里"), record->eligible[picked[k]].name,
				record->seats[k]);
	row_list_free(&seats);
	return true;
}

static bool check_draw(struct verifier *v, struct error *err)
{
	struct draw_record record;
	struct strbuf outcome = {0};
	size_t picked[DRAW_SEATS];
	if (!check_journal(v, err))
		return false;
	if (!draw_outcome(v->draw, &record, picked, &outcome, err)) {
		strbuf_free(&outcome);
		if (err->code != ERR_CORRUPT && err->code != ERR_REFUSED)
			return false;
		found(v, "%s", error_text(err));
		error_clear(err);
		return true;
	}
	bool good = true;
	if (strcmp(v->draw->state, "drawn") == 0) {
		if (!v->draw->outcome || strcmp(v->draw->outcome, strbuf_text(&outcome)) != 0)
			found(v, _("记下的结果不是由种子和名单得出的结果"));
		good = check_seats(v, &record, picked, err);
	}
	draw_record_free(&record);
	strbuf_free(&outcome);
	return good;
}

bool draw_verify(struct office *office, int64_t case_id, draw_finding *each, void *context, bool *holds,
	struct error *err)
{
	struct row_list draws;
	*holds = true;
	if (!row_list_of_case(office->store, &draw_table, case_id, &draws, err))
		return false;
	bool good = draws.count > 0 || error_set(err, ERR_NOTFOUND, _("本案没有抽取过仲裁员"));
	for (size_t i = 0; good && i < draws.count; i++) {
		struct verifier v = {office, ROW_AT(&draws, draw, i), each, context, true};
		good = check_draw(&v, err);
		if (good && v.holds)
			each(context, v.draw, NULL);
		*holds &= v.holds;
	}
	row_list_free(&draws);
	return good;
}
