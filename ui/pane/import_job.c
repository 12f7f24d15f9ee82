#include "pane/import_job.h"

#include "base/embedded.h"
#include "base/i18n.h"
#include "office/import_ledger.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool import_job_init(struct import_job *job, struct office *office, civil_date today, struct error *err)
{
	*job = (struct import_job){.office = office, .today = office ? office->today : today};
	job->words = office ? office->words : words_load(err);
	if (!job->words)
		return false;
	if (office)
		return true;
	const struct embedded_file *holidays = embedded_find("holidays.tsv");
	job->calendar = malloc(sizeof *job->calendar);
	if (!job->calendar || !holidays)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	return law_calendar_load(job->calendar, holidays->text, err);
}

static void forget_rows(struct import_job *job)
{
	for (size_t i = 0; i < job->row_count; i++) {
		free(job->rows[i].number);
		free(job->rows[i].applicants);
		free(job->rows[i].respondents);
	}
	free(job->rows);
	job->rows = NULL;
	job->row_count = 0;
}

static void forget_report(struct import_job *job)
{
	forget_rows(job);
	ledger_report_clear(&job->report);
	job->checked = false;
}

static void close_source(struct import_job *job)
{
	forget_report(job);
	if (job->open)
		ledger_source_close(&job->source);
	job->open = false;
	job->mapped = false;
	free(job->ignored);
	job->ignored = NULL;
}

void import_job_free(struct import_job *job)
{
	close_source(job);
	if (!job->office)
		words_free(job->words);
	free(job->calendar);
	free(job->path);
	free(job->encoding);
	*job = (struct import_job){0};
}

bool import_job_open(struct import_job *job, const char *path, const char *encoding, struct error *err)
{
	char *new_path = strdup(path), *new_encoding = encoding ? strdup(encoding) : NULL;
	close_source(job);
	free(job->path);
	free(job->encoding);
	job->path = new_path;
	job->encoding = new_encoding;
	if (!new_path || (encoding && !new_encoding))
		return error_set(err, ERR_NOMEM, _("内存不足，文件没有读入"));
	/* A pipe or a device may never end, and the screen would wait for it. */
	struct stat info;
	if (stat(path, &info) == 0 && !S_ISREG(info.st_mode))
		return error_set(err, ERR_IO, _("%s 不是普通文件，没有导入任何内容"), path);
	job->open = ledger_source_open(&job->source, path, encoding, err);
	return job->open;
}

const char *import_job_name(const struct import_job *job)
{
	const char *slash = job->path ? strrchr(job->path, '/') : NULL;
	return slash ? slash + 1 : job->path ? job->path : "";
}

/* --- checking --- */

struct checking {
	struct import_job *job;
	ledger_progress *progress;
	void *context;
};

static char *copy_text(const char *text)
{
	return strdup(text ? text : "");
}

static bool keep_row(void *context, const struct ledger_record *record, struct error *err)
{
	struct import_job *job = ((struct checking *)context)->job;
	if (job->row_count == IMPORT_ROWS)
		return true;
	if (!job->rows)
		job->rows = calloc(IMPORT_ROWS, sizeof *job->rows);
	if (!job->rows)
		return error_set(err, ERR_NOMEM, _("内存不足，没有导入任何内容"));
	struct import_row *row = &job->rows[job->row_count++];
	*row = (struct import_row){.record = record->record,
		.year = record->year,
		.serial = record->serial,
		.number = copy_text(record->case_number),
		.applicants = copy_text(record->applicants),
		.respondents = copy_text(record->respondents),
		.cause = record->cause->label,
		.accepted = record->accepted,
		.closed = record->closed,
		.amount = record->amount,
		.head_count = record->head_count};
	return (row->number && row->applicants && row->respondents) ||
	       error_set(err, ERR_NOMEM, _("内存不足，没有导入任何内容"));
}

static bool is_known(void *context, const char *case_number)
{
	struct import_job *job = ((struct checking *)context)->job;
	return job->office && import_ledger_knows(job->office, case_number);
}

static bool pass_on(void *context, double done)
{
	struct checking *checking = context;
	return !checking->progress || checking->progress(checking->context, done);
}

static struct ledger_options options_of(const struct import_job *job)
{
	return (struct ledger_options){.words = job->words,
		.calendar = job->office ? job->office->law->calendar : job->calendar,
		.pattern = job->office ? job->office->commission.case_number_pattern : NULL,
		.today = job->today,
		.mapping = job->mapped ? &job->mapping : NULL};
}

bool import_job_check(struct import_job *job, ledger_progress *progress, void *context, struct error *err)
{
	forget_report(job);
	struct checking checking = {job, progress, context};
	struct ledger_options options = options_of(job);
	options.each = keep_row;
	options.known = is_known;
	options.progress = pass_on;
	options.context = &checking;
	job->checked = ledger_read(&job->source, &options, &job->report, err);
	return job->checked;
}

bool import_job_unsure(const struct import_job *job)
{
	return job->open && !job->checked && job->report.header.count > 1 && job->report.records == 0;
}

/* --- setting up an office for it --- */

char *import_job_commission(const struct import_job *job)
{
	static const char *const endings[] = {"仲裁委员会", "仲裁院"};
	const char *title = job->report.header.title;
	for (size_t i = 0; title && i < sizeof endings / sizeof *endings; i++) {
		const char *found = strstr(title, endings[i]);
		if (!found)
			continue;
		title += strspn(title, "0123456789");
		title += strncmp(title, "年", strlen("年")) == 0 ? strlen("年") : 0;
		if (found > title)
			return strndup(title, (size_t)(found - title) + strlen(endings[i]));
	}
	return NULL;
}

char *import_job_number(const struct import_job *job)
{
	for (size_t i = 0; i < job->row_count; i++)
		if (*job->rows[i].number)
			return strdup(job->rows[i].number);
	return NULL;
}

/* --- storing --- */

char *import_job_rejected_name(const struct import_job *job)
{
	enum { TRIES = 100 };
	struct strbuf name = {0};
	strbuf_addf(&name, "%s.rejected.csv", job->path);
	/* Those of an earlier import may be waiting to be corrected. */
	for (int i = 2; i < TRIES && !name.failed && access(strbuf_text(&name), F_OK) == 0; i++) {
		strbuf_reset(&name);
		strbuf_addf(&name, "%s.rejected-%d.csv", job->path, i);
	}
	return strbuf_take(&name);
}

bool import_job_store(struct import_job *job, struct office *office, const char *rejected,
	ledger_progress *progress, void *context, struct error *err)
{
	struct ledger_options options = options_of(job);
	options.pattern = office->commission.case_number_pattern; /* it may have been set up only now */
	options.progress = progress;
	options.context = context;
	const struct ledger_destination destination = {
		.office = office, .name = import_job_name(job), .rejected = rejected};
	return ledger_store(&job->source, &options, &job->report, &destination, err);
}
