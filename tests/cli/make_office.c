/* make_office PATH — an empty office for the tests of the command line: a commission, a director, a clerk, a
 * room and an arbitrator. The program itself makes files only through `demo` and `import ledger`. */
#include "office/act.h"

#include <stdio.h>

static bool make(struct office *office, struct error *err)
{
	struct act_result result;
	bool good = act_do(office, "commission", 0, &result, err, "name", "两江新区劳动人事争议仲裁委员会",
		"pattern", "渝两江劳人仲案字〔{year}〕第{serial}号", NULL);
	act_result_clear(&result);
	good = good &&
	       act_do(office, "add_staff", 0, &result, err, "name", "黄主任", "role", "director", NULL);
	act_result_clear(&result);
	good = good && act_do(office, "add_staff", 0, &result, err, "name", "李娟", "role", "clerk", NULL);
	act_result_clear(&result);
	good = good && act_do(office, "add_room", 0, &result, err, "name", "一庭", NULL);
	act_result_clear(&result);
	good = good && act_do(office, "add_arbitrator", 0, &result, err, "name", "何勇", "kind", "full_time",
			       "source", "commission", "from", "2018-01-01", NULL);
	act_result_clear(&result);
	return good;
}

int main(int argc, char **argv)
{
	if (argc != 2)
		return 2;
	struct office office;
	struct error err = ERROR_INIT;
	struct office_options options = {
		.path = argv[1], .user = "黄主任", .today = civil_make(2020, 9, 24), .create = true};
	bool good = office_open(&office, &options, &err) && make(&office, &err);
	if (!good)
		fprintf(stderr, "%s\n", error_text(&err));
	error_clear(&err);
	office_close(&office);
	return good ? 0 : 1;
}
