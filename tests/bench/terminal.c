/* How fast is a full-screen program, as the terminal sees it?
 *
 *     terminal [-w] GROUP… -- PROGRAM ARGUMENT…        GROUP is NAME:COUNT:STROKE|STROKE…
 *
 * Runs the program in a pseudo-terminal of 80 × 24 and prints one line: start to the last byte of the first
 * frame; for each group, COUNT strokes in turn, the time from a stroke to the last byte of what it made the
 * program write (p50 and p99) and how many bytes that is; peak memory. A stroke is a text with \e, \n, \xHH;
 * a group without strokes prints dashes. With -w the program is expected to end by itself.
 *
 * It sees what any terminal sees, and no more: the last byte is the last before a silence. A program that
 * pauses longer inside one frame is taken to be faster than it is. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	FIRST_SILENCE = 400, /* ms after the first frame's last byte: loading may come in bursts */
	KEY_SILENCE = 40,
	FIRST_PATIENCE = 180000, /* until the first byte */
	KEY_PATIENCE = 1000,
	MOST_STROKES = 4000
};

struct program {
	int terminal;
	pid_t pid;
	bool ended;
	char tail[16]; /* the last bytes read: a question may come in two pieces */
};

/* What came between a moment and the next silence. */
struct answer {
	double milliseconds; /* to the last byte */
	size_t bytes; /* 0: nothing came */
};

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void die(const char *what)
{
	fprintf(stderr, "terminal: %s: %s\n", what, strerror(errno));
	exit(2);
}

static void start(struct program *program, char **argv)
{
	struct winsize size = {.ws_row = 24, .ws_col = 80};
	program->pid = forkpty(&program->terminal, NULL, NULL, &size);
	if (program->pid < 0)
		die("no pseudo-terminal");
	if (program->pid > 0)
		return;
	unsetenv("LINES");
	unsetenv("COLUMNS");
	setenv("TERM", "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	execvp(argv[0], argv);
	_exit(127);
}

static void type(struct program *program, const char *bytes)
{
	size_t length = strlen(bytes);
	while (length > 0) {
		ssize_t n = write(program->terminal, bytes, length);
		if (n < 0 && errno != EINTR)
			return; /* it has ended: the next reading says so */
		if (n > 0) {
			bytes += n;
			length -= (size_t)n;
		}
	}
}

/* Programs ask terminals who they are and where the cursor stands: every character is one cell wide here. */
static void answer_questions(struct program *program, const char *bytes, size_t length)
{
	static const struct {
		const char *question, *answer;
	} known[] = {{"\033[6n", "\033[1;2R"}, {"\033[c", "\033[?62c"}, {"\033[>c", "\033[>0;0;0c"}};
	for (size_t i = 0; i < length; i++) {
		memmove(program->tail, program->tail + 1, sizeof program->tail - 2);
		program->tail[sizeof program->tail - 2] = bytes[i];
		for (size_t k = 0; k < sizeof known / sizeof *known; k++) {
			size_t size = strlen(known[k].question);
			if (memcmp(program->tail + sizeof program->tail - 1 - size, known[k].question,
				    size) == 0)
				type(program, known[k].answer);
		}
	}
}

/* Reads until a silence of `silence` ms behind the first byte, or `patience` ms without any. */
static struct answer listen_until_silent(struct program *program, double since, int silence, int patience)
{
	struct answer answer = {0};
	char block[65536];
	while (!program->ended) {
		struct pollfd fd = {.fd = program->terminal, .events = POLLIN};
		int ready = poll(&fd, 1, answer.bytes ? silence : patience);
		if (ready == 0)
			break;
		ssize_t n = ready > 0 ? read(program->terminal, block, sizeof block) : -1;
		if (n > 0) {
			answer.milliseconds = now() - since;
			answer.bytes += (size_t)n;
			answer_questions(program, block, (size_t)n);
		} else if (n == 0 || errno != EINTR) {
			program->ended = true;
		}
	}
	return answer;
}

static double peak_memory(const struct program *program)
{
	char path[64], line[256];
	long kib = 0;
	snprintf(path, sizeof path, "/proc/%ld/status", (long)program->pid);
	FILE *file = fopen(path, "re");
	while (file && fgets(line, sizeof line, file))
		if (strncmp(line, "VmHWM:", 6) == 0)
			kib = strtol(line + 6, NULL, 10);
	if (file)
		fclose(file);
	return (double)kib / 1024;
}

/* \e, \n, \xHH as the characters they mean, in place. */
static void unescape(char *text)
{
	char *out = text;
	while (*text) {
		if (text[0] == '\\' && text[1] == 'x' && text[2] && text[3]) {
			char digits[3] = {text[2], text[3], '\0'};
			*out++ = (char)strtol(digits, NULL, 16);
			text += 4;
		} else if (text[0] == '\\' && text[1]) {
			*out++ = text[1] == 'e' ? '\033' : text[1] == 'n' ? '\n' : text[1];
			text += 2;
		} else {
			*out++ = *text++;
		}
	}
	*out = '\0';
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

/* Prints one group: NAME:COUNT:STROKE|STROKE… */
static void measure_group(struct program *program, char *group)
{
	enum { MOST_KINDS = 64 };
	static double times[MOST_STROKES];
	char *strokes[MOST_KINDS], *save = NULL;
	char *name = strtok_r(group, ":", &save), *number = strtok_r(NULL, ":", &save);
	long count = name && number ? strtol(number, NULL, 10) : 0;
	int kinds = 0, answered = 0, unanswered = 0;
	double bytes = 0;
	for (char *stroke;
		kinds < MOST_KINDS && count > 0 && (stroke = strtok_r(NULL, "|", &save)) != NULL;) {
		unescape(stroke);
		strokes[kinds++] = stroke;
	}
	/* A program that does not know the key is not waited for again and again. */
	for (long i = 0; kinds > 0 && i < count && i < MOST_STROKES && unanswered < 3 && !program->ended;
		i++) {
		double since = now();
		type(program, strokes[i % kinds]);
		struct answer answer = listen_until_silent(program, since, KEY_SILENCE, KEY_PATIENCE);
		unanswered = answer.bytes == 0 ? unanswered + 1 : 0;
		if (answer.bytes == 0)
			continue;
		times[answered++] = answer.milliseconds;
		bytes += (double)answer.bytes;
	}
	if (answered == 0) {
		fputs("       —       —     —", stdout);
		return;
	}
	qsort(times, (size_t)answered, sizeof *times, by_size);
	printf(" %7.2f %7.2f %5.0f", times[answered / 2], times[(answered * 99) / 100], bytes / answered);
}

int main(int argc, char **argv)
{
	int first = 1;
	bool ends = argc > 1 && strcmp(argv[1], "-w") == 0;
	first += ends;
	int split = first;
	while (split < argc && strcmp(argv[split], "--") != 0)
		split++;
	if (split + 1 >= argc) {
		fputs("usage: terminal [-w] NAME:COUNT:STROKE|STROKE… … -- PROGRAM ARGUMENT…\n", stderr);
		return 2;
	}
	struct program program = {0};
	double since = now();
	start(&program, argv + split + 1);
	struct answer frame = listen_until_silent(&program, since, FIRST_SILENCE, FIRST_PATIENCE);
	printf("%9.1f", frame.milliseconds);
	for (int i = first; i < split; i++)
		measure_group(&program, argv[i]);
	bool died = program.ended && !ends;
	if (ends)
		fputs("       —\n", stdout);
	else
		printf(" %7.1f\n", peak_memory(&program));
	kill(program.pid, SIGKILL);
	while (waitpid(program.pid, NULL, 0) < 0 && errno == EINTR)
		;
	if (died || frame.bytes == 0)
		fprintf(stderr, "terminal: %s ended before the measurement did\n", argv[split + 1]);
	return died || frame.bytes == 0;
}
