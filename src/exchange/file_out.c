#include "exchange/file_out.h"

#include "base/i18n.h"
#include "base/strbuf.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool write_all(int file, const char *data, size_t length)
{
	while (length > 0) {
		ssize_t written = write(file, data, length);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return false;
		data += written;
		length -= (size_t)written;
	}
	return fsync(file) == 0;
}

static bool failed(const char *path, struct error *err)
{
	return error_set(err, ERR_IO, _("不能写入 %s：%s；原来的文件没有改动"), path, strerror(errno));
}

bool file_write(const char *path, const char *data, size_t length, struct error *err)
{
	struct strbuf beside = {0};
	strbuf_addf(&beside, "%s.%ld.tmp", path, (long)getpid());
	char *fresh = beside.failed ? NULL : strbuf_take(&beside);
	strbuf_free(&beside);
	if (!fresh)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	int file = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	bool good = file >= 0 && write_all(file, data, length);
	int reason = errno;
	if (file >= 0 && close(file) != 0 && good) {
		reason = errno;
		good = false;
	}
	if (good && rename(fresh, path) != 0) {
		reason = errno;
		good = false;
	}
	if (!good) {
		if (file >= 0)
			unlink(fresh);
		errno = reason;
		failed(path, err);
	}
	free(fresh);
	return good;
}
