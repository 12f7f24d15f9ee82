#include "term/term.h"

#include "base/i18n.h"
#include "term/screen.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

enum { ESCAPE_MS = 30, PROBE_MS = 50, MAX_FDS = 8 };

struct term {
	struct screen *screen;
	struct canvas *canvas;
	struct key_decoder decoder;
	enum term_frames frames;
	bool frames_changed;
	bool marks_idle;
	uint64_t bytes_read;
};

/* --- What signal handlers may touch ------------------------------------------------------------------- */

enum { RESTORE_SIZE = 256, FAREWELL_SIZE = 512 };

/* Handlers have no argument, hence the only static state: it is written before they are installed. */
static struct {
	volatile sig_atomic_t active;
	int pipe_read, pipe_write;
	int real_stderr; /* what standard error was, -1 while not captured */
	int captured;
	struct termios settings;
	char restore[RESTORE_SIZE];
	size_t restore_length;
	char farewell[FAREWELL_SIZE];
	size_t farewell_length;
} emergency = {.pipe_read = -1, .pipe_write = -1, .real_stderr = -1, .captured = -1};

static const int polite_signals[] = {SIGTERM, SIGHUP, SIGINT, SIGWINCH};
static const int deadly_signals[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};

static void on_polite_signal(int number)
{
	int saved = errno;
	char byte = number == SIGWINCH ? 'w' : 'q';
	(void)!write(emergency.pipe_write, &byte, 1);
	errno = saved;
}

static void replay_captured(void)
{
	char buffer[512];
	ssize_t n;
	if (emergency.captured < 0 || lseek(emergency.captured, 0, SEEK_SET) != 0)
		return;
	while ((n = read(emergency.captured, buffer, sizeof buffer)) > 0)
		if (write(emergency.real_stderr, buffer, (size_t)n) != n)
			return;
}

/* Gives the terminal back with what is safe in a signal handler. */
static void restore_in_emergency(void)
{
	if (!emergency.active)
		return;
	emergency.active = 0;
	(void)!write(STDOUT_FILENO, emergency.restore, emergency.restore_length);
	tcsetattr(STDIN_FILENO, TCSANOW, &emergency.settings);
	replay_captured();
	(void)!write(emergency.real_stderr, emergency.farewell, emergency.farewell_length);
}

static void on_deadly_signal(int number)
{
	restore_in_emergency();
	signal(number, SIG_DFL);
	raise(number);
}

/* A sanitizer ends the program without a signal; without this its report would stay in the captured file. */
extern void __sanitizer_set_death_callback(void (*callback)(void)) __attribute__((weak));

static void catch_signals(bool on)
{
	struct sigaction action = {.sa_flags = SA_RESTART};
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < sizeof polite_signals / sizeof *polite_signals; i++) {
		action.sa_handler = on ? on_polite_signal : SIG_DFL;
		sigaction(polite_signals[i], &action, NULL);
	}
	for (size_t i = 0; i < sizeof deadly_signals / sizeof *deadly_signals; i++) {
		action.sa_handler = on ? on_deadly_signal : SIG_DFL;
		sigaction(deadly_signals[i], &action, NULL);
	}
	if (on && __sanitizer_set_death_callback)
		__sanitizer_set_death_callback(restore_in_emergency);
}

/* --- What it can show --------------------------------------------------------------------------------- */

enum term_ability term_ability(void)
{
	const char *name = getenv("TERM");
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) || !name || !*name || strcmp(name, "dumb") == 0)
		return TERM_NOT_A_TERMINAL;
	/* The Linux console has 512 glyphs and none of them is a Hanzi. */
	if (!i18n_charset_has_hanzi() || strcmp(name, "linux") == 0)
		return TERM_NO_HANZI;
	if (wcwidth(0x4E2D) != 2 || wcwidth(0x3000) != 2)
		return TERM_WRONG_WIDTH;
	return TERM_ABLE;
}

const char *term_ability_text(enum term_ability ability)
{
	switch (ability) {
	case TERM_ABLE: return "";
	case TERM_NOT_A_TERMINAL:
		return "仲裁台需要在终端中运行；脚本请用子命令（This needs a terminal; scripts use the "
		       "subcommands, see zhongcai --help）。";
	case TERM_NO_HANZI:
		return "This terminal or its character set cannot show Chinese: continue in English with "
		       "--lang en, or use a UTF-8 or GB18030 terminal（此终端或字符集不能显示汉字）.";
	case TERM_WRONG_WIDTH:
		return "This locale does not count Hanzi as two columns, so lines would break: continue in "
		       "English with --lang en, or set LC_ALL=C.UTF-8（此语言环境的汉字宽度不对）.";
	}
	return "";
}

enum term_frames term_frames_parse(const char *name)
{
	if (name && strcmp(name, "ascii") == 0)
		return TERM_FRAMES_ASCII;
	if (name && strcmp(name, "line") == 0)
		return TERM_FRAMES_LINE;
	return TERM_FRAMES_AUTO;
}

static void set_frames(struct term *term, enum canvas_frames frames)
{
	canvas_set_frames(term->canvas, frames);
}

static int64_t milliseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool read_input(struct term *term)
{
	unsigned char bytes[KEY_PENDING];
	size_t room = KEY_PENDING - term->decoder.length;
	ssize_t n = read(STDIN_FILENO, bytes, room);
	if (n <= 0)
		return n < 0 && (errno == EINTR || errno == EAGAIN);
	term->bytes_read += (uint64_t)n;
	key_feed(&term->decoder, bytes, (size_t)n);
	return true;
}

/* The cursor report "ESC [ row ; column R" among the pending bytes, taken out of them. */
static bool take_report(struct key_decoder *decoder, int *column)
{
	for (size_t at = 0; at + 5 < decoder->length; at++) {
		int row, used = 0;
		char copy[KEY_PENDING + 1];
		size_t length = decoder->length - at;
		memcpy(copy, decoder->pending + at, length);
		copy[length] = '\0';
		if (sscanf(copy, "\033[%3d;%3dR%n", &row, column, &used) == 2 && used > 0) {
			memmove(decoder->pending + at, decoder->pending + at + used, length - (size_t)used);
			decoder->length -= (size_t)used;
			return true;
		}
	}
	return false;
}

/* Draws one line character and asks the terminal how far that moved its cursor. Many Chinese terminals draw
 * it two cells wide whatever the locale says. An answer that comes later is seen by term_wait(). */
static void probe_frames(struct term *term)
{
	char line[16];
	mbstate_t state = {0};
	if (wcwidth(0x2500) != 1)
		return;
	size_t n = wcrtomb(line, 0x2500, &state);
	if (n == (size_t)-1)
		return;
	char question[64];
	int length =
		snprintf(question, sizeof question, "\0337\033[2;1H%.*s\033[6n\r\033[K\0338", (int)n, line);
	(void)!write(STDOUT_FILENO, question, (size_t)length);
	int64_t until = milliseconds() + PROBE_MS;
	for (;;) {
		int64_t left = until - milliseconds();
		struct pollfd fd = {.fd = STDIN_FILENO, .events = POLLIN};
		if (left <= 0 || term->decoder.length == KEY_PENDING || poll(&fd, 1, (int)left) <= 0)
			return;
		if (!read_input(term))
			return;
		int column;
		if (take_report(&term->decoder, &column)) {
			set_frames(term, column == 2 ? FRAMES_LINE : FRAMES_ASCII);
			return;
		}
	}
}

/* --- Start and stop ----------------------------------------------------------------------------------- */

static void terminal_size(int *rows, int *columns)
{
	struct winsize size;
	*rows = 24;
	*columns = 80;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0) {
		*rows = size.ws_row;
		*columns = size.ws_col;
	}
}

static bool capture_stderr(void)
{
	FILE *file = tmpfile();
	if (!file)
		return false;
	emergency.captured = dup(fileno(file));
	(void)fclose(file);
	emergency.real_stderr = dup(STDERR_FILENO);
	if (emergency.captured < 0 || emergency.real_stderr < 0)
		return false;
	(void)fcntl(emergency.captured, F_SETFD, FD_CLOEXEC);
	(void)fcntl(emergency.real_stderr, F_SETFD, FD_CLOEXEC);
	(void)fflush(stderr);
	return dup2(emergency.captured, STDERR_FILENO) >= 0;
}

static void close_fd(int *fd)
{
	if (*fd >= 0)
		(void)close(*fd);
	*fd = -1;
}

static void release_stderr(void)
{
	(void)fflush(stderr);
	if (emergency.real_stderr >= 0) {
		(void)dup2(emergency.real_stderr, STDERR_FILENO);
		replay_captured();
	}
	close_fd(&emergency.real_stderr);
	close_fd(&emergency.captured);
}

static bool open_signal_pipe(void)
{
	int ends[2];
	if (pipe(ends) != 0)
		return false;
	for (int i = 0; i < 2; i++) {
		(void)fcntl(ends[i], F_SETFD, FD_CLOEXEC);
		(void)fcntl(ends[i], F_SETFL, O_NONBLOCK);
	}
	emergency.pipe_read = ends[0];
	emergency.pipe_write = ends[1];
	return true;
}

bool term_start(struct term **out, const struct term_options *options, struct error *err)
{
	*out = NULL;
	if (tcgetattr(STDIN_FILENO, &emergency.settings) != 0)
		return error_set(err, ERR_IO, _("标准输入不是终端，无法打开界面；脚本请用子命令。"));
	struct term *term = calloc(1, sizeof *term);
	if (!term)
		return error_set(err, ERR_NOMEM, _("内存不足。"));
	int rows, columns;
	terminal_size(&rows, &columns);
	term->canvas = canvas_new(rows, columns);
	bool ok = term->canvas && open_signal_pipe() && capture_stderr();
	if (ok)
		term->screen = screen_open(options->theme, rows, columns);
	if (!ok || !term->screen) {
		term_stop(term);
		return error_set(err, ERR_IO, _("无法启动终端界面：请检查环境变量 TERM 是否与终端相符。"));
	}
	emergency.restore_length = screen_restore_bytes(emergency.restore, sizeof emergency.restore);
	int n = snprintf(emergency.farewell, sizeof emergency.farewell,
		_("\nzhongcai %s 意外终止。已提交的数据不受影响；请把以上信息连同版本号发给维护者。\n"),
		options->version);
	emergency.farewell_length = n < 0 ? 0 : n < FAREWELL_SIZE ? (size_t)n : (size_t)(FAREWELL_SIZE - 1);
	emergency.active = 1;
	catch_signals(true);
	term->marks_idle = getenv("ZHONGCAI_IDLE_MARK") != NULL;
	term->frames = options->frames;
	set_frames(term, options->frames == TERM_FRAMES_LINE ? FRAMES_LINE : FRAMES_ASCII);
	if (options->frames == TERM_FRAMES_AUTO)
		probe_frames(term);
	*out = term;
	return true;
}

void term_stop(struct term *term)
{
	if (!term)
		return;
	emergency.active = 0;
	screen_close(term->screen);
	catch_signals(false);
	release_stderr();
	close_fd(&emergency.pipe_read);
	close_fd(&emergency.pipe_write);
	key_decoder_free(&term->decoder);
	canvas_free(term->canvas);
	free(term);
}

struct canvas *term_canvas(struct term *term)
{
	return term->canvas;
}

void term_flush(struct term *term)
{
	screen_show(term->screen, term->canvas);
}

void term_redraw(struct term *term)
{
	screen_forget(term->screen);
}

/* --- Waiting ------------------------------------------------------------------------------------------ */

static bool readable(int fd)
{
	struct pollfd one = {.fd = fd, .events = POLLIN};
	return poll(&one, 1, 0) > 0;
}

bool term_key_waiting(struct term *term)
{
	return key_is_pending(&term->decoder) || readable(STDIN_FILENO);
}

/* Everything in the signal pipe at once: many resizes are one. */
static enum term_event read_signals(struct term *term)
{
	char bytes[64];
	bool resized = false, quit = false;
	ssize_t n;
	while ((n = read(emergency.pipe_read, bytes, sizeof bytes)) > 0)
		for (ssize_t i = 0; i < n; i++) {
			resized |= bytes[i] == 'w';
			quit |= bytes[i] == 'q';
		}
	if (quit)
		return TERM_QUIT;
	if (!resized)
		return TERM_READY;
	int rows, columns;
	terminal_size(&rows, &columns);
	/* Out of memory: the old size stays, drawing goes on clipped to it. */
	if (canvas_resize(term->canvas, rows, columns))
		(void)screen_resize(term->screen, rows, columns);
	return TERM_RESIZED;
}

static void mark_idle(const struct term *term)
{
	struct rect area = canvas_area(term->canvas);
	char mark[64];
	int n = snprintf(mark, sizeof mark, "\033]5522;%llu;%d;%d\a", (unsigned long long)term->bytes_read,
		area.rows, area.columns);
	(void)!write(STDOUT_FILENO, mark, (size_t)n);
}

/* Takes the next key; a report about the cursor is ours. */
static enum term_event next_key(struct term *term, bool flush, struct key_event *key, bool *found)
{
	*found = false;
	while (key_next(&term->decoder, flush, key)) {
		*found = true;
		if (key->code != K_REPORT)
			return TERM_KEY;
		if (term->frames == TERM_FRAMES_AUTO) {
			set_frames(term, key->column == 2 ? FRAMES_LINE : FRAMES_ASCII);
			return TERM_CHANGED;
		}
		*found = false;
	}
	return TERM_TIMEOUT;
}

enum term_event term_wait(
	struct term *term, int timeout_ms, const int *fds, size_t fd_count, struct key_event *key)
{
	int64_t until = timeout_ms < 0 ? INT64_MAX : milliseconds() + timeout_ms;
	bool flush = false;
	if (fd_count > MAX_FDS)
		fd_count = MAX_FDS;
	for (;;) {
		bool found;
		enum term_event event = next_key(term, flush, key, &found);
		if (found)
			return event;
		flush = false;
		struct pollfd polled[2 + MAX_FDS] = {{.fd = STDIN_FILENO, .events = POLLIN},
			{.fd = emergency.pipe_read, .events = POLLIN}};
		for (size_t i = 0; i < fd_count; i++)
			polled[2 + i] = (struct pollfd){.fd = fds[i], .events = POLLIN};
		nfds_t count = (nfds_t)(2 + fd_count);
		bool half_key = term->decoder.length > 0;
		int64_t left = timeout_ms < 0 ? -1 : until - milliseconds();
		if (timeout_ms >= 0 && left < 0)
			left = 0;
		if (half_key && (left < 0 || left > ESCAPE_MS))
			left = ESCAPE_MS;
		int ready = poll(polled, count, 0);
		if (ready == 0 && left != 0) {
			if (term->marks_idle && !half_key)
				mark_idle(term);
			ready = poll(polled, count, (int)left);
		}
		if (ready < 0 && errno != EINTR)
			return TERM_QUIT;
		if (ready <= 0) {
			if (ready == 0 && half_key)
				flush = true;
			else if (ready == 0)
				return TERM_TIMEOUT;
			continue;
		}
		if (polled[1].revents) {
			event = read_signals(term);
			if (event != TERM_READY)
				return event;
		}
		if (polled[0].revents) {
			if (!read_input(term))
				return TERM_QUIT;
			continue;
		}
		for (size_t i = 0; i < fd_count; i++)
			if (polled[2 + i].revents)
				return TERM_READY;
	}
}
