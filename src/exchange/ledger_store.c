#include "exchange/ledger_store.h"

#include "base/i18n.h"
#include "base/text.h"
#include "office/import_ledger.h"
#include "store/txn.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NAME_BYTES = 120 }; /* of the ledger's name in the journal */

/* Reading takes about as long as deriving what was read. */
#define READING_SHARE 0.6

/* --- the file of rejected records --- */

/* As readable for others as the ledger is, never more. NULL with err. */
static FILE *open_rejected(
	struct ledger_source *source, const struct ledger_destination *to, struct error *err)
{
	struct stat ledger, there;
	bool known = fstat(fileno(source->file), &ledger) == 0;
	mode_t mode = known ? ledger.st_mode & 0666 : 0;
	if (known && stat(to->rejected, &there) == 0 && there.st_dev == ledger.st_dev &&
		there.st_ino == ledger.st_ino) {
		error_set(err, ERR_REFUSED,
			_("%s 就是台账本身，不能用来存放退回的记录；没有导入任何内容，请另取一个名字"),
			to->rejected);
		return NULL;
	}
	int flags = O_WRONLY | O_CREAT | O_CLOEXEC | (to->replace ? O_TRUNC : O_EXCL);
	int fd = open(to->rejected, flags, mode | 0600);
	FILE *out = fd >= 0 ? fdopen(fd, "wb") : NULL;
	if (out)
		return out;
	if (fd >= 0)
		close(fd);
	if (errno == EEXIST)
		error_set(err, ERR_REFUSED, _("%s 已经存在，没有覆盖它，也没有导入任何内容；请另取一个名字"),
			to->rejected);
	else
		error_set(err, ERR_IO, _("%s 不能写入：%s；没有导入任何内容"), to->rejected, strerror(errno));
	return NULL;
}

static bool write_rejected(struct ledger_source *source, const struct ledger_report *checked,
	const struct ledger_destination *to, struct error *err)
{
	FILE *out = open_rejected(source, to, err);
	if (!out)
		return false;
	bool ok = ledger_write_rejected(source, checked, out, err);
	if (fclose(out) != 0 && ok)
		ok = error_set(
			err, ERR_IO, _("%s 没有写完：%s；没有导入任何内容"), to->rejected, strerror(errno));
	if (!ok)
		unlink(to->rejected);
	return ok;
}

/* --- storing --- */

struct storing {
	struct office *office;
	ledger_progress *progress;
	void *context;
};

static bool store_record(void *context, const struct ledger_record *record, struct error *err)
{
	struct storing *storing = context;
	return import_ledger_add(storing->office, record, err);
}

static bool reading_done(void *context, double done)
{
	struct storing *storing = context;
	return !storing->progress || storing->progress(storing->context, done * READING_SHARE);
}

static bool deriving_done(void *context, double done)
{
	struct storing *storing = context;
	double all = READING_SHARE + done * (1 - READING_SHARE);
	return !storing->progress || storing->progress(storing->context, all);
}

static bool store_all(struct ledger_source *source, const struct ledger_options *options,
	const struct ledger_report *checked, struct storing *storing, struct error *err)
{
	/* Numbers that the office knows were looked for when it was checked; now the file's own are there. */
	struct ledger_options again = *options;
	again.each = store_record;
	again.known = NULL;
	again.progress = reading_done;
	again.context = storing;
	struct ledger_report report = {0};
	bool ok = ledger_read(source, &again, &report, err);
	if (ok && (report.cases != checked->cases || report.amount != checked->amount ||
			  report.rejected_count != checked->rejected_count))
		ok = error_set(err, ERR_CONFLICT, _("导入期间文件变了，没有导入任何内容；请再试一次"));
	ledger_report_clear(&report);
	return ok;
}

static bool store_in_one(struct ledger_source *source, const struct ledger_options *options,
	const struct ledger_report *checked, const struct ledger_destination *to, struct error *err)
{
	struct storing storing = {to->office, options->progress, options->context};
	struct strbuf summary = {0};
	size_t length = text_boundary(to->name, strlen(to->name), NAME_BYTES);
	strbuf_addf(&summary, _("导入台账 %.*s：%zu 件"), (int)length, to->name, checked->cases);
	bool begun = import_ledger_begin(to->office, strbuf_text(&summary), err);
	strbuf_free(&summary);
	if (!begun)
		return false;
	txn_watch(to->office->store, deriving_done, &storing);
	if (store_all(source, options, checked, &storing, err))
		return import_ledger_commit(to->office, err);
	import_ledger_rollback(to->office);
	return false;
}

bool ledger_store(struct ledger_source *source, const struct ledger_options *options,
	const struct ledger_report *checked, const struct ledger_destination *destination, struct error *err)
{
	bool rejects = checked->rejected_count && destination->rejected;
	if (rejects && !write_rejected(source, checked, destination, err))
		return false;
	if (store_in_one(source, options, checked, destination, err))
		return true;
	if (rejects)
		unlink(destination->rejected);
	return false;
}
