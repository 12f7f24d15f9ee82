#include "exchange/ledger_source.h"

#include "base/i18n.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static bool copy_to_temporary(struct ledger_source *source, const char *path, struct error *err)
{
	FILE *copy = tmpfile();
	char buffer[16384];
	bool ok = copy != NULL;
	for (size_t n; ok && (n = fread(buffer, 1, sizeof buffer, source->file)) > 0;)
		ok = fwrite(buffer, 1, n, copy) == n;
	ok = ok && !ferror(source->file) && fflush(copy) == 0;
	int why = errno;
	fclose(source->file);
	source->file = copy;
	if (ok)
		return true;
	return error_set(err, ERR_IO, _("无法读取 %s（%s），没有导入任何内容"), path, strerror(why));
}

bool ledger_source_open(
	struct ledger_source *source, const char *path, const char *encoding, struct error *err)
{
	*source = (struct ledger_source){.file = fopen(path, "rb")};
	if (!source->file)
		return error_set(
			err, ERR_IO, _("无法打开 %s（%s），没有导入任何内容"), path, strerror(errno));
	struct stat status;
	bool ok = fstat(fileno(source->file), &status) == 0;
	if (!ok || S_ISDIR(status.st_mode)) {
		ok = error_set(err, ERR_IO, _("%s 是文件夹或读不到，没有导入任何内容"), path);
	} else if (!S_ISREG(status.st_mode)) {
		ok = copy_to_temporary(source, path, err);
		if (ok && fstat(fileno(source->file), &status) != 0)
			ok = error_set(
				err, ERR_IO, _("无法读取 %s（%s），没有导入任何内容"), path, strerror(errno));
	}
	if (ok)
		source->size = (uint64_t)status.st_size;
	ok = ok && (encoding ? encoding_named(source->file, encoding, &source->encoding, err)
			     : encoding_detect(source->file, &source->encoding, err));
	ok = ok && decoder_open(source->file, &source->encoding, &source->decoder, err) &&
	     ledger_source_rewind(source, err);
	if (!ok)
		ledger_source_close(source);
	return ok;
}

bool ledger_source_rewind(struct ledger_source *source, struct error *err)
{
	csv_close(source->reader);
	source->reader = NULL;
	if (!decoder_rewind(source->decoder, err) ||
		!csv_open(source->decoder, source->delimiter, &source->reader, err))
		return false;
	source->delimiter = csv_delimiter(source->reader);
	return true;
}

void ledger_source_close(struct ledger_source *source)
{
	csv_close(source->reader);
	decoder_close(source->decoder);
	if (source->file)
		fclose(source->file);
	*source = (struct ledger_source){0};
}
