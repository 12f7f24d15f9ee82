/* How long does each query of the panes take on this file?  queries FILE [FLOOR]
 *
 * One line a query, slowest first: the slowest and the median call in milliseconds. Lines under FLOOR (0.5
 * ms) are only counted. A docket query is made of every sort in both directions with every filter below: its
 * first window, forty on, the last window, forty back, and the counts of the title; each view of the services
 * likewise. */
#include "base/text.h"
#include "office/day_sheet.h"
#include "office/eligibility.h"
#include "office/filter.h"
#include "office/office.h"
#include "office/service_chain.h"
#include "store/backlog.h"
#include "store/hearings.h"
#include "store/journal.h"
#include "store/roster.h"
#include "store/services.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { WINDOWS = 40, MOST_LINES = 2000, MOST_CALLS = 128 };

struct line {
	char name[160];
	double worst, median;
};

struct bench {
	struct office office;
	struct line lines[MOST_LINES];
	size_t count;
	double calls[MOST_CALLS]; /* of the line being measured */
	size_t call_count;
	double begun;
	struct error err;
};

static double milliseconds(void)
{
	struct timespec now;
	clock_gettime(getenv("BENCH_CPU") ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void begin(struct bench *b)
{
	b->begun = milliseconds();
}

static void end(struct bench *b)
{
	if (b->call_count < MOST_CALLS)
		b->calls[b->call_count++] = milliseconds() - b->begun;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static void finish_line(struct bench *b, const char *what, const char *which)
{
	if (b->call_count == 0 || b->count == MOST_LINES)
		return;
	struct line *line = &b->lines[b->count++];
	qsort(b->calls, b->call_count, sizeof *b->calls, by_size);
	snprintf(line->name, sizeof line->name, "%s  %s", what, which);
	line->worst = b->calls[b->call_count - 1];
	line->median = b->calls[b->call_count / 2];
	b->call_count = 0;
}

static bool load(struct bench *b, struct docket_query *query, struct docket_window *window)
{
	docket_window_free(window);
	begin(b);
	bool ok = docket_load(b->office.store, query, window, &b->err);
	end(b);
	return ok;
}

/* As the pane goes on: from the window's last row, or from where the scan was cut. */
static bool go_on(struct docket_query *query, const struct docket_window *window, bool forward)
{
	query->from = forward ? FROM_AFTER : FROM_BEFORE;
	if (window->cut) {
		query->sort_value = window->resume_value;
		query->case_id = window->resume_id;
		return true;
	}
	if (window->count == 0 || (forward ? window->at_end : window->at_start))
		return false;
	const struct docket_row *row = &window->rows[forward ? window->count - 1 : 0];
	query->sort_value = row->sort_value;
	query->case_id = row->case_id;
	return true;
}

static bool walk(struct bench *b, struct docket_query *query, struct docket_window *window, bool forward,
	const char *which)
{
	query->from = forward ? FROM_START : FROM_END;
	if (!load(b, query, window))
		return false;
	finish_line(b, forward ? "first window" : "last window", which);
	for (int i = 0; i < WINDOWS && go_on(query, window, forward); i++)
		if (!load(b, query, window))
			return false;
	finish_line(b, forward ? "windows on" : "windows back", which);
	return true;
}

static const char *const sorts[DOCKET_SORTS] = {"due", "number", "accepted", "amount", "closed", "limit"};

static bool measure_filter(struct bench *b, const char *text)
{
	struct docket_query query = {.today = b->office.today, .limit = 96, .enough = 64};
	struct docket_counts counts;
	struct docket_window *window = calloc(1, sizeof *window);
	char which[120];
	bool ok = window && filter_parse(&b->office, text, &query.filter, &b->err);
	for (int i = 0; ok && i < 8; i++) {
		begin(b);
		ok = docket_count(b->office.store, &query.filter, b->office.today, &counts, &b->err);
		end(b);
	}
	if (ok) {
		snprintf(which, sizeof which, "[%s] %lld%s", text, (long long)counts.matching,
			counts.more ? "+" : "");
		finish_line(b, "count", which);
	}
	for (int sort = 0; ok && sort < DOCKET_SORTS; sort++)
		for (int down = 0; ok && down < 2; down++) {
			query.sort = (enum docket_sort)sort;
			query.descending = down;
			snprintf(which, sizeof which, "[%s] by %s%s", text, sorts[sort],
				down ? " descending" : "");
			ok = walk(b, &query, window, true, which) && walk(b, &query, window, false, which);
		}
	if (window)
		docket_window_free(window);
	free(window);
	return ok;
}

static bool measure_hearings(struct bench *b)
{
	civil_date today = b->office.today;
	static const int spans[] = {1, 7, 42};
	int counts[42];
	for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
		char which[32];
		snprintf(which, sizeof which, "%d days", spans[i]);
		for (int step = 0; step < 20; step++) {
			struct hearing_query query = {.from = minute_make(today - 30 * step, 0, 0)};
			query.until = query.from + (civil_minute)spans[i] * 1440;
			struct hearing_list list;
			begin(b);
			bool ok = hearings_load(b->office.store, &query, &list, &b->err);
			end(b);
			if (!ok)
				return false;
			hearing_list_free(&list);
		}
		finish_line(b, "hearings", which);
		for (int step = 0; step < 20; step++) {
			struct hearing_query query = {.from = minute_make(today - 30 * step, 0, 0)};
			query.until = query.from + (civil_minute)spans[i] * 1440;
			begin(b);
			bool ok =
				hearings_per_day(b->office.store, &query, (size_t)spans[i], counts, &b->err);
			end(b);
			if (!ok)
				return false;
		}
		finish_line(b, "hearings per day", which);
	}
	return true;
}

static bool measure_windows(struct bench *b, const struct day_sheet *sheet, bool forwards, const char *which)
{
	struct day_window window = {0};
	struct day_row place = {0};
	bool ok = true, more = true;
	enum day_from from = forwards ? DAY_FROM_START : DAY_FROM_END;
	for (int i = 0; ok && more && i < WINDOWS; i++) {
		begin(b);
		ok = day_window_load(sheet, from, &place, 96, &window, &b->err);
		end(b);
		more = ok && window.count > 0 && !(forwards ? window.at_end : window.at_start);
		if (more)
			place = window.rows[forwards ? window.count - 1 : 0];
		day_window_free(&window);
		from = forwards ? DAY_FROM_AFTER : DAY_FROM_BEFORE;
	}
	finish_line(b, forwards ? "day sheet on" : "day sheet back", which);
	return ok;
}

/* The day sheet of the office, and of those whose tasks the first row's case is. */
static bool measure_day_sheet(struct bench *b)
{
	struct office *office = &b->office;
	struct day_person person = {0};
	struct day_sheet sheet = {0};
	bool ok = true;
	for (int mine = 0; ok && mine < 2; mine++) {
		for (int i = 0; ok && i < 8; i++) {
			begin(b);
			ok = day_sheet_read(&sheet, office, mine ? &person : NULL, &b->err);
			end(b);
		}
		char which[80];
		snprintf(which, sizeof which, "%s %zu overdue, %zu today, %zu hearings, %zu coming",
			mine ? "mine" : "all", sheet.counts[DAY_OVERDUE], sheet.counts[DAY_TODAY],
			sheet.counts[DAY_HEARINGS], sheet.counts[DAY_COMING]);
		finish_line(b, "day sheet", which);
		struct day_window first = {0};
		ok = ok && day_window_load(&sheet, DAY_FROM_START, NULL, 2, &first, &b->err);
		if (ok && !mine && first.count > 1)
			person = (struct day_person){.staff_id = first.rows[1].due.clerk_id,
				.arbitrator_id = first.rows[1].due.lead_id};
		day_window_free(&first);
		ok = ok && measure_windows(b, &sheet, true, mine ? "mine" : "all") &&
		     measure_windows(b, &sheet, false, mine ? "mine" : "all");
	}
	day_sheet_free(&sheet);
	return ok;
}

static bool measure_people(struct bench *b)
{
	struct office *office = &b->office;
	struct roster roster;
	begin(b);
	bool ok = roster_load(office->store, office->today, &roster, &b->err);
	end(b);
	if (!ok)
		return false;
	char which[48];
	snprintf(which, sizeof which, "%zu arbitrators", roster.count);
	finish_line(b, "roster", which);
	for (size_t i = 0; ok && i < roster.count && i < MOST_CALLS; i++) {
		struct seat_list seats;
		begin(b);
		ok = seats_of_arbitrator(office->store, roster.items[i].arbitrator.id, 40, &seats, &b->err);
		end(b);
		if (ok)
			seat_list_free(&seats);
	}
	finish_line(b, "seats", "of an arbitrator");
	struct docket_query query = {.filter = {.scope = SCOPE_OPEN}, .today = office->today, .limit = 20};
	struct docket_window *window = calloc(1, sizeof *window);
	ok = ok && window && docket_load(office->store, &query, window, &b->err);
	for (size_t i = 0; ok && i < window->count; i++) {
		struct eligibility_list list;
		begin(b);
		ok = eligibility_load(
			office, window->rows[i].case_id, &roster, office->today, &list, &b->err);
		end(b);
		if (ok)
			eligibility_list_free(&list);
	}
	finish_line(b, "eligibility", "of a case");
	roster_free(&roster);
	if (window)
		docket_window_free(window);
	free(window);
	return ok;
}

static const char *const views[SERVICES_VIEWS] = {"out", "back", "complete", "announced", "late", "hearing"};

static bool load_services(struct bench *b, const struct services_query *query, struct services_window *window)
{
	services_window_free(window);
	begin(b);
	bool ok = services_load(b->office.store, query, window, &b->err);
	end(b);
	return ok;
}

/* From one end of a view to as far as the windows reach. */
static bool walk_services(
	struct bench *b, struct services_query *query, struct services_window *window, bool forward)
{
	char which[80];
	snprintf(which, sizeof which, "%s [%s]", views[query->view], query->text ? query->text : "");
	query->from = forward ? SERVICES_FROM_START : SERVICES_FROM_END;
	if (!load_services(b, query, window))
		return false;
	finish_line(b, forward ? "services, first window" : "services, last window", which);
	for (int i = 0; i < WINDOWS && window->count && !(forward ? window->at_end : window->at_start); i++) {
		const struct services_row *row = &window->rows[forward ? window->count - 1 : 0];
		query->from = forward ? SERVICES_FROM_AT : SERVICES_FROM_BEFORE;
		query->sort_value = row->sort_value;
		query->case_id = row->case_id;
		query->item = row->item;
		if (!load_services(b, query, window))
			return false;
	}
	finish_line(b, forward ? "services, windows on" : "services, windows back", which);
	return true;
}

/* As the pane opens: the counts, a window, what comes next for its first row. */
static bool measure_service_pane(struct bench *b)
{
	const struct office *office = &b->office;
	struct services_query query = {
		.view = SERVICES_BACK, .today = office->today, .long_days = 15, .limit = 96};
	struct services_window *window = calloc(1, sizeof *window);
	struct service_outlook outlook = {0};
	int64_t counts[SERVICES_VIEWS];
	char which[120];
	begin(b);
	bool ok = window && services_count(office->store, office->today, query.long_days, counts, &b->err) &&
		  services_load(office->store, &query, window, &b->err) &&
		  (window->count == 0 || service_outlook_of(&b->office, window->rows[0].service_id,
						 office->today, &outlook, &b->err));
	end(b);
	service_outlook_free(&outlook);
	if (ok) {
		snprintf(which, sizeof which, "%lld out, %lld back, %lld late",
			(long long)counts[SERVICES_OUT], (long long)counts[SERVICES_BACK],
			(long long)counts[SERVICES_LATE]);
		finish_line(b, "service pane", which);
	}
	/* All; a common word, a rare one, the beginning of mailings' numbers, a name that nobody has. */
	static const char *const texts[] = {NULL, "重庆", "物业", "公", "10000", "无此人也"};
	for (int view = 0; ok && view < SERVICES_VIEWS; view++)
		for (size_t i = 0; ok && i < sizeof texts / sizeof *texts; i++) {
			query.view = (enum services_view)view;
			query.text = texts[i];
			ok = walk_services(b, &query, window, true) &&
			     walk_services(b, &query, window, false);
		}
	if (window)
		services_window_free(window);
	free(window);
	return ok;
}

static bool measure_journal(struct bench *b)
{
	int64_t before = 0;
	for (int i = 0; i < WINDOWS; i++) {
		struct journal_list list;
		begin(b);
		bool ok = journal_load(b->office.store, 0, before, 100, &list, &b->err);
		end(b);
		if (!ok)
			return false;
		if (list.count)
			before = list.items[list.count - 1].seq;
		journal_list_free(&list);
	}
	finish_line(b, "journal", "100 entries");
	return true;
}

static bool measure_backlog(struct bench *b)
{
	const struct office *office = &b->office;
	bool ok = true;
	for (int i = 0; ok && i < 8; i++) {
		struct backlog backlog;
		begin(b);
		ok = backlog_load(office->store, office->today, &backlog, &b->err);
		end(b);
	}
	finish_line(b, "backlog", "reasons");
	for (int i = 0; ok && i < 8; i++) {
		struct backlog_forecast forecast;
		begin(b);
		ok = backlog_forecast_load(office->store, office->today, &forecast, &b->err);
		end(b);
	}
	finish_line(b, "backlog", "forecast");
	for (int i = 0; ok && i < 8; i++) {
		int64_t forgotten;
		begin(b);
		ok = docket_forgotten(office->store, office->today, &forgotten, &b->err);
		end(b);
	}
	finish_line(b, "forgotten", "in the first line");
	return ok;
}

static int by_worst(const void *a, const void *b)
{
	const struct line *x = a, *y = b;
	return (y->worst > x->worst) - (y->worst < x->worst);
}

static bool measure_open(struct bench *b, const char *path)
{
	struct office_options how = {.path = path, .today = CIVIL_NONE};
	begin(b);
	bool ok = office_open(&b->office, &how, &b->err);
	end(b);
	finish_line(b, "open", "the office");
	return ok;
}

/* Each dimension alone and together with others: common, rare, without any hit. */
static const char *const filters[] = {"", "未结", "已结", "今日到期", "逾期", "送达受阻", "公告", "集体",
	"未组庭", "被遗忘", "积压", "原因:裁决未制作", "原因:待工伤认定", "我的", "未结 集体", "已结 集体",
	"阶段:送达中", "年:2015", "年:2015 未结"};

static bool measure_all(struct bench *b, const char *const *more)
{
	bool ok = true;
	for (size_t i = 0; ok && i < sizeof filters / sizeof *filters; i++)
		ok = measure_filter(b, filters[i]);
	for (; ok && *more; more++)
		ok = measure_filter(b, *more);
	return ok && measure_service_pane(b) && measure_hearings(b) && measure_day_sheet(b) &&
	       measure_people(b) && measure_journal(b) && measure_backlog(b);
}

int main(int argc, char **argv)
{
	if (argc < 3) {
		fputs("usage: queries FILE FLOOR [FILTER…]\n", stderr);
		return 2;
	}
	struct bench *b = calloc(1, sizeof *b);
	if (!b)
		return 1;
	double floor = strtod(argv[2], NULL);
	bool ok = measure_open(b, argv[1]) && measure_all(b, (const char *const *)argv + 3);
	if (!ok)
		fprintf(stderr, "%s\n", error_text(&b->err));
	qsort(b->lines, b->count, sizeof *b->lines, by_worst);
	size_t shown = 0;
	for (; shown < b->count && b->lines[shown].worst >= floor; shown++)
		printf("%9.2f %9.2f ms  %s\n", b->lines[shown].worst, b->lines[shown].median,
			b->lines[shown].name);
	printf("%zu queries below %.1f ms\n", b->count - shown, floor);
	office_close(&b->office);
	free(b);
	return ok ? 0 : 1;
}
