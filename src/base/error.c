#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static void error_vset(struct error *err, enum error_code code, const char *format, va_list args)
{
	/* The new text may quote the old one, so it is built first. */
	va_list again;
	va_copy(again, args);
	int length = vsnprintf(NULL, 0, format, args);
	char *text = length < 0 ? NULL : malloc((size_t)length + 1);
	if (text)
		vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	free(err->text);
	err->text = text;
	err->code = code;
	err->field = NULL;
}

bool(error_set)(struct error *err, enum error_code code, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	error_vset(err, code, format, args);
	va_end(args);
	return false;
}

bool(error_field)(struct error *err, const char *field, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	error_vset(err, ERR_INPUT, format, args);
	va_end(args);
	err->field = field;
	return false;
}

const char *error_text(const struct error *err)
{
	return err->text ? err->text : "";
}

void error_clear(struct error *err)
{
	free(err->text);
	*err = (struct error)ERROR_INIT;
}

int error_exit_status(const struct error *err)
{
	switch (err->code) {
	case ERR_NONE: return 0;
	case ERR_USAGE: return 2;
	case ERR_IO:
	case ERR_CORRUPT:
	case ERR_NEWER:
	case ERR_BUSY: return 3;
	case ERR_INPUT:
	case ERR_REFUSED:
	case ERR_NOTFOUND:
	case ERR_CONFLICT:
	case ERR_NOMEM:
	case ERR_CANCELLED: break;
	}
	return 1;
}
