/* ics_read.c — a stranger's calendar is read by a process of its own, which is given some seconds.
 *
 * A rule that never comes true, or comes true every second, is followed by libical for centuries and cannot
 * be stopped from within; what it does with the rest of a file made to hurt, nobody knows. The child owns
 * nothing that matters here: it neither writes to the office's file nor to the screen, and ends without
 * cleaning up. */
#include "exchange/ics_private.h"

#include "base/i18n.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_SECONDS = 3 }; /* of the processor: a calendar of ten years takes some hundredths of one */

/* ---- The child: tells what it found ---- */

static void add_number(struct strbuf *out, int64_t number)
{
	strbuf_add_bytes(out, (const char *)&number, sizeof number);
}

static void add_text(struct strbuf *out, const char *text)
{
	add_number(out, text ? (int64_t)strlen(text) : -1);
	if (text)
		strbuf_add(out, text);
}

static void tell(struct strbuf *out, bool good, const struct ics_busy_list *list, const struct error *err)
{
	add_number(out, good ? ERR_NONE : err->code);
	if (!good) {
		add_text(out, error_text(err));
		return;
	}
	add_number(out, (int64_t)list->passed);
	add_number(out, list->more);
	add_number(out, (int64_t)list->count);
	for (size_t i = 0; i < list->count; i++) {
		add_number(out, list->items[i].start);
		add_number(out, list->items[i].end);
		add_text(out, list->items[i].summary);
	}
}

static void limit_child(void)
{
	const struct rlimit seconds = {MOST_SECONDS, MOST_SECONDS}, none = {0, 0};
	signal(SIGXCPU, SIG_DFL);
	signal(SIGPIPE, SIG_DFL);
	/* Refused limits leave a child that may be slow: the calendar is read all the same. */
	(void)setrlimit(RLIMIT_CPU, &seconds);
	(void)setrlimit(RLIMIT_CORE, &none);
}

static _Noreturn void be_child(int pipe_in, const char *text, civil_minute from, civil_minute until)
{
	struct ics_busy_list list = {0};
	struct error err = ERROR_INIT;
	struct strbuf out = {0};
	limit_child();
	bool good = ics_expand_busy(text, from, until, &list, &err);
	tell(&out, good, &list, &err);
	for (size_t done = 0; !out.failed && done < out.length;) {
		ssize_t wrote = write(pipe_in, out.data + done, out.length - done);
		if (wrote < 0 && errno != EINTR)
			break; /* seen by the parent as an answer cut short */
		done += wrote > 0 ? (size_t)wrote : 0;
	}
	_exit(0);
}

/* ---- The parent: hears it ---- */

/* An answer not yet read; a number or text that goes beyond its end makes it bad. */
struct answer {
	const char *at;
	size_t left;
	bool bad;
};

static const char *take_bytes(struct answer *answer, size_t length)
{
	answer->bad = answer->bad || length > answer->left;
	if (answer->bad)
		return NULL;
	const char *bytes = answer->at;
	answer->at += length;
	answer->left -= length;
	return bytes;
}

static int64_t take_number(struct answer *answer)
{
	int64_t number = 0;
	const char *bytes = take_bytes(answer, sizeof number);
	if (bytes)
		memcpy(&number, bytes, sizeof number);
	return number;
}

/* Owned by the caller; NULL also when there was none. */
static char *take_text(struct answer *answer)
{
	int64_t length = take_number(answer);
	const char *bytes = length < 0 ? NULL : take_bytes(answer, (size_t)length);
	char *text = bytes ? strndup(bytes, (size_t)length) : NULL;
	answer->bad = answer->bad || (bytes && !text);
	return text;
}

static bool hear(struct answer *answer, struct ics_busy_list *out, struct error *err)
{
	enum error_code code = (enum error_code)take_number(answer);
	if (!answer->bad && code != ERR_NONE) {
		char *text = take_text(answer);
		error_set(err, code, "%s", text ? text : "");
		free(text);
		return false;
	}
	out->passed = (size_t)take_number(answer);
	out->more = take_number(answer) != 0;
	size_t count = (size_t)take_number(answer);
	answer->bad = answer->bad || count > ICS_MOST_BUSY;
	out->items = calloc(answer->bad ? 1 : count + 1, sizeof *out->items);
	for (size_t i = 0; out->items && !answer->bad && i < count; i++) {
		struct ics_busy *busy = &out->items[out->count++];
		busy->start = take_number(answer);
		busy->end = take_number(answer);
		busy->summary = take_text(answer);
	}
	return (out->items && !answer->bad) || error_set(err, ERR_NOMEM, _("内存不足，没有读入日历"));
}

static void read_answer(int pipe_out, struct strbuf *into)
{
	char piece[4096];
	for (;;) {
		ssize_t got = read(pipe_out, piece, sizeof piece);
		if (got > 0)
			strbuf_add_bytes(into, piece, (size_t)got);
		else if (got == 0 || errno != EINTR)
			return;
	}
}

/* Did it come to its end by itself? */
static bool expect_end(pid_t child, struct error *err)
{
	int status = 0;
	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return error_set(
				err, ERR_IO, _("读日历的进程没有回音（%s）；没有读入日历"), strerror(errno));
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL))
		return error_set(err, ERR_INPUT,
			_("日历里的重复规则 %d 秒也算不完；没有读入，请只导出近一年的日历"), MOST_SECONDS);
	return error_set(err, ERR_INPUT, _("这个日历文件读不下去，可能已损坏；没有读入"));
}

bool ics_read_busy(
	const char *text, civil_minute from, civil_minute until, struct ics_busy_list *out, struct error *err)
{
	int ends[2];
	*out = (struct ics_busy_list){0};
	if (pipe(ends) != 0)
		return error_set(err, ERR_IO, _("无法另开进程读日历（%s）；没有读入日历"), strerror(errno));
	pid_t child = fork();
	if (child == 0) {
		close(ends[0]);
		be_child(ends[1], text, from, until);
	}
	int failure = child < 0 ? errno : 0;
	close(ends[1]);
	struct strbuf said = {0};
	if (child > 0)
		read_answer(ends[0], &said);
	close(ends[0]);
	struct answer answer = {said.data, said.length, said.failed};
	bool good = child < 0 ? error_set(err, ERR_IO, _("无法另开进程读日历（%s）；没有读入日历"),
					strerror(failure))
			      : expect_end(child, err) && hear(&answer, out, err);
	strbuf_free(&said);
	if (!good)
		ics_busy_free(out);
	return good;
}
