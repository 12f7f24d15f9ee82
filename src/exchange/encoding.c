#include "exchange/encoding.h"

#include "base/i18n.h"

#include "config.h"

#include <ctype.h>
#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { SAMPLE_SIZE = 4 << 20, RAW_SIZE = 64 << 10, TEXT_SIZE = 256 << 10 };

static bool read_error(struct error *err)
{
	return error_set(err, ERR_IO, _("文件读取失败（%s），没有导入任何内容；请检查磁盘或重新复制文件"),
		strerror(errno));
}

/* --- detection --- */

static const struct {
	const char *encoding;
	unsigned char mark[4];
	size_t length;
} marks[] = {
	{"UTF-8", {0xEF, 0xBB, 0xBF, 0}, 3},
	{"UTF-16LE", {0xFF, 0xFE, 0, 0}, 2},
	{"UTF-16BE", {0xFE, 0xFF, 0, 0}, 2},
	{"GB18030", {0x84, 0x31, 0x95, 0x33}, 4},
};

/* Files that people try to import although they are not text. */
static const struct {
	const char *magic;
	size_t length;
	const char *message; /* msgid */
} foreign[] = {
	{"PK\003\004", 4,
		N_("这是 Excel 工作簿（.xlsx），不是 CSV；请在 Excel 或 WPS 中另存为 CSV 或制表符分隔的文本后再导入")},
	{"\xD0\xCF\x11\xE0", 4,
		N_("这是旧式 Excel 工作簿（.xls），不是 CSV；请在 Excel 或 WPS 中另存为 CSV 后再导入")},
	{"%PDF", 4, N_("这是 PDF 文件，不是台账；请从 Excel 或 WPS 另存为 CSV 后再导入")},
	{"SQLite format 3", 15, N_("这是数据库文件，不是台账；要打开它请用 --db")},
};

struct statistics {
	size_t utf8_good, utf8_bad; /* sequences of more than one byte; bytes that belong to none */
	size_t gb_good, gb_bad;
	size_t nul_even, nul_odd;
	size_t controls; /* other than TAB, LF, CR, ^Z and NUL */
};

static size_t utf8_length(const unsigned char *s, size_t left, bool *cut)
{
	size_t length = s[0] >= 0xF0 && s[0] <= 0xF4 ? 4 : s[0] >= 0xE0 ? 3 : 2;
	*cut = false;
	if (s[0] < 0xC2 || s[0] > 0xF4)
		return 0;
	for (size_t i = 1; i < length; i++) {
		if (i == left) {
			*cut = true;
			return 0;
		}
		if ((s[i] & 0xC0) != 0x80)
			return 0;
	}
	return length;
}

static size_t gb_length(const unsigned char *s, size_t left, bool *cut)
{
	*cut = left < 2;
	if (s[0] < 0x81 || s[0] > 0xFE || left < 2)
		return 0;
	if (s[1] >= 0x40 && s[1] <= 0xFE && s[1] != 0x7F)
		return 2;
	if (s[1] < 0x30 || s[1] > 0x39)
		return 0;
	*cut = left < 4;
	return left >= 4 && s[2] >= 0x81 && s[2] <= 0xFE && s[3] >= 0x30 && s[3] <= 0x39 ? 4 : 0;
}

static void count_sequences(const unsigned char *bytes, size_t size,
	size_t (*sequence)(const unsigned char *, size_t, bool *), size_t *good, size_t *bad)
{
	for (size_t i = 0; i < size;) {
		bool cut;
		if (bytes[i] < 0x80) {
			i++;
			continue;
		}
		size_t length = sequence(bytes + i, size - i, &cut);
		if (length)
			++*good;
		else if (!cut)
			++*bad;
		i += length ? length : 1;
	}
}

static void gather(const unsigned char *bytes, size_t size, struct statistics *out)
{
	*out = (struct statistics){0};
	for (size_t i = 0; i < size; i++) {
		unsigned char c = bytes[i];
		if (!c)
			++*(i % 2 ? &out->nul_odd : &out->nul_even);
		else if (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != 0x1A)
			out->controls++;
	}
	count_sequences(bytes, size, utf8_length, &out->utf8_good, &out->utf8_bad);
	count_sequences(bytes, size, gb_length, &out->gb_good, &out->gb_bad);
}

/* Web pages and XML, which many systems export under the name .xls. */
static bool is_markup(const unsigned char *bytes, size_t size)
{
	static const char *const beginnings[] = {"<html", "<!doctype", "<table", "<?xml", "<meta", "<style"};
	while (size && (isspace(*bytes) || *bytes == 0xEF)) { /* the mark of UTF-8 is EF BB BF */
		size_t step = *bytes == 0xEF ? 3 : 1;
		step = step < size ? step : size;
		bytes += step;
		size -= step;
	}
	for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
		if (size >= strlen(beginnings[i]) &&
			strncasecmp((const char *)bytes, beginnings[i], strlen(beginnings[i])) == 0)
			return true;
	return false;
}

static bool decide(const unsigned char *bytes, size_t size, const char **name, struct error *err)
{
	for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
		if (size >= foreign[i].length && memcmp(bytes, foreign[i].magic, foreign[i].length) == 0)
			return error_set(err, ERR_INPUT, "%s", _(foreign[i].message));
	struct statistics s;
	gather(bytes, size, &s);
	/* Digits, commas and line ends of a table are half NUL in UTF-16, always on the same side. */
	if (s.nul_odd > 1 && s.nul_odd > 10 * s.nul_even && s.nul_odd * 40 >= size)
		*name = "UTF-16LE";
	else if (s.nul_even > 1 && s.nul_even > 10 * s.nul_odd && s.nul_even * 40 >= size)
		*name = "UTF-16BE";
	else if ((s.controls + s.nul_even + s.nul_odd) * 50 > size)
		return error_set(
			err, ERR_INPUT, _("文件不是文本（含大量控制字节），没有导入；请另存为 CSV 后再导入"));
	else if (!s.utf8_bad || (s.gb_bad && s.utf8_good > 4 * s.utf8_bad))
		*name = "UTF-8";
	else if (!s.gb_bad || s.gb_good > 20 * s.gb_bad)
		*name = "GB18030";
	else
		return error_set(err, ERR_INPUT,
			_("看不出文件的编码（既不是 UTF-8、UTF-16，也不是 GB18030），没有导入；请用 --encoding 指明"));
	return true;
}

/* Reads up to `size` bytes from the start and goes back there. */
static bool read_start(FILE *file, unsigned char *bytes, size_t size, size_t *length, struct error *err)
{
	if (fseeko(file, 0, SEEK_SET) != 0)
		return read_error(err);
	*length = fread(bytes, 1, size, file);
	if (ferror(file) || fseeko(file, 0, SEEK_SET) != 0)
		return read_error(err);
	return true;
}

static void set_mark(struct encoding *encoding, const unsigned char *bytes, size_t length)
{
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (length < marks[i].length || memcmp(bytes, marks[i].mark, marks[i].length) != 0)
			continue;
		if (*encoding->name && strcasecmp(encoding->name, marks[i].encoding) != 0)
			continue;
		snprintf(encoding->name, sizeof encoding->name, "%s", marks[i].encoding);
		memcpy(encoding->mark, marks[i].mark, sizeof encoding->mark);
		encoding->mark_length = marks[i].length;
		return;
	}
}

bool encoding_detect(FILE *file, struct encoding *out, struct error *err)
{
	*out = (struct encoding){0};
	unsigned char *sample = malloc(SAMPLE_SIZE);
	if (!sample)
		return error_set(err, ERR_NOMEM, _("内存不足，文件没有读入"));
	size_t length = 0;
	const char *name = NULL;
	bool ok = read_start(file, sample, SAMPLE_SIZE, &length, err);
	if (ok)
		set_mark(out, sample, length);
	if (ok && is_markup(sample, length))
		ok = error_set(err, ERR_INPUT,
			_("这是网页或 XML 格式的表格，不是 CSV；请用 Excel 或 WPS 打开后另存为 CSV 再导入"));
	if (ok && !out->mark_length) {
		ok = decide(sample, length, &name, err);
		if (ok)
			snprintf(out->name, sizeof out->name, "%s", name);
	}
	free(sample);
	return ok;
}

static bool is_open(iconv_t conversion)
{
	return (intptr_t)conversion != -1; /* how iconv_open() says no */
}

/* Names people use; GB18030 reads all that GBK and GB2312 can say. */
static const char *const aliases[][2] = {
	{"utf8", "UTF-8"},
	{"utf-8", "UTF-8"},
	{"utf-8-sig", "UTF-8"},
	{"gbk", "GB18030"},
	{"gb2312", "GB18030"},
	{"gb18030", "GB18030"},
	{"ansi", "GB18030"},
	{"cp936", "GB18030"},
	{"euc-cn", "GB18030"},
	{"utf-16le", "UTF-16LE"},
	{"utf16le", "UTF-16LE"},
	{"utf-16be", "UTF-16BE"},
	{"utf16be", "UTF-16BE"},
};

bool encoding_named(FILE *file, const char *name, struct encoding *out, struct error *err)
{
	*out = (struct encoding){0};
	unsigned char start[4] = {0};
	size_t length = 0;
	if (!read_start(file, start, sizeof start, &length, err))
		return false;
	if (strcasecmp(name, "utf-16") == 0 || strcasecmp(name, "utf16") == 0 ||
		strcasecmp(name, "unicode") == 0)
		name = length >= 2 && start[0] == 0xFE && start[1] == 0xFF ? "UTF-16BE" : "UTF-16LE";
	for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
		if (strcasecmp(name, aliases[i][0]) == 0)
			name = aliases[i][1];
	/* A suffix such as //IGNORE would drop bytes silently. */
	bool plain = strlen(name) < sizeof out->name && *name && !strchr(name, '/');
	iconv_t probe = plain ? iconv_open("UTF-8", name) : NULL;
	if (!plain || !is_open(probe))
		return error_set(
			err, ERR_USAGE, _("不认识编码“%s”；可用 UTF-8、GB18030、GBK、UTF-16 等"), name);
	iconv_close(probe);
	snprintf(out->name, sizeof out->name, "%s", name);
	set_mark(out, start, length);
	return true;
}

/* --- decoding --- */

struct decoder {
	FILE *file;
	struct encoding encoding;
	iconv_t conversion;
	size_t unit; /* bytes skipped after one that cannot be decoded */
	uint64_t offset; /* of raw[start] in the file */
	size_t start, end; /* what is left in raw */
	bool at_end; /* of the file */
	char raw[RAW_SIZE];
	char text[TEXT_SIZE + UNDECODED_LENGTH * 2];
};

bool decoder_open(FILE *file, const struct encoding *encoding, struct decoder **out, struct error *err)
{
	*out = NULL;
	struct decoder *decoder = malloc(sizeof *decoder);
	if (!decoder)
		return error_set(err, ERR_NOMEM, _("内存不足，文件没有读入"));
	decoder->file = file;
	decoder->encoding = *encoding;
	decoder->unit = strncasecmp(encoding->name, "UTF-16", 6) == 0 ? 2 : 1;
	decoder->conversion = iconv_open("UTF-8", encoding->name);
	if (!is_open(decoder->conversion)) {
		free(decoder);
		return error_set(err, ERR_USAGE, _("不认识编码“%s”；可用 UTF-8、GB18030、GBK、UTF-16 等"),
			encoding->name);
	}
	if (!decoder_rewind(decoder, err)) {
		decoder_close(decoder);
		return false;
	}
	*out = decoder;
	return true;
}

bool decoder_rewind(struct decoder *decoder, struct error *err)
{
	iconv(decoder->conversion, NULL, NULL, NULL, NULL);
	decoder->offset = decoder->encoding.mark_length;
	decoder->start = decoder->end = 0;
	decoder->at_end = false;
	if (fseeko(decoder->file, (off_t)decoder->encoding.mark_length, SEEK_SET) != 0)
		return read_error(err);
	return true;
}

uint64_t decoder_offset(const struct decoder *decoder)
{
	return decoder->offset;
}

/* Moves what is left to the front and reads on. */
static bool fill(struct decoder *decoder, struct error *err)
{
	size_t left = decoder->end - decoder->start;
	memmove(decoder->raw, decoder->raw + decoder->start, left);
	decoder->start = 0;
	decoder->end = left + fread(decoder->raw + left, 1, sizeof decoder->raw - left, decoder->file);
	if (ferror(decoder->file))
		return read_error(err);
	decoder->at_end = decoder->end < sizeof decoder->raw;
	return true;
}

/* Writes a marker for the byte at the start and skips it. */
static size_t mark_byte(struct decoder *decoder, char *out)
{
	static const char hex[] = "0123456789ABCDEF";
	unsigned char byte = (unsigned char)decoder->raw[decoder->start++];
	uint64_t offset = decoder->offset++;
	out[0] = (char)0xFF;
	out[1] = hex[byte >> 4];
	out[2] = hex[byte & 15];
	for (int i = UNDECODED_LENGTH - 1; i > 2; i--, offset >>= 4)
		out[i] = hex[offset & 15];
	return UNDECODED_LENGTH;
}

bool decoder_read(struct decoder *decoder, const char **text, size_t *length, struct error *err)
{
	size_t written = 0;
	*text = decoder->text;
	while (!written) {
		if (!decoder->at_end && !fill(decoder, err))
			return false;
		if (decoder->start == decoder->end)
			break;
		char *in = decoder->raw + decoder->start;
		size_t in_left = decoder->end - decoder->start;
		char *out = decoder->text;
		size_t out_left = TEXT_SIZE;
		size_t result =
			iconv(decoder->conversion, (ICONV_CONST char **)&in, &in_left, &out, &out_left);
		int why = result == (size_t)-1 ? errno : 0;
		size_t used = (size_t)(in - (decoder->raw + decoder->start));
		decoder->start += used;
		decoder->offset += used;
		written = (size_t)(out - decoder->text);
		if (why == EINVAL && !decoder->at_end && (used || decoder->end < sizeof decoder->raw))
			continue; /* a character goes on in the next piece */
		if (why == EILSEQ || why == EINVAL) {
			for (size_t i = 0; i < decoder->unit && decoder->start < decoder->end; i++)
				written += mark_byte(decoder, decoder->text + written);
			iconv(decoder->conversion, NULL, NULL, NULL, NULL);
		}
	}
	*length = written;
	return true;
}

void decoder_close(struct decoder *decoder)
{
	if (!decoder)
		return;
	iconv_close(decoder->conversion);
	free(decoder);
}

static int hex_value(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : 0;
}

bool undecoded_find(const char *text, size_t length, struct undecoded *out)
{
	const char *at = length ? memchr(text, 0xFF, length) : NULL;
	if (!at || (size_t)(text + length - at) < UNDECODED_LENGTH)
		return false;
	out->at = at;
	out->byte = (unsigned char)(hex_value(at[1]) * 16 + hex_value(at[2]));
	out->offset = 0;
	for (int i = 3; i < UNDECODED_LENGTH; i++)
		out->offset = out->offset * 16 + (uint64_t)hex_value(at[i]);
	return true;
}

/* --- encoding --- */

struct encoder {
	iconv_t conversion;
};

bool encoder_open(const struct encoding *encoding, struct encoder **out, struct error *err)
{
	*out = malloc(sizeof **out);
	if (!*out)
		return error_set(err, ERR_NOMEM, _("内存不足，文件没有写出"));
	(*out)->conversion = iconv_open(encoding->name, "UTF-8");
	if (is_open((*out)->conversion))
		return true;
	free(*out);
	*out = NULL;
	return error_set(
		err, ERR_USAGE, _("不认识编码“%s”；可用 UTF-8、GB18030、GBK、UTF-16 等"), encoding->name);
}

static bool encode_text(
	struct encoder *encoder, const char *text, size_t length, struct strbuf *out, struct error *err)
{
	char *in;
	memcpy(&in, &text, sizeof in); /* iconv's interface predates const */
	while (length) {
		char buffer[4096];
		char *to = buffer;
		size_t left = sizeof buffer;
		size_t result = iconv(encoder->conversion, (ICONV_CONST char **)&in, &length, &to, &left);
		int why = result == (size_t)-1 ? errno : 0;
		strbuf_add_bytes(out, buffer, (size_t)(to - buffer));
		if (why != EILSEQ && why != EINVAL)
			continue;
		/* A character that this encoding does not have: skip it whole. */
		do {
			in++;
			length--;
		} while (length && ((unsigned char)*in & 0xC0) == 0x80);
		if (!encode_text(encoder, "?", 1, out, err))
			return false;
	}
	return !out->failed || error_set(err, ERR_NOMEM, _("内存不足，文件没有写出"));
}

bool encoder_add(
	struct encoder *encoder, const char *text, size_t length, struct strbuf *out, struct error *err)
{
	struct undecoded bad;
	while (undecoded_find(text, length, &bad)) {
		size_t before = (size_t)(bad.at - text);
		if (!encode_text(encoder, text, before, out, err))
			return false;
		strbuf_add_char(out, (char)bad.byte);
		text += before + UNDECODED_LENGTH;
		length -= before + UNDECODED_LENGTH;
	}
	return encode_text(encoder, text, length, out, err);
}

void encoder_close(struct encoder *encoder)
{
	if (!encoder)
		return;
	iconv_close(encoder->conversion);
	free(encoder);
}
