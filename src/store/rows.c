#include "store/rows.h"

#include "base/week.h"

#define ROW(type, ...)                                                                                       \
	static const struct column type##_columns[] = {__VA_ARGS__};                                         \
	const struct table type##_table = {                                                                  \
		#type, sizeof(struct type), type##_columns, sizeof type##_columns / sizeof *type##_columns}
/* clang-format off */
#define COLUMN(type, kind, field) {#field, COLUMN_##kind, offsetof(struct type, field), 0}
#define INITIAL(type, kind, field, value) {#field, COLUMN_##kind, offsetof(struct type, field), value}
/* clang-format on */

ROW(commission, COLUMN(commission, INT, id), COLUMN(commission, TEXT, name),
	COLUMN(commission, TEXT, case_number_pattern), COLUMN(commission, TEXT, jurisdiction));

ROW(setting, COLUMN(setting, INT, id), COLUMN(setting, TEXT, key), COLUMN(setting, TEXT, value));

ROW(staff, COLUMN(staff, INT, id), COLUMN(staff, TEXT, name), COLUMN(staff, TEXT, account),
	COLUMN(staff, TEXT, role), COLUMN(staff, ID, arbitrator_id), COLUMN(staff, DATE, left_on));

ROW(person, COLUMN(person, INT, id), COLUMN(person, TEXT, name), COLUMN(person, TEXT, id_number),
	COLUMN(person, TEXT, phone), COLUMN(person, TEXT, address));

ROW(employer, COLUMN(employer, INT, id), COLUMN(employer, TEXT, name), COLUMN(employer, TEXT, name_key),
	COLUMN(employer, TEXT, credit_code), COLUMN(employer, TEXT, phone), COLUMN(employer, TEXT, address),
	COLUMN(employer, TEXT, legal_representative));

ROW(arb_case, COLUMN(arb_case, INT, id), COLUMN(arb_case, TEXT, case_number), COLUMN(arb_case, INT, year),
	COLUMN(arb_case, INT, serial), COLUMN(arb_case, TEXT, cause), COLUMN(arb_case, INT, amount),
	INITIAL(arb_case, INT, head_count, 1), COLUMN(arb_case, FLAG, is_collective),
	COLUMN(arb_case, FLAG, is_summary), COLUMN(arb_case, FLAG, is_final_award),
	COLUMN(arb_case, FLAG, employer_applies), COLUMN(arb_case, FLAG, wages),
	COLUMN(arb_case, ID, lead_id), COLUMN(arb_case, ID, clerk_id), COLUMN(arb_case, ID, station_id),
	COLUMN(arb_case, TEXT, remark), COLUMN(arb_case, TEXT, mediator), COLUMN(arb_case, ID, joined_id));

ROW(party, COLUMN(party, INT, id), COLUMN(party, ID, case_id), COLUMN(party, TEXT, role),
	COLUMN(party, INT, number), COLUMN(party, TEXT, name), COLUMN(party, ID, person_id),
	COLUMN(party, ID, employer_id), COLUMN(party, ID, represents_id), COLUMN(party, TEXT, phone),
	COLUMN(party, TEXT, address), COLUMN(party, TEXT, organisation));

ROW(claim, COLUMN(claim, INT, id), COLUMN(claim, ID, case_id), COLUMN(claim, INT, number),
	COLUMN(claim, TEXT, content), COLUMN(claim, INT, amount));

ROW(event, COLUMN(event, INT, id), COLUMN(event, ID, case_id), COLUMN(event, TEXT, kind),
	COLUMN(event, DATE, day), COLUMN(event, INT, party), COLUMN(event, INT, days),
	COLUMN(event, TEXT, what), COLUMN(event, TEXT, who), COLUMN(event, INT, award),
	COLUMN(event, TEXT, outcome), COLUMN(event, TEXT, note));

ROW(service, COLUMN(service, INT, id), COLUMN(service, ID, case_id), COLUMN(service, TEXT, document),
	COLUMN(service, ID, party_id));

ROW(attempt, COLUMN(attempt, INT, id), COLUMN(attempt, ID, case_id), COLUMN(attempt, ID, service_id),
	COLUMN(attempt, TEXT, method), COLUMN(attempt, DATE, sent_on), COLUMN(attempt, TEXT, result),
	COLUMN(attempt, DATE, result_on), COLUMN(attempt, TEXT, reason), COLUMN(attempt, TEXT, proof),
	COLUMN(attempt, TEXT, carrier), COLUMN(attempt, TEXT, tracking), COLUMN(attempt, TEXT, actor),
	COLUMN(attempt, TEXT, address), COLUMN(attempt, TEXT, consent), COLUMN(attempt, TEXT, grounds),
	COLUMN(attempt, TEXT, content), COLUMN(attempt, TEXT, witnesses), COLUMN(attempt, TEXT, file));

ROW(arbitrator, COLUMN(arbitrator, INT, id), COLUMN(arbitrator, TEXT, name), COLUMN(arbitrator, TEXT, kind),
	COLUMN(arbitrator, TEXT, source), COLUMN(arbitrator, TEXT, organisation),
	COLUMN(arbitrator, TEXT, certificate), COLUMN(arbitrator, TEXT, phone),
	COLUMN(arbitrator, TEXT, sub_district), COLUMN(arbitrator, TEXT, specialities),
	COLUMN(arbitrator, INT, yearly_limit), COLUMN(arbitrator, TEXT, languages),
	INITIAL(arbitrator, INT, week, WEEK_ALL), COLUMN(arbitrator, TEXT, organisation_code),
	COLUMN(arbitrator, TEXT, id_number));

ROW(appointment, COLUMN(appointment, INT, id), COLUMN(appointment, ID, arbitrator_id),
	COLUMN(appointment, DATE, from_day), COLUMN(appointment, DATE, until_day),
	COLUMN(appointment, DATE, dismissed_on), COLUMN(appointment, TEXT, ground),
	COLUMN(appointment, DATE, suspended_on), COLUMN(appointment, DATE, resumed_on),
	COLUMN(appointment, TEXT, suspension), COLUMN(appointment, TEXT, note));

ROW(assessment, COLUMN(assessment, INT, id), COLUMN(assessment, ID, arbitrator_id),
	COLUMN(assessment, INT, year), COLUMN(assessment, TEXT, grade), COLUMN(assessment, TEXT, note));

ROW(unavailability, COLUMN(unavailability, INT, id), COLUMN(unavailability, ID, arbitrator_id),
	COLUMN(unavailability, DATE, from_day), COLUMN(unavailability, DATE, until_day),
	COLUMN(unavailability, TEXT, reason));

ROW(busy_time, COLUMN(busy_time, INT, id), COLUMN(busy_time, ID, arbitrator_id),
	COLUMN(busy_time, TIME, start), COLUMN(busy_time, TIME, end), COLUMN(busy_time, TEXT, reason));

ROW(allowance_tariff, COLUMN(allowance_tariff, INT, id), COLUMN(allowance_tariff, TEXT, kind),
	COLUMN(allowance_tariff, TEXT, seat), COLUMN(allowance_tariff, TEXT, collective),
	COLUMN(allowance_tariff, INT, amount), COLUMN(allowance_tariff, DATE, from_day),
	COLUMN(allowance_tariff, DATE, until_day));

ROW(allowance_statement, COLUMN(allowance_statement, INT, id), COLUMN(allowance_statement, ID, arbitrator_id),
	COLUMN(allowance_statement, DATE, month), COLUMN(allowance_statement, DATE, made_on),
	COLUMN(allowance_statement, DATE, approved_on), COLUMN(allowance_statement, TEXT, approved_by));

ROW(allowance, COLUMN(allowance, INT, id), COLUMN(allowance, ID, statement_id),
	COLUMN(allowance, ID, arbitrator_id), COLUMN(allowance, TEXT, kind),
	COLUMN(allowance, ID, about_case), COLUMN(allowance, INT, hearing_id), COLUMN(allowance, TEXT, seat),
	COLUMN(allowance, DATE, day), COLUMN(allowance, INT, amount), INITIAL(allowance, INT, round, 1),
	COLUMN(allowance, ID, reverses), COLUMN(allowance, TEXT, reason));

ROW(arbitrator_tie, COLUMN(arbitrator_tie, INT, id), COLUMN(arbitrator_tie, ID, arbitrator_id),
	COLUMN(arbitrator_tie, TEXT, kind), COLUMN(arbitrator_tie, TEXT, name),
	COLUMN(arbitrator_tie, TEXT, name_key), COLUMN(arbitrator_tie, DATE, from_day),
	COLUMN(arbitrator_tie, DATE, until_day), COLUMN(arbitrator_tie, TEXT, note),
	COLUMN(arbitrator_tie, TEXT, credit_code));

ROW(training, COLUMN(training, INT, id), COLUMN(training, ID, arbitrator_id), COLUMN(training, DATE, day),
	COLUMN(training, INT, hours), COLUMN(training, TEXT, subject));

ROW(room, COLUMN(room, INT, id), COLUMN(room, TEXT, name), COLUMN(room, INT, capacity),
	COLUMN(room, FLAG, is_online), COLUMN(room, INT, opens), INITIAL(room, INT, closes, 1440),
	COLUMN(room, TEXT, equipment));

ROW(hearing, COLUMN(hearing, INT, id), COLUMN(hearing, ID, case_id), COLUMN(hearing, TIME, start),
	COLUMN(hearing, TIME, end), COLUMN(hearing, ID, room_id), COLUMN(hearing, ID, clerk_id),
	COLUMN(hearing, TEXT, state), COLUMN(hearing, TEXT, note), COLUMN(hearing, DATE, notice_from),
	COLUMN(hearing, TEXT, absent));

ROW(tribunal, COLUMN(tribunal, INT, id), COLUMN(tribunal, ID, case_id), COLUMN(tribunal, ID, arbitrator_id),
	COLUMN(tribunal, TEXT, seat), COLUMN(tribunal, TEXT, state), COLUMN(tribunal, DATE, offered_on),
	COLUMN(tribunal, DATE, answered_on), COLUMN(tribunal, TEXT, reason),
	COLUMN(tribunal, DATE, answer_by), COLUMN(tribunal, ID, draw_id));

ROW(recusal, COLUMN(recusal, INT, id), COLUMN(recusal, ID, case_id), COLUMN(recusal, ID, request_id),
	COLUMN(recusal, ID, arbitrator_id), COLUMN(recusal, ID, clerk_id), COLUMN(recusal, TEXT, asked_by),
	COLUMN(recusal, TEXT, ground), COLUMN(recusal, ID, decision_id), COLUMN(recusal, FLAG, granted));

ROW(draw, COLUMN(draw, INT, id), COLUMN(draw, ID, case_id), COLUMN(draw, DATE, day), COLUMN(draw, TEXT, seed),
	COLUMN(draw, TEXT, record), COLUMN(draw, TEXT, commitment), COLUMN(draw, TEXT, reason),
	COLUMN(draw, TEXT, state), COLUMN(draw, TEXT, outcome));

ROW(document, COLUMN(document, INT, id), COLUMN(document, ID, case_id), COLUMN(document, TEXT, kind),
	COLUMN(document, DATE, made_on), COLUMN(document, TEXT, number), COLUMN(document, TEXT, content));

ROW(note, COLUMN(note, INT, id), COLUMN(note, ID, case_id), COLUMN(note, DATE, written_on),
	COLUMN(note, TEXT, author), COLUMN(note, TEXT, content));

ROW(inspection_complaint, COLUMN(inspection_complaint, INT, id), COLUMN(inspection_complaint, TEXT, number),
	COLUMN(inspection_complaint, TEXT, complainant), COLUMN(inspection_complaint, ID, employer_id),
	COLUMN(inspection_complaint, TEXT, subject), INITIAL(inspection_complaint, INT, head_count, 1),
	COLUMN(inspection_complaint, DATE, complained_on), COLUMN(inspection_complaint, DATE, filed_on),
	COLUMN(inspection_complaint, DATE, extended_on), COLUMN(inspection_complaint, DATE, closed_on),
	COLUMN(inspection_complaint, TEXT, outcome), COLUMN(inspection_complaint, ID, referred_case_id));

ROW(station, COLUMN(station, INT, id), COLUMN(station, TEXT, name), COLUMN(station, TEXT, sub_district),
	COLUMN(station, TEXT, phone));

ROW(holiday, COLUMN(holiday, INT, id), COLUMN(holiday, DATE, day), COLUMN(holiday, TEXT, kind),
	COLUMN(holiday, TEXT, name), COLUMN(holiday, FLAG, is_single));

ROW(local_rule, COLUMN(local_rule, INT, id), COLUMN(local_rule, TEXT, line));

const struct table *const source_tables[] = {&commission_table, &setting_table, &staff_table, &person_table,
	&employer_table, &arb_case_table, &party_table, &claim_table, &event_table, &service_table,
	&attempt_table, &arbitrator_table, &appointment_table, &unavailability_table, &busy_time_table,
	&allowance_tariff_table, &allowance_statement_table, &allowance_table, &room_table, &hearing_table,
	&tribunal_table, &document_table, &note_table, &inspection_complaint_table, &station_table,
	&holiday_table, &local_rule_table, &draw_table, &arbitrator_tie_table, &training_table,
	&assessment_table, &recusal_table, NULL};
