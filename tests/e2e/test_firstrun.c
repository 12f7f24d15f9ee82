/* From no file at all to an office at work: the form, a ledger, the demo's neighbours; and what must leave
 * nothing behind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "harness.h"
#include "office/office.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int leave_folder(void **state)
{
	(void)state;
	e2e_folder_remove();
	return 0;
}

/* --- files --- */

/* A path in the test's folder; static until it was called four times more. */
static const char *in_folder(const char *name)
{
	static char paths[4][512];
	static size_t next;
	char *path = paths[next++ % 4];
	snprintf(path, sizeof paths[0], "%s/%s", e2e_folder(), name);
	return path;
}

static const char *office_file(void)
{
	return in_folder("data/zhongcai/office.db");
}

static bool exists(const char *path)
{
	return access(path, F_OK) == 0;
}

static void write_file(const char *name, const void *bytes, size_t length)
{
	FILE *out = fopen(in_folder(name), "wb");
	assert_non_null(out);
	assert_int_equal(fwrite(bytes, 1, length, out), length);
	assert_int_equal(fclose(out), 0);
}

/* The office's ledger of 2020, or only so many bytes of it. */
static void copy_ledger(const char *name, size_t most)
{
	char path[4096];
	const char *srcdir = getenv("srcdir");
	snprintf(path, sizeof path, "%s/tests/data/ledger/ledger-2020.csv", srcdir ? srcdir : ".");
	FILE *in = fopen(path, "rb");
	assert_non_null(in);
	char *bytes = malloc(1 << 20);
	assert_non_null(bytes);
	size_t length = fread(bytes, 1, 1 << 20, in);
	fclose(in);
	write_file(name, bytes, length < most ? length : most);
	free(bytes);
}

/* One long enough that there is a middle to be stopped in. */
static void make_long_ledger(const char *name, int cases)
{
	FILE *out = fopen(in_folder(name), "wb");
	assert_non_null(out);
	fputs("案号,申请人,被申请人,受理日期,结案日期,结案方式\r\n", out);
	for (int i = 1; i <= cases; i++)
		fprintf(out, "渝劳仲案〔2020〕第%d号,张伟,重庆某某有限公司,2020-03-02,2020-04-01,裁决\r\n",
			i);
	assert_int_equal(fclose(out), 0);
}

static int run(const char *command, const char *option, char *output, size_t size)
{
	const char *const argv[] = {e2e_program("zhongcai"), command, option, NULL};
	return e2e_run(argv, output, size);
}

/* The file is sound, and holds so many cases. */
static void expect_office(size_t cases)
{
	static char output[4 << 20];
	assert_int_equal(run("check", "--deep", NULL, 0), 0);
	assert_int_equal(run("list", "--json", output, sizeof output), 0);
	size_t found = 0;
	for (const char *p = output; (p = strstr(p, "\"case_number\"")) != NULL; p++)
		found++;
	assert_int_equal(found, cases);
}

/* --- driving it --- */

static struct e2e *start(int columns)
{
	struct e2e_options options = {.columns = columns};
	const char *const argv[] = {e2e_program("zhongcai"), NULL};
	return e2e_start(&options, argv);
}

static void leave(struct e2e *e)
{
	e2e_keys(e, "C-q");
	assert_int_equal(e2e_finish(e), 0);
}

static void check_ledger(struct e2e *e, const char *name)
{
	e2e_keys(e, "C-u");
	e2e_type(e, in_folder(name));
	e2e_keys(e, "Enter");
}

/* The form of a new office, from its first field on, without the last step. */
static void fill_in(struct e2e *e, const char *number)
{
	e2e_keys(e, "C-u");
	e2e_type(e, "两江新区劳动人事争议仲裁委员会");
	e2e_keys(e, "Tab");
	if (number) {
		e2e_keys(e, "C-u");
		e2e_type(e, number);
	}
	e2e_keys(e, "Tab");
	e2e_type(e, "李娟");
}

/* --- a new office --- */

static void a_form_makes_the_office(void **state)
{
	(void)state;
	static const int widths[] = {80, 81, 120};
	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
		struct e2e *e = start(widths[i]);
		e2e_expect(e, "欢迎使用仲裁台");
		e2e_expect_aligned(e);
		e2e_keys(e, "1");
		fill_in(e, "渝两江〔2020〕号");
		e2e_expect(e, "请照写一个案号"); /* said where it was typed, as soon as it was left */
		int wrong = e2e_find(e, "渝两江〔2020〕号", NULL),
		    message = e2e_find(e, "请照写一个案号", NULL);
		assert_int_equal(message, wrong + 1);
		e2e_expect_aligned(e);
		e2e_keys(e, "C-s");
		e2e_expect(e, "请照写一个案号");
		assert_false(exists(office_file()));
		e2e_keys(e, "C-u");
		e2e_type(e, "渝两江劳人仲案字（２０２０）第2876号");
		e2e_expect_not(e, "请照写一个案号");
		e2e_expect(e, "新案号如：渝两江劳人仲案字〔2020〕第1号");
		e2e_expect_aligned(e);
		e2e_keys(e, "C-s");
		e2e_expect(e, "机构已建好");
		e2e_expect_in_row(e, 0, "李娟");
		e2e_expect_aligned(e);
		struct stat info;
		assert_int_equal(stat(office_file(), &info), 0);
		assert_int_equal(info.st_mode & 0777, 0600);
		assert_int_equal(stat(in_folder("data/zhongcai"), &info), 0);
		assert_int_equal(info.st_mode & 0777, 0700);
		leave(e);
		expect_office(0);
		/* The next time it is there. */
		e = start(widths[i]);
		e2e_expect_not(e, "欢迎使用仲裁台");
		e2e_expect_in_row(e, 0, "李娟");
		leave(e);
		e2e_folder_remove();
	}
}

/* A crash right after the file was made: nothing was ever done in it, so it is as good as none. */
static void an_interrupted_beginning_begins_again(void **state)
{
	(void)state;
	struct office office;
	struct error err = ERROR_INIT;
	struct office_options options = {
		.path = office_file(), .today = civil_make(2020, 9, 24), .create = true};
	assert_true(office_open(&office, &options, &err));
	office_close(&office);
	struct e2e *e = start(80);
	e2e_expect(e, "欢迎使用仲裁台");
	e2e_keys(e, "1");
	fill_in(e, "渝两江劳人仲案字〔2020〕第2876号");
	e2e_keys(e, "C-s");
	e2e_expect_in_row(e, 0, "李娟");
	leave(e);
	expect_office(0);
}

static void escape_makes_nothing(void **state)
{
	(void)state;
	struct e2e *e = start(80);
	e2e_keys(e, "1");
	fill_in(e, "渝两江劳人仲案字〔2020〕第2876号");
	e2e_keys(e, "Esc");
	e2e_expect(e, "填的内容还没有保存：再按 Esc 放弃");
	e2e_keys(e, "Esc");
	e2e_expect(e, "欢迎使用仲裁台");
	e2e_keys(e, "2");
	e2e_expect(e, "请给出台账文件");
	e2e_keys(e, "Esc");
	e2e_expect(e, "欢迎使用仲裁台");
	/* What needs an office says so, whatever key it has. */
	e2e_keys(e, "g");
	e2e_expect(e, "还没有机构");
	e2e_keys(e, "u");
	e2e_expect(e, "还没有机构");
	e2e_keys(e, "Esc");
	assert_int_equal(e2e_finish(e), 0);
	assert_false(exists(in_folder("data")));
}

/* --- a ledger --- */

static void a_ledger_makes_the_office(void **state)
{
	(void)state;
	copy_ledger("ledger-2020.csv", SIZE_MAX);
	struct e2e *e = start(80);
	e2e_keys(e, "2");
	/* Tab completes what is typed. */
	e2e_type(e, in_folder("led"));
	e2e_keys(e, "Tab");
	e2e_expect(e, "ledger-2020.csv");
	e2e_keys(e, "Enter");
	e2e_expect(e, "GB18030");
	e2e_expect(e, "可以导入 2,869   不能导入 7");
	e2e_expect(e, "跳过 11");
	static const char *const figures[][2] = {{"已结", "2,786"}, {"申请人（人次）", "9,159"},
		{"标的额", "548,552,279.29元"}, {"追索劳动报酬", "989"}, {"人事争议", "24"},
		{"公告送达", "296"}, {"直接送达", "1,141"}, {"裁决", "1,168"}, {"移送", "77"}};
	for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
		int row = e2e_find(e, figures[i][0], NULL);
		assert_true(row >= 0);
		e2e_expect_in_row(e, row, figures[i][1]);
	}
	e2e_expect_aligned(e);
	e2e_keys(e, "Tab");
	e2e_expect(e, "2020-1 ");
	e2e_expect(e, "顾鑫华");
	e2e_keys(e, "Tab");
	static const char *const rejected[][3] = {{"399", "申请人", "没有申请人"},
		{"798", "受理日期", "2 月 31 日"}, {"1197", "结案日期", "早于收案日期"},
		{"1596", "申请人", "没有申请人"}, {"1993", "申请人", "没有申请人"},
		{"2392", "受理日期", "2 月 31 日"}, {"2791", "结案日期", "早于收案日期"}};
	for (size_t i = 0; i < sizeof rejected / sizeof *rejected; i++) {
		int row = e2e_find(e, rejected[i][0], NULL);
		assert_true(row >= 0);
		e2e_expect_in_row(e, row, rejected[i][1]);
		e2e_expect_in_row(e, row, rejected[i][2]);
	}
	e2e_expect_aligned(e);
	e2e_keys(e, "Tab Tab");
	e2e_expect(e, "标的额（元）");
	e2e_expect(e, "名称一致");
	assert_false(exists(office_file())); /* nothing is stored before the last question is answered */
	e2e_keys(e, "Enter i");
	e2e_expect(e, "ledger-2020.csv.rejected.csv");
	e2e_keys(e, "Enter");
	e2e_expect(e, "新建机构");
	e2e_expect(e, "渝两江劳人仲案字〔2020〕第1号"); /* as the ledger's numbers say */
	assert_false(exists(in_folder("ledger-2020.csv.rejected.csv")));
	fill_in(e, NULL);
	e2e_keys(e, "C-s");
	e2e_expect(e, "已导入 2869 件，另外 7 条写在");
	e2e_expect_in_row(e, 0, "李娟");
	e2e_expect(e, "在办 83");
	e2e_expect(e, "20-0054");
	e2e_expect_aligned(e);
	assert_true(exists(in_folder("ledger-2020.csv.rejected.csv")));
	/* Once more, now into the office that is open: every number is known. */
	e2e_keys(e, ":");
	e2e_type(e, "导入台账");
	e2e_keys(e, "Enter");
	check_ledger(e, "ledger-2020.csv");
	e2e_expect(e, "可以导入 0   不能导入 2,876");
	e2e_keys(e, "i");
	e2e_expect(e, "没有一条记录可以导入");
	e2e_keys(e, "Esc");
	e2e_expect(e, "在办 83");
	leave(e);
	expect_office(2869);
}

static void rejected_records_go_nowhere_but_where_they_may(void **state)
{
	(void)state;
	static const char ledger[] = "案号,申请人,被申请人,受理日期\r\n"
				     "渝劳仲案〔2020〕1号,张伟,甲公司,2020-3-2\r\n"
				     "渝劳仲案〔2020〕2号,,乙公司,2020-3-3\r\n";
	write_file("l.csv", ledger, sizeof ledger - 1);
	write_file("taken.csv", "precious", 8);
	struct e2e *e = start(80);
	e2e_keys(e, "2");
	check_ledger(e, "l.csv");
	static const char *const names[] = {"taken.csv", "l.csv", "no/such/folder/r.csv"};
	static const char *const whys[] = {"已经存在", "就是台账本身", "不能写入"};
	for (size_t i = 0; i < 3; i++) {
		e2e_keys(e, "i C-u");
		e2e_type(e, in_folder(names[i]));
		e2e_keys(e, "Enter");
		fill_in(e, NULL);
		e2e_keys(e, "C-s");
		e2e_expect(e, whys[i]);
		assert_false(exists(office_file()));
		e2e_keys(e, "Esc Esc");
	}
	leave(e);
	char bytes[256];
	FILE *in = fopen(in_folder("l.csv"), "rb");
	assert_non_null(in);
	assert_int_equal(fread(bytes, 1, sizeof bytes, in), sizeof ledger - 1);
	fclose(in);
	assert_memory_equal(bytes, ledger, sizeof ledger - 1);
}

/* --- into an office that is open --- */

static void an_office_takes_a_ledger_in_and_back_out(void **state)
{
	(void)state;
	make_long_ledger("long.csv", 12000);
	make_long_ledger("short.csv", 3);
	struct e2e *e = start(80);
	e2e_keys(e, "1");
	fill_in(e, "渝劳仲案〔2020〕第1号");
	e2e_keys(e, "C-s : ");
	e2e_type(e, "导入台账");
	e2e_keys(e, "Enter");
	/* Stopped in the middle: what was there stays, nothing else is. */
	check_ledger(e, "long.csv");
	e2e_expect(e, "可以导入 12,000");
	e2e_send(e, "i", 1);
	e2e_wait_text(e, "Esc 停止");
	e2e_send(e, "\033", 1);
	e2e_wait_text(e, "已中断");
	e2e_idle(e);
	/* Another record as the header: nothing that was found holds any more. */
	e2e_keys(e, "m C-u 99 C-s");
	e2e_expect(e, "没有第 99 条");
	e2e_keys(e, "C-u 3 C-s");
	e2e_expect_in_row(e, e2e_find(e, "表头是第几条记录", NULL), "*3");
	e2e_expect_in_row(e, e2e_find(e, "重庆某某有限公司", NULL), "记入备注");
	e2e_keys(e, "Esc");
	e2e_expect(e, "请给出台账文件");
	/* The wrong encoding is seen at once; the right one is found again. */
	check_ledger(e, "short.csv");
	e2e_expect(e, "编码 UTF-8（自动认出）");
	e2e_keys(e, "e 2");
	e2e_expect(e, "没有台账的表头");
	e2e_keys(e, "Esc Enter");
	e2e_expect(e, "编码 UTF-8（自动认出）");
	e2e_expect(e, "可以导入 3 ");
	e2e_keys(e, "Enter Enter");
	e2e_expect(e, "已导入 3 件");
	e2e_keys(e, "F");
	e2e_expect(e, "20-0003");
	/* A ledger brought in by mistake is undone as anything else. */
	e2e_keys(e, "u");
	e2e_expect_not(e, "20-0003");
	leave(e);
	expect_office(0);
}

/* Names in Chinese that share bytes but no characters, folders, ~, and what a file manager pastes. */
static void names_are_completed(void **state)
{
	(void)state;
	static const char ledger[] = "案号,申请人,被申请人,受理日期\r\n"
				     "渝劳仲案〔2020〕1号,张伟,甲公司,2020-3-2\r\n";
	assert_int_equal(mkdir(in_folder("台账夹"), 0700), 0);
	write_file("台账夹/渝北.csv", ledger, sizeof ledger - 1);
	write_file("台账夹/渝中.csv", ledger, sizeof ledger - 1);
	write_file("台账夹/湖南.csv", ledger, sizeof ledger - 1);
	write_file("台账夹/.hidden.csv", ledger, sizeof ledger - 1);
	struct e2e *e = start(81);
	e2e_keys(e, "2");
	e2e_type(e, "~/台");
	e2e_keys(e, "Tab");
	int row = e2e_find(e, "~/台账夹/", NULL);
	assert_true(row >= 0);
	e2e_expect(e, "湖南.csv");
	e2e_expect_not(e, "hidden");
	e2e_keys(e, "Tab"); /* 渝 and 湖 begin with the same byte */
	e2e_expect_not(e, "~/台账夹/渝");
	e2e_expect_aligned(e);
	e2e_type(e, "渝");
	e2e_expect_not(e, "湖南.csv");
	e2e_keys(e, "Up"); /* the last of those that fit */
	e2e_expect_aligned(e);
	e2e_keys(e, "Enter");
	e2e_expect(e, "导入台账 渝北.csv");
	e2e_expect(e, "可以导入 1 ");
	e2e_keys(e, "o C-u");
	char pasted[600];
	snprintf(pasted, sizeof pasted, "'%s'", in_folder("台账夹/湖南.csv"));
	e2e_type(e, pasted);
	e2e_keys(e, "Enter");
	e2e_expect(e, "导入台账 湖南.csv");
	leave(e);
}

/* --- a header that says nothing --- */

static void choose(struct e2e *e, const char *meaning)
{
	e2e_keys(e, "Space");
	e2e_type(e, meaning);
	e2e_keys(e, "Enter");
}

static void unknown_columns_are_asked_about(void **state)
{
	(void)state;
	static const char ledger[] = "某区案件\n"
				     "编码,甲方,乙方,日子,钱,内部,备注\n"
				     "渝劳仲案〔2020〕1号,张伟,甲公司,2020-3-2,1.5,机密,旧案\n"
				     "渝劳仲案〔2020〕2号,李四,乙公司,2020-3-3,2,机密,\n";
	write_file("l.csv", ledger, sizeof ledger - 1);
	struct e2e *e = start(80);
	e2e_keys(e, "2");
	check_ledger(e, "l.csv");
	e2e_expect(e, "没有台账的表头");
	e2e_expect(e, "各栏是什么");
	e2e_expect_aligned(e);
	e2e_keys(e, "Tab");
	e2e_expect(e, "栏里是：渝劳仲案〔2020〕1号");
	choose(e, "案号");
	choose(e, "申请人");
	choose(e, "申请人"); /* a slip: given twice */
	e2e_keys(e, "C-s");
	e2e_expect(e, "已有一栏是申请人");
	choose(e, "被申请人");
	e2e_keys(e, "C-s");
	e2e_expect(e, "还没有一栏是受理日期");
	choose(e, "受理日期");
	choose(e, "万元");
	choose(e, "不导入");
	e2e_keys(e, "C-s");
	e2e_expect(e, "可以导入 2 ");
	e2e_expect(e, "35,000.00元");
	e2e_keys(e, "i");
	e2e_expect(e, "新建机构");
	fill_in(e, NULL);
	e2e_keys(e, "C-s");
	e2e_expect(e, "已导入 2 件");
	e2e_expect(e, "乙公司");
	leave(e);
	expect_office(2);
}

/* --- what must leave nothing behind --- */

/* Starts storing a long ledger and comes back while it is at it. */
static struct e2e *start_storing(void)
{
	make_long_ledger("long.csv", 12000);
	struct e2e *e = start(80);
	e2e_keys(e, "2");
	check_ledger(e, "long.csv");
	e2e_expect(e, "可以导入 12,000");
	e2e_keys(e, "i");
	fill_in(e, NULL);
	e2e_send(e, "\023", 1); /* C-s */
	e2e_wait_text(e, "Esc 停止");
	return e;
}

static void escape_in_the_middle_leaves_nothing(void **state)
{
	(void)state;
	struct e2e *e = start_storing();
	e2e_send(e, "\033", 1);
	e2e_wait_text(e, "已中断");
	e2e_idle(e);
	e2e_expect(e, "可以导入 12,000"); /* and may be tried again */
	assert_false(exists(office_file()));
	assert_false(exists(in_folder("data/zhongcai/office.db-wal")));
	leave(e);
}

static void a_killed_import_leaves_a_sound_file(void **state)
{
	(void)state;
	struct e2e *e = start_storing();
	e2e_kill(e);
	assert_int_equal(e2e_finish(e), 128 + 9);
	assert_true(exists(office_file()));
	expect_office(0);
	/* It was set up before the first case came: that much is there. */
	e = start(80);
	e2e_expect_in_row(e, 0, "李娟");
	leave(e);
}

/* The demo is built where temporary files are, and is gone with its folder when it is stopped. */
static void a_demo_that_is_stopped_leaves_nothing(void **state)
{
	(void)state;
	char setting[600];
	assert_int_equal(mkdir(in_folder("tmp"), 0700), 0);
	snprintf(setting, sizeof setting, "TMPDIR=%s", in_folder("tmp"));
	const char *const set[] = {setting, NULL};
	struct e2e_options options = {.set = set};
	const char *const argv[] = {e2e_program("zhongcai"), NULL};
	struct e2e *e = e2e_start(&options, argv);
	e2e_send(e, "3", 1);
	e2e_wait_text(e, "Esc 停止");
	e2e_send(e, "\033", 1);
	e2e_wait_text(e, "已中断");
	e2e_idle(e);
	e2e_expect(e, "欢迎使用仲裁台");
	assert_int_equal(rmdir(in_folder("tmp")), 0); /* it is empty */
	leave(e);
	assert_false(exists(in_folder("data")));
}

/* --- what is no ledger --- */

static void what_is_no_ledger_is_said(void **state)
{
	(void)state;
	static const char binary[] =
		"\x7f"
		"ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0\x3e\0\x01\0\0\0\0\x10\x40\0\0\0\0\0";
	write_file("binary.csv", binary, sizeof binary - 1);
	write_file("book.csv", "PK\003\004xxxxxxxxxxxxxxxx", 20);
	write_file("page.csv", "<html><table><tr><td>案号</td></tr></table></html>", 51);
	write_file("empty.csv", "", 0);
	copy_ledger("cut.csv", 3001);
	assert_int_equal(mkfifo(in_folder("pipe.csv"), 0600), 0);
	assert_int_equal(symlink("nowhere", in_folder("dangling.csv")), 0);
	copy_ledger("secret.csv", 3000);
	assert_int_equal(chmod(in_folder("secret.csv"), 0), 0);
	static const struct {
		const char *name, *said;
		bool not_as_root; /* who may read everything */
	} files[] = {{"binary.csv", "不是文本", false}, {"book.csv", "Excel", false},
		{"page.csv", "网页", false}, {"empty.csv", "文件是空的", false},
		{"pipe.csv", "不是普通文件", false}, {"dangling.csv", "无法打开", false},
		{"none.csv", "无法打开", false}, {"secret.csv", "无法打开", true}};
	struct e2e *e = start(80);
	e2e_keys(e, "2");
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		if (files[i].not_as_root && geteuid() == 0)
			continue;
		check_ledger(e, files[i].name);
		e2e_expect(e, files[i].said);
		e2e_expect(e, "请给出台账文件"); /* and another can be named */
		e2e_expect_aligned(e);
	}
	/* A folder is gone into. */
	assert_int_equal(mkdir(in_folder("folder"), 0700), 0);
	write_file("folder/inside.csv", "x", 1);
	check_ledger(e, "folder");
	e2e_expect(e, "inside.csv");
	/* What broke off in the middle is read up to there, and the last record is not believed. */
	check_ledger(e, "cut.csv");
	e2e_expect(e, "不能导入 1 ");
	e2e_keys(e, "Tab Tab");
	e2e_expect(e, "不完整");
	leave(e);
	assert_false(exists(office_file()));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(a_form_makes_the_office, leave_folder),
		cmocka_unit_test_teardown(an_interrupted_beginning_begins_again, leave_folder),
		cmocka_unit_test_teardown(escape_makes_nothing, leave_folder),
		cmocka_unit_test_teardown(a_ledger_makes_the_office, leave_folder),
		cmocka_unit_test_teardown(rejected_records_go_nowhere_but_where_they_may, leave_folder),
		cmocka_unit_test_teardown(an_office_takes_a_ledger_in_and_back_out, leave_folder),
		cmocka_unit_test_teardown(names_are_completed, leave_folder),
		cmocka_unit_test_teardown(unknown_columns_are_asked_about, leave_folder),
		cmocka_unit_test_teardown(escape_in_the_middle_leaves_nothing, leave_folder),
		cmocka_unit_test_teardown(a_killed_import_leaves_a_sound_file, leave_folder),
		cmocka_unit_test_teardown(a_demo_that_is_stopped_leaves_nothing, leave_folder),
		cmocka_unit_test_teardown(what_is_no_ledger_is_said, leave_folder),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
