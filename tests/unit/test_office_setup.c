/* A new office: file, commission and first person in one go, or nothing; who may read the file. */
#include "store_fixture.h"

#include "office/act.h"
#include "office/setup.h"
#include "store/journal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct place {
	char folder[64];
	char path[96];
};

static int make_place(void **state)
{
	struct place *place = calloc(1, sizeof *place);
	if (!place)
		return -1;
	snprintf(place->folder, sizeof place->folder, "/tmp/zhongcai-setup.XXXXXX");
	if (!mkdtemp(place->folder))
		return -1;
	snprintf(place->path, sizeof place->path, "%s/office.db", place->folder);
	*state = place;
	return 0;
}

static int leave_place(void **state)
{
	struct place *place = *state;
	store_remove(place->path);
	rmdir(place->folder);
	free(place);
	return 0;
}

static const struct setup usual = {.commission = "两江新区劳动人事争议仲裁委员会",
	.pattern = "渝两江劳人仲案字〔{year}〕第{serial}号",
	.person = "李娟",
	.role = "clerk"};

static struct office_options options_for(const struct place *place)
{
	return (struct office_options){
		.path = place->path, .user = "account7", .today = civil_make(2020, 9, 24)};
}

static void the_person_is_who_acts(void **state)
{
	const struct place *place = *state;
	struct office_options options = options_for(place);
	struct error err = ERROR_INIT;
	assert_true(office_set_up(&options, &usual, &err));
	struct office office;
	assert_true(office_open(&office, &options, &err));
	assert_string_equal(office.commission.name, usual.commission);
	assert_string_equal(office.commission.case_number_pattern, usual.pattern);
	assert_string_equal(office.actor, "李娟");
	assert_int_not_equal(office.staff_id, 0);
	assert_int_equal(office.arbitrator_id, 0);
	struct check_report report;
	assert_true(store_check(office.store, true, NULL, NULL, &report, &err));
	assert_int_equal(report.count, 0);
	assert_int_equal(report.entries, 1);
	check_report_free(&report);
	/* What was set up by one account is nobody's last act to be undone by a slip of the finger. */
	struct act_result result;
	assert_false(act_do(&office, "undo", 0, &result, &err, NULL));
	error_clear(&err);
	office_close(&office);
}

static void an_arbitrator_finds_his_cases(void **state)
{
	const struct place *place = *state;
	struct office_options options = options_for(place);
	struct error err = ERROR_INIT;
	struct setup setup = usual;
	setup.person = "何勇";
	setup.role = "arbitrator";
	assert_true(office_set_up(&options, &setup, &err));
	struct office office;
	assert_true(office_open(&office, &options, &err));
	assert_string_equal(office.actor, "何勇");
	assert_int_not_equal(office.arbitrator_id, 0);
	office_close(&office);
}

static void what_is_wrong_leaves_no_file(void **state)
{
	const struct place *place = *state;
	struct office_options options = options_for(place);
	static const struct {
		const char *commission, *pattern, *person, *role, *field;
	} wrong[] = {
		{"", "渝〔{year}〕第{serial}号", "李娟", "clerk", "commission"},
		{"某委", "渝〔2020〕号", "李娟", "clerk", "pattern"},
		{"某委", "渝〔{year}〕第{serial}号", "", "clerk", "person"},
		{"某委", "渝〔{year}〕第{serial}号", "李\033娟", "clerk", "person"},
		{"某委", "渝〔{year}〕第{serial}号", "李娟", "emperor", "role"},
	};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct error err = ERROR_INIT;
		struct setup setup = {wrong[i].commission, wrong[i].pattern, wrong[i].person, wrong[i].role};
		assert_false(office_set_up(&options, &setup, &err));
		assert_true(*error_text(&err) != '\0');
		assert_non_null(err.field);
		assert_string_equal(err.field, wrong[i].field);
		error_clear(&err);
		assert_int_equal(rmdir(place->folder), 0); /* it is empty */
		assert_int_equal(mkdir(place->folder, 0700), 0);
	}
}

static void an_office_is_never_set_up_twice(void **state)
{
	const struct place *place = *state;
	struct office_options options = options_for(place);
	struct error err = ERROR_INIT;
	assert_true(office_set_up(&options, &usual, &err));
	struct setup other = usual;
	other.commission = "别的委员会";
	assert_false(office_set_up(&options, &other, &err));
	assert_int_equal(err.code, ERR_REFUSED);
	error_clear(&err);
	struct office office;
	assert_true(office_open(&office, &options, &err));
	assert_string_equal(office.commission.name, usual.commission);
	office_close(&office);
}

static void an_interrupted_beginning_is_taken_over(void **state)
{
	const struct place *place = *state;
	struct office_options options = options_for(place);
	struct error err = ERROR_INIT;
	struct office office;
	options.create = true;
	assert_true(office_open(&office, &options, &err)); /* … and nothing more happened */
	office_close(&office);
	struct setup wrong = usual;
	wrong.person = "";
	assert_false(office_set_up(&options, &wrong, &err));
	error_clear(&err);
	assert_int_equal(access(place->path, F_OK), 0); /* it was there before */
	assert_true(office_set_up(&options, &usual, &err));
}

static mode_t mode_of(const char *path)
{
	struct stat info;
	assert_int_equal(stat(path, &info), 0);
	return info.st_mode & 07777;
}

/* With the commission's cases in it a file is read by its account alone, or by the group whose folder it is.
 */
static void who_may_read_it(void **state)
{
	const struct place *place = *state;
	static const struct {
		mode_t umask, folder, file; /* folder 0: it is not there yet */
	} rows[] = {
		{022, 0, 0600}, {000, 0, 0600}, {022, 0755, 0600},
		{022, 0777, 0600}, /* without the set-group-id bit it was not prepared for sharing */
		{022, 02770, 0660}, {077, 02770, 0660},
		{022, 02750, 0600}, /* the group may not make -wal files there */
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char folder[96], path[128], wal[160];
		snprintf(folder, sizeof folder, "%s/data", place->folder);
		snprintf(path, sizeof path, "%s/office.db", folder);
		snprintf(wal, sizeof wal, "%s-wal", path);
		mode_t before = umask(rows[i].umask);
		if (rows[i].folder) {
			assert_int_equal(mkdir(folder, 0700), 0);
			assert_int_equal(chmod(folder, rows[i].folder), 0);
		}
		struct error err = ERROR_INIT;
		struct office_options options = {
			.path = path, .user = "account7", .today = civil_make(2020, 9, 24)};
		assert_true(office_set_up(&options, &usual, &err));
		assert_int_equal(mode_of(path), rows[i].file);
		assert_int_equal(mode_of(folder), rows[i].folder ? rows[i].folder : 0700);
		/* What stands beside it while it is open tells as much as the file does. */
		struct office office;
		struct act_result result;
		assert_true(office_open(&office, &options, &err));
		assert_true(act_do(&office, "add_room", 0, &result, &err, "name", "一庭", NULL));
		act_result_clear(&result);
		assert_int_equal(mode_of(wal), rows[i].file);
		office_close(&office);
		assert_int_equal(mode_of(path), rows[i].file);
		store_remove(path);
		assert_int_equal(rmdir(folder), 0);
		umask(before);
	}
}

/* Another version of the program derived other tables: whoever reads the file first brings them up to date,
 * and who may not write is told so. */
static void a_reader_follows_the_program(void **state)
{
	const struct place *place = *state;
	struct office_options options = options_for(place);
	struct office office;
	struct error err = ERROR_INIT;
	assert_true(office_set_up(&options, &usual, &err));
	file_exec(place->path,
		"UPDATE derived_from SET value = 1 WHERE name = 'build'; DROP TABLE case_state; DROP TABLE tally");
	options.read_only = true;
	assert_true(office_open(&office, &options, &err));
	assert_true(office.read_only);
	office_close(&office);
	assert_int_equal(file_int(place->path, "SELECT count(*) FROM case_state"), 0);
	assert_int_not_equal(file_int(place->path, "SELECT value FROM derived_from WHERE name = 'build'"), 1);

	if (geteuid() == 0)
		return; /* nothing is read-only to root */
	file_exec(place->path, "UPDATE derived_from SET value = 1 WHERE name = 'build'");
	assert_int_equal(chmod(place->path, 0400), 0);
	assert_false(office_open(&office, &options, &err));
	assert_int_equal(err.code, ERR_IO);
	assert_non_null(strstr(error_text(&err), "另一版本"));
	error_clear(&err);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_person_is_who_acts, make_place, leave_place),
		cmocka_unit_test_setup_teardown(an_arbitrator_finds_his_cases, make_place, leave_place),
		cmocka_unit_test_setup_teardown(what_is_wrong_leaves_no_file, make_place, leave_place),
		cmocka_unit_test_setup_teardown(an_office_is_never_set_up_twice, make_place, leave_place),
		cmocka_unit_test_setup_teardown(
			an_interrupted_beginning_is_taken_over, make_place, leave_place),
		cmocka_unit_test_setup_teardown(who_may_read_it, make_place, leave_place),
		cmocka_unit_test_setup_teardown(a_reader_follows_the_program, make_place, leave_place),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
