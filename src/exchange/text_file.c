#include "exchange/text_file.h"

#include "base/i18n.h"
#include "exchange/encoding.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

/* Lines up to there. */
static size_t line_of(const char *text, const char *at)
{
	size_t line = 1;
	for (; text < at; text++)
		line += *text == '\n';
	return line;
}

static bool read_all(struct decoder *decoder, const char *path, struct strbuf *out, struct error *err)
{
	size_t before = out->length;
	for (;;) {
		const char *piece;
		size_t length;
		if (!decoder_read(decoder, &piece, &length, err))
			return false;
		if (length == 0)
			break;
		strbuf_add_bytes(out, piece, length);
		if (out->failed)
			return error_set(err, ERR_NOMEM, _("内存不足，没有导入任何内容"));
		if (out->length - before > TEXT_FILE_MOST)
			return error_set(err, ERR_INPUT, _("%s 太大，不像一张表；没有导入任何内容"), path);
	}
	struct undecoded bad;
	const char *text = strbuf_text(out) + before;
	if (undecoded_find(text, out->length - before, &bad))
		return error_set(err, ERR_INPUT,
			_("有无法解读的字节 0x%02X（第 %zu 行，文件第 %llu 字节），请核对文件编码或改正后再导入"),
			bad.byte, line_of(text, bad.at), (unsigned long long)bad.offset + 1);
	if (strlen(text) != out->length - before)
		return error_set(
			err, ERR_INPUT, _("文件不是文本（含大量控制字节），没有导入；请另存为 CSV 后再导入"));
	return true;
}

bool text_file_read(const char *path, const char *encoding, struct strbuf *out, struct error *err)
{
	FILE *file = fopen(path, "rb");
	if (!file)
		return error_set(
			err, ERR_IO, _("无法打开 %s（%s），没有导入任何内容"), path, strerror(errno));
	struct stat status;
	struct encoding found;
	struct decoder *decoder = NULL;
	bool ok = fstat(fileno(file), &status) == 0 && S_ISREG(status.st_mode);
	if (!ok)
		error_set(err, ERR_IO, _("%s 是文件夹或读不到，没有导入任何内容"), path);
	ok = ok &&
	     (encoding ? encoding_named(file, encoding, &found, err) : encoding_detect(file, &found, err)) &&
	     decoder_open(file, &found, &decoder, err) && read_all(decoder, path, out, err);
	decoder_close(decoder);
	fclose(file);
	return ok;
}
