#include "harness.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>
#include <vterm.h>

enum { PATIENCE_SECONDS = 60, SCREEN_BYTES = 256 * 1024 };

/* What the program says when it waits with nothing left to do: how much it has read, and the size it drew
 * for. It stands in the output behind all drawing (ui/term/term.h). */
struct mark {
	unsigned long read;
	int rows, columns;
	bool seen;
};

struct e2e {
	VTerm *vterm;
	VTermScreen *screen;
	int master, slave; /* the slave is held open, so that nothing is lost when the program ends */
	unsigned long sent; /* bytes typed, and answers of the terminal */
	struct mark mark; /* the last one the program sent */
	char partial[64]; /* the beginning of a mark, while it comes */
	size_t partial_length;
	pid_t pid;
	bool ended;
	int status;
	int rows, columns;
	bool cursor_visible;
	VTermPos cursor;
	size_t bytes;
	char text[SCREEN_BYTES];
};

static char folder[256];

/* ---- folders and environment ---- */

static int remove_entry(const char *path, const struct stat *info, int type, struct FTW *where)
{
	(void)info, (void)type, (void)where;
	return remove(path);
}

void e2e_folder_remove(void)
{
	if (folder[0])
		nftw(folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
	folder[0] = '\0';
}

const char *e2e_folder(void)
{
	if (folder[0])
		return folder;
	const char *base = getenv("TMPDIR");
	snprintf(folder, sizeof folder, "%s/zhongcai-e2e.XXXXXX", base && *base ? base : "/tmp");
	if (!mkdtemp(folder))
		fail_msg("no temporary folder: %s", strerror(errno));
	return folder;
}

const char *e2e_program(const char *name)
{
	static char path[1024];
	const char *builddir = getenv("builddir");
	snprintf(path, sizeof path, "%s/%s", builddir ? builddir : ".", name);
	return path;
}

static void set_path(const char *name, const char *below)
{
	char path[512];
	snprintf(path, sizeof path, "%s%s", folder, below);
	setenv(name, path, 1);
}

/* In the child: a world that is the same on every machine. */
static void pin_environment(const struct e2e_options *options)
{
	static const char *const dropped[] = {"LANG", "LANGUAGE", "NO_COLOR", "COLUMNS", "LINES", "COLORTERM",
		"ZHONGCAI_DB", "LC_CTYPE", "LC_MESSAGES", "TERMINFO"};
	for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++)
		unsetenv(dropped[i]);
	setenv("LC_ALL", options->locale ? options->locale : "C.UTF-8", 1);
	setenv("TZ", "UTC", 1);
	setenv("TERM", "xterm-256color", 1);
	setenv("ZHONGCAI_TODAY", options->today ? options->today : "2020-12-31", 1);
	set_path("HOME", "");
	set_path("XDG_DATA_HOME", "/data");
	set_path("XDG_CONFIG_HOME", "/config");
	set_path("XDG_STATE_HOME", "/state");
	for (const char *const *set = options->set; set && *set; set++)
		putenv((char *)(uintptr_t)*set);
}

static void exec_or_die(const char *const *argv)
{
	execv(argv[0], (char *const *)(uintptr_t)argv);
	_exit(127);
}

int e2e_run(const char *const *argv, char *output, size_t size)
{
	int out[2];
	e2e_folder();
	if (pipe(out) != 0)
		fail_msg("pipe: %s", strerror(errno));
	pid_t pid = fork();
	if (pid < 0)
		fail_msg("fork: %s", strerror(errno));
	if (pid == 0) {
		dup2(out[1], 1);
		close(out[0]);
		close(out[1]);
		struct e2e_options options = {0};
		pin_environment(&options);
		exec_or_die(argv);
	}
	close(out[1]);
	size_t length = 0;
	char block[4096];
	ssize_t n;
	while ((n = read(out[0], block, sizeof block)) > 0 || (n < 0 && errno == EINTR))
		for (ssize_t i = 0; i < n; i++)
			if (output && length + 1 < size)
				output[length++] = block[i];
	close(out[0]);
	if (output && size)
		output[length] = '\0';
	int status;
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* ---- the terminal ---- */

static int on_move_cursor(VTermPos pos, VTermPos old, int visible, void *user)
{
	struct e2e *e = user;
	(void)old;
	e->cursor = pos;
	e->cursor_visible = visible;
	return 1;
}

static int on_property(VTermProp property, VTermValue *value, void *user)
{
	struct e2e *e = user;
	if (property == VTERM_PROP_CURSORVISIBLE)
		e->cursor_visible = value->boolean;
	return 1;
}

static void on_answer(const char *bytes, size_t length, void *user)
{
	struct e2e *e = user;
	e2e_send(e, bytes, length);
}

static const VTermScreenCallbacks callbacks = {.movecursor = on_move_cursor, .settermprop = on_property};

static void open_screen(struct e2e *e)
{
	e->vterm = vterm_new(e->rows, e->columns);
	vterm_set_utf8(e->vterm, 1);
	e->screen = vterm_obtain_screen(e->vterm);
	vterm_screen_enable_altscreen(e->screen, 1);
	vterm_screen_set_callbacks(e->screen, &callbacks, e);
	vterm_output_set_callback(e->vterm, on_answer, e);
	vterm_screen_reset(e->screen, 1);
	e->cursor_visible = true;
}

static struct e2e *start(const struct e2e_options *options, const char *const *argv, bool reports_idle)
{
	static const struct e2e_options defaults;
	if (!options)
		options = &defaults;
	e2e_folder();
	struct e2e *e = calloc(1, sizeof *e);
	if (!e)
		fail_msg("out of memory");
	e->rows = options->rows ? options->rows : 24;
	e->columns = options->columns ? options->columns : 80;
	open_screen(e);
	struct winsize size = {.ws_row = (unsigned short)e->rows, .ws_col = (unsigned short)e->columns};
	if (openpty(&e->master, &e->slave, NULL, NULL, &size) != 0)
		fail_msg("openpty: %s", strerror(errno));
	e->pid = fork();
	if (e->pid < 0)
		fail_msg("fork: %s", strerror(errno));
	if (e->pid == 0) {
		close(e->master);
		setsid();
		ioctl(e->slave, TIOCSCTTY, 0);
		for (int fd = 0; fd < 3; fd++)
			dup2(e->slave, fd);
		if (e->slave > 2)
			close(e->slave);
		if (options->stdout_to)
			dup2(open(options->stdout_to, O_WRONLY | O_CREAT | O_TRUNC, 0600), 1);
		pin_environment(options);
		if (reports_idle)
			setenv("ZHONGCAI_IDLE_MARK", "1", 1);
		exec_or_die(argv);
	}
	fcntl(e->master, F_SETFL, O_NONBLOCK);
	fcntl(e->master, F_SETFD, FD_CLOEXEC);
	fcntl(e->slave, F_SETFD, FD_CLOEXEC);
	return e;
}

/* ---- waiting ---- */

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static const char mark_start[] = "\033]5522;";

/* Looks for marks in what the program writes; one may come in pieces. */
static void scan_marks(struct e2e *e, const char *bytes, size_t length)
{
	size_t start = sizeof mark_start - 1;
	for (size_t i = 0; i < length; i++) {
		char c = bytes[i];
		if (e->partial_length < start && c != mark_start[e->partial_length]) {
			e->partial_length = c == mark_start[0];
			e->partial[0] = c;
			continue;
		}
		if (e->partial_length + 1 < sizeof e->partial)
			e->partial[e->partial_length++] = c;
		if (c != '\a' || e->partial_length <= start)
			continue;
		e->partial[e->partial_length] = '\0';
		e->partial_length = 0;
		struct mark *mark = &e->mark;
		mark->seen = sscanf(e->partial + start, "%lu;%d;%d", &mark->read, &mark->rows,
				     &mark->columns) == 3;
	}
}

static void read_output(struct e2e *e)
{
	char block[65536];
	ssize_t n;
	while ((n = read(e->master, block, sizeof block)) > 0) {
		e->bytes += (size_t)n;
		scan_marks(e, block, (size_t)n);
		vterm_input_write(e->vterm, block, (size_t)n);
	}
}

static void check_ended(struct e2e *e)
{
	if (!e->ended && waitpid(e->pid, &e->status, WNOHANG) == e->pid)
		e->ended = true;
}

static void give_up(struct e2e *e, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void give_up(struct e2e *e, const char *format, ...)
{
	char what[1024];
	va_list args;
	va_start(args, format);
	vsnprintf(what, sizeof what, format, args);
	va_end(args);
	fprintf(stderr, "%s\nscreen %d x %d:\n%s\n", what, e->columns, e->rows, e2e_screen(e));
	if (!e->ended)
		kill(e->pid, SIGKILL);
	fail_msg("%s", what);
}

/* Waits until something happens on one of the descriptors, or a moment passes: a program that ended without a
 * word is noticed then. */
static void wait_for_something(struct e2e *e)
{
	struct pollfd fd = {.fd = e->master, .events = POLLIN};
	poll(&fd, 1, 20);
}

static bool is_idle(const struct e2e *e)
{
	return e->mark.seen && e->mark.read == e->sent && e->mark.rows == e->rows &&
	       e->mark.columns == e->columns;
}

void e2e_idle(struct e2e *e)
{
	double end = now() + PATIENCE_SECONDS;
	for (;;) {
		read_output(e);
		if (is_idle(e))
			return;
		check_ended(e);
		if (e->ended) {
			read_output(e);
			return;
		}
		if (now() > end)
			give_up(e, "the program did not become idle");
		wait_for_something(e);
	}
}

void e2e_wait_text(struct e2e *e, const char *text)
{
	double end = now() + PATIENCE_SECONDS;
	for (;;) {
		check_ended(e);
		read_output(e);
		if (e2e_find(e, text, NULL) >= 0)
			return;
		if (e->ended)
			give_up(e, "the program ended and never showed: %s", text);
		if (now() > end)
			give_up(e, "never shown: %s", text);
		wait_for_something(e);
	}
}

struct e2e *e2e_start(const struct e2e_options *options, const char *const *argv)
{
	struct e2e *e = start(options, argv, true);
	e2e_idle(e);
	return e;
}

struct e2e *e2e_start_any(const struct e2e_options *options, const char *const *argv)
{
	return start(options, argv, false);
}

/* ---- typing ---- */

void e2e_send(struct e2e *e, const char *bytes, size_t length)
{
	while (length) {
		ssize_t n = write(e->master, bytes, length);
		if (n > 0) {
			bytes += n;
			length -= (size_t)n;
			e->sent += (size_t)n;
		} else if (n < 0 && errno != EAGAIN && errno != EINTR) {
			return; /* it has ended; whoever expects something will say so */
		} else {
			read_output(e);
			wait_for_something(e);
		}
	}
}

void e2e_type(struct e2e *e, const char *bytes)
{
	e->bytes = 0;
	e2e_send(e, bytes, strlen(bytes));
	e2e_idle(e);
}

static const struct {
	const char *name, *bytes;
} named_keys[] = {{"Enter", "\r"}, {"Esc", "\033"}, {"Tab", "\t"}, {"BackTab", "\033[Z"}, {"Up", "\033OA"},
	{"Down", "\033OB"}, {"Right", "\033OC"}, {"Left", "\033OD"}, {"Home", "\033OH"}, {"End", "\033OF"},
	{"PgUp", "\033[5~"}, {"PgDn", "\033[6~"}, {"Del", "\033[3~"}, {"Insert", "\033[2~"},
	{"Backspace", "\177"}, {"Space", " "}, {"F1", "\033OP"}, {"F2", "\033OQ"}, {"F3", "\033OR"},
	{"F4", "\033OS"}, {"F5", "\033[15~"}, {"F6", "\033[17~"}, {"F7", "\033[18~"}, {"F8", "\033[19~"},
	{"F9", "\033[20~"}, {"F10", "\033[21~"}, {"F11", "\033[23~"}, {"F12", "\033[24~"}};

static void send_word(struct e2e *e, const char *word, size_t length)
{
	if (length == 3 && word[0] == 'C' && word[1] == '-') {
		char control = (char)(word[2] & 0x1f);
		e2e_send(e, &control, 1);
		return;
	}
	for (size_t i = 0; i < sizeof named_keys / sizeof *named_keys; i++)
		if (strlen(named_keys[i].name) == length && strncmp(named_keys[i].name, word, length) == 0) {
			e2e_send(e, named_keys[i].bytes, strlen(named_keys[i].bytes));
			/* A lone escape must not run together with what follows it. */
			if (strcmp(named_keys[i].name, "Esc") == 0)
				e2e_idle(e);
			return;
		}
	e2e_send(e, word, length);
}

void e2e_keys(struct e2e *e, const char *words)
{
	e->bytes = 0;
	while (*words) {
		size_t length = strcspn(words, " ");
		if (length)
			send_word(e, words, length);
		words += length + (words[length] == ' ');
	}
	e2e_idle(e);
}

void e2e_resize(struct e2e *e, int rows, int columns)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
	e->rows = rows;
	e->columns = columns;
	e->bytes = 0;
	vterm_set_size(e->vterm, rows, columns);
	ioctl(e->master, TIOCSWINSZ, &size);
	e2e_idle(e);
}

/* ---- reading the screen ---- */

static size_t put_utf8(char *out, uint32_t c)
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xc0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xe0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3f));
		out[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3f));
	out[2] = (char)(0x80 | (c >> 6 & 0x3f));
	out[3] = (char)(0x80 | (c & 0x3f));
	return 4;
}

static VTermScreenCell get_cell(struct e2e *e, int row, int column)
{
	VTermScreenCell cell;
	memset(&cell, 0, sizeof cell);
	vterm_screen_get_cell(e->screen, (VTermPos){.row = row, .col = column}, &cell);
	return cell;
}

/* libvterm marks the second half of a wide character with this. */
static bool is_continuation(const VTermScreenCell *cell)
{
	return cell->chars[0] == (uint32_t)-1;
}

static size_t put_cell(char *out, const VTermScreenCell *cell)
{
	size_t length = 0;
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++)
		length += put_utf8(out + length, cell->chars[i]);
	return length;
}

static size_t put_row(struct e2e *e, int row, char *out)
{
	size_t length = 0;
	for (int column = 0; column < e->columns; column++) {
		VTermScreenCell cell = get_cell(e, row, column);
		if (is_continuation(&cell))
			continue;
		if (cell.chars[0])
			length += put_cell(out + length, &cell);
		else
			out[length++] = ' ';
	}
	out[length] = '\0';
	return length;
}

static void trim(char *text)
{
	size_t length = strlen(text);
	while (length && text[length - 1] == ' ')
		text[--length] = '\0';
}

const char *e2e_row(struct e2e *e, int row)
{
	put_row(e, row, e->text);
	return e->text;
}

const char *e2e_screen(struct e2e *e)
{
	size_t length = 0;
	for (int row = 0; row < e->rows && length + 8192 < sizeof e->text; row++) {
		put_row(e, row, e->text + length);
		trim(e->text + length);
		length += strlen(e->text + length);
		e->text[length++] = '\n';
	}
	e->text[length] = '\0';
	return e->text;
}

int e2e_find(struct e2e *e, const char *text, int *column)
{
	for (int row = 0; row < e->rows; row++) {
		put_row(e, row, e->text);
		char *found = strstr(e->text, text);
		if (!found)
			continue;
		size_t before = (size_t)(found - e->text), length = 0;
		int c = 0;
		for (; length < before && c < e->columns; c++) {
			VTermScreenCell cell = get_cell(e, row, c);
			char room[64];
			if (!is_continuation(&cell))
				length += cell.chars[0] ? put_cell(room, &cell) : 1;
		}
		VTermScreenCell cell = get_cell(e, row, c);
		if (is_continuation(&cell))
			c++;
		if (column)
			*column = c;
		return row;
	}
	return -1;
}

static int color_index(const VTermColor *color, bool is_default)
{
	if (is_default)
		return -1;
	return VTERM_COLOR_IS_INDEXED(color) ? color->indexed.idx : -2;
}

struct e2e_cell e2e_cell(struct e2e *e, int row, int column)
{
	VTermScreenCell cell = get_cell(e, row, column);
	struct e2e_cell out = {.width = cell.width,
		.bold = cell.attrs.bold,
		.underline = cell.attrs.underline != 0,
		.reverse = cell.attrs.reverse,
		.blink = cell.attrs.blink,
		.foreground = color_index(&cell.fg, VTERM_COLOR_IS_DEFAULT_FG(&cell.fg)),
		.background = color_index(&cell.bg, VTERM_COLOR_IS_DEFAULT_BG(&cell.bg))};
	if (is_continuation(&cell))
		out.width = 0;
	else
		out.text[put_cell(out.text, &cell)] = '\0';
	return out;
}

bool e2e_cursor(struct e2e *e, int *row, int *column)
{
	*row = e->cursor.row;
	*column = e->cursor.col;
	return e->cursor_visible;
}

/* ---- expectations ---- */

void e2e_expect(struct e2e *e, const char *text)
{
	if (e2e_find(e, text, NULL) < 0)
		give_up(e, "not on the screen: %s", text);
}

void e2e_expect_not(struct e2e *e, const char *text)
{
	if (e2e_find(e, text, NULL) >= 0)
		give_up(e, "on the screen, but should not be: %s", text);
}

void e2e_expect_row(struct e2e *e, int row, const char *text)
{
	put_row(e, row, e->text);
	trim(e->text);
	if (strcmp(e->text, text) == 0)
		return;
	char *found = strdup(e->text);
	give_up(e, "row %d is\n|%s|\nbut should be\n|%s|", row, found ? found : "", text);
}

void e2e_expect_in_row(struct e2e *e, int row, const char *text)
{
	put_row(e, row, e->text);
	if (!strstr(e->text, text))
		give_up(e, "row %d has no: %s", row, text);
}

void e2e_expect_aligned(struct e2e *e)
{
	for (int row = 0; row < e->rows; row++)
		for (int column = 0; column < e->columns; column++) {
			VTermScreenCell cell = get_cell(e, row, column);
			if (cell.width != 2 || is_continuation(&cell))
				continue;
			if (column + 1 >= e->columns)
				give_up(e, "row %d: a wide character is cut by the edge", row);
			VTermScreenCell next = get_cell(e, row, column + 1);
			if (!is_continuation(&next))
				give_up(e, "row %d: column %d overwrites half a wide character", row,
					column + 1);
		}
}

size_t e2e_bytes(const struct e2e *e)
{
	return e->bytes;
}

int e2e_pid(const struct e2e *e)
{
	return e->pid;
}

/* ---- the end ---- */

bool e2e_is_running(struct e2e *e)
{
	check_ended(e);
	return !e->ended;
}

void e2e_kill(struct e2e *e)
{
	if (!e->ended)
		kill(e->pid, SIGKILL);
}

int e2e_finish(struct e2e *e)
{
	double end = now() + PATIENCE_SECONDS;
	for (check_ended(e); !e->ended; check_ended(e)) {
		read_output(e);
		if (now() > end)
			give_up(e, "the program does not end");
		wait_for_something(e);
	}
	int status = WIFEXITED(e->status) ? WEXITSTATUS(e->status) : 128 + WTERMSIG(e->status);
	close(e->master);
	close(e->slave);
	vterm_free(e->vterm);
	free(e);
	return status;
}
