#include "office/slots.h"

enum { DAY_MINUTES = 1440 };

/* One day for one case: what is taken of whom. */
struct day {
	const struct slot_house *house;
	const struct hearing_need *need;
	civil_date date;
	uint64_t people; /* quarters in which one of those who must come cannot */
	uint64_t clerk; /* … in which no clerk can */
};

static bool fits(const struct slot_room *room, const struct hearing_need *need)
{
	return room->is_online == need->online && (room->capacity == 0 || room->capacity >= need->seats);
}

/* Of a collective case the representatives speak for everybody: it may be heard in the largest room there is.
 */
static int seats_asked(const struct slot_house *house, const struct hearing_need *need)
{
	int largest = 0;
	for (size_t i = 0; (need->flags & LAW_FLAG_COLLECTIVE) && i < house->room_count; i++)
		if (house->rooms[i].is_online == need->online && house->rooms[i].capacity > largest)
			largest = house->rooms[i].capacity;
	return largest && largest < need->seats ? largest : need->seats;
}

/* Away that day, or never there at such hours. */
static uint64_t arbitrator_away(const struct slot_house *house, int64_t id, civil_date day)
{
	return busy_on(&house->busy, (struct busy_key){BUSY_AWAY, id}, day) |
	       busy_on(&house->busy, (struct busy_key){BUSY_WEEK, id}, civil_weekday(day));
}

static uint64_t arbitrator_taken(const struct slot_house *house, struct busy_key who, civil_date day)
{
	return busy_on(&house->busy, who, day) | arbitrator_away(house, who.id, day);
}

static uint64_t one_taken(const struct slot_house *house, struct busy_key who, civil_date day)
{
	return who.kind == BUSY_ARBITRATOR ? arbitrator_taken(house, who, day)
					   : busy_on(&house->busy, who, day);
}

static uint64_t clerk_taken(const struct slot_house *house, int64_t clerk_id, civil_date day)
{
	return busy_on(&house->busy, (struct busy_key){BUSY_CLERK, clerk_id}, day);
}

static struct day day_of(const struct slot_house *house, const struct hearing_need *need, civil_date date)
{
	struct day day = {.house = house, .need = need, .date = date};
	day.people = busy_on(&house->busy, (struct busy_key){BUSY_CASE, need->case_id}, date);
	for (size_t i = 0; i < need->who_count; i++)
		day.people |= one_taken(house, need->who[i].key, date);
	if (need->clerk_id) {
		day.clerk = clerk_taken(house, need->clerk_id, date);
	} else if (house->clerk_count) {
		day.clerk = UINT64_MAX;
		for (size_t i = 0; i < house->clerk_count; i++)
			day.clerk &= clerk_taken(house, house->clerks[i], date);
	}
	return day;
}

/* A clerk who is free; 0 when the office has none. */
static int64_t free_clerk(const struct day *day, uint64_t quarters)
{
	if (day->need->clerk_id)
		return day->need->clerk_id;
	for (size_t i = 0; i < day->house->clerk_count; i++)
		if (!(clerk_taken(day->house, day->house->clerks[i], day->date) & quarters))
			return day->house->clerks[i];
	return 0;
}

/* The hours at which a hearing may begin. */
struct hours {
	const struct slot_house *house;
	int minutes;
	size_t session;
	int start; /* the one that is meant */
};

static struct hours hours_from(const struct slot_house *house, int minutes)
{
	return (struct hours){.house = house, .minutes = minutes, .start = -1};
}

static bool next_hour(struct hours *hours)
{
	while (hours->session < hours->house->session_count) {
		const struct slot_session *session = &hours->house->sessions[hours->session];
		hours->start = hours->start < session->from ? session->from : hours->start + SLOT_STEP;
		if (hours->start + hours->minutes <= session->until)
			return true;
		hours->session++;
		hours->start = -1;
	}
	return false;
}

static uint64_t quarters_at(const struct hours *hours)
{
	return busy_quarters(hours->start, hours->start + hours->minutes);
}

static bool room_is_free(const struct day *day, const struct slot_room *room, const struct hours *hours)
{
	return fits(room, day->need) && room->opens <= hours->start &&
	       hours->start + hours->minutes <= room->closes &&
	       !(busy_on(&day->house->busy, (struct busy_key){BUSY_ROOM, room->id}, day->date) &
		       quarters_at(hours));
}

/* By how many quarters more, or fewer, the rooms that are opened for a half-day stand idle with this hearing.
 * Idle time beside it that is too short for any other hearing counts twice: nobody will fill it. */
static int more_idle(const struct day *day, const struct slot_room *room, const struct hours *hours)
{
	enum { SHORTEST = 4 }; /* an hour */
	const struct slot_session *session = &day->house->sessions[hours->session];
	uint64_t taken = busy_on(&day->house->busy, (struct busy_key){BUSY_ROOM, room->id}, day->date);
	int before = 0, behind = 0, length = (session->until - session->from) / QUARTER;
	for (int at = hours->start - QUARTER;
		at >= session->from && !(taken & busy_quarters(at, at + QUARTER)); at -= QUARTER)
		before++;
	for (int at = hours->start + hours->minutes;
		at + QUARTER <= session->until && !(taken & busy_quarters(at, at + QUARTER)); at += QUARTER)
		behind++;
	bool is_open = taken & busy_quarters(session->from, session->until);
	return (is_open ? 0 : length) - hours->minutes / QUARTER + (before < SHORTEST ? before : 0) +
	       (behind < SHORTEST ? behind : 0);
}

struct place {
	const struct slot_room *room; /* NULL: there is none */
	int start;
	int idle; /* more_idle() */
};

static bool everybody_is_free(const struct day *day, const struct hours *hours)
{
	return !((day->people | day->clerk) & quarters_at(hours));
}

/* The first place of the day from a minute on, in the smallest room. */
static struct place first_place(const struct day *day, int from)
{
	struct hours hours = hours_from(day->house, day->need->minutes);
	while (next_hour(&hours)) {
		if (hours.start < from || !everybody_is_free(day, &hours))
			continue;
		for (size_t i = 0; i < day->house->room_count; i++)
			if (room_is_free(day, &day->house->rooms[i], &hours))
				return (struct place){&day->house->rooms[i], hours.start, 0};
	}
	return (struct place){0};
}

#define ANY_SESSION SIZE_MAX

/* The place of the day, or of one session of it, that leaves least idle. */
static struct place snug_place(const struct day *day, size_t session)
{
	struct place best = {0};
	struct hours hours = hours_from(day->house, day->need->minutes);
	while (next_hour(&hours)) {
		if (session != ANY_SESSION && hours.session != session)
			continue;
		for (size_t i = 0; everybody_is_free(day, &hours) && i < day->house->room_count; i++) {
			const struct slot_room *room = &day->house->rooms[i];
			if (!room_is_free(day, room, &hours))
				continue;
			int idle = more_idle(day, room, &hours);
			if (!best.room || idle < best.idle)
				best = (struct place){room, hours.start, idle};
		}
	}
	return best;
}

/* --- Why there is none -------------------------------------------------------------------------------- */

/* Could the hearing begin somewhere in [from, until) if only these quarters counted? */
static bool has_start(const struct day *day, uint64_t taken, int from, int until)
{
	struct hours hours = hours_from(day->house, day->need->minutes);
	while (next_hour(&hours))
		if (hours.start >= from && hours.start < until && !(taken & quarters_at(&hours)))
			return true;
	return false;
}

/* The one of them without whom it could not: who takes all the hours alone. */
static bool alone(const struct day *day, int from, int until, struct slot_block *out)
{
	for (size_t i = 0; i < day->need->who_count; i++) {
		struct busy_key who = day->need->who[i].key;
		if (has_start(day, one_taken(day->house, who, day->date), from, until))
			continue;
		uint64_t away = arbitrator_away(day->house, who.id, day->date);
		out->id = who.id;
		out->why = who.kind == BUSY_PARTY               ? SLOT_PARTY
			   : !has_start(day, away, from, until) ? SLOT_AWAY
								: SLOT_ARBITRATOR;
		return true;
	}
	return false;
}

static struct slot_block why_not(const struct day *day, int from, int until)
{
	struct slot_block block = {
		.from = minute_make(day->date, 0, 0) + from, .until = minute_make(day->date, 0, 0) + until};
	if (has_start(day, day->people | day->clerk, from, until)) {
		block.why = SLOT_ROOMS;
	} else if (!alone(day, from, until, &block)) {
		bool by_clerk = !has_start(day, day->clerk, from, until);
		block.why = by_clerk ? SLOT_CLERK : SLOT_TOGETHER;
		block.id = by_clerk ? day->need->clerk_id : 0;
	}
	return block;
}

static void add_block(struct slot *slot, struct slot_block block)
{
	struct slot_block *last = slot->block_count ? &slot->blocks[slot->block_count - 1] : NULL;
	bool whole = block.until - block.from == DAY_MINUTES;
	if (last && whole && last->why == block.why && last->id == block.id &&
		(last->until - last->from) % DAY_MINUTES == 0 && last->why != SLOT_HOLIDAY) {
		last->until = block.until;
		return;
	}
	if (slot->block_count == SLOT_BLOCKS)
		slot->more_blocks = true;
	else
		slot->blocks[slot->block_count++] = block;
}

/* --- The search --------------------------------------------------------------------------------------- */

/* What stands in the way on every day: a block of no length, or none. */
static bool never_fits(
	const struct slot_house *house, const struct hearing_need *need, struct slot_block *out)
{
	int longest = 0;
	bool has_room = false;
	for (size_t i = 0; i < house->room_count; i++)
		has_room |= fits(&house->rooms[i], need);
	for (size_t i = 0; i < house->session_count; i++)
		if (house->sessions[i].until - house->sessions[i].from > longest)
			longest = house->sessions[i].until - house->sessions[i].from;
	*out = (struct slot_block){.why = has_room ? SLOT_TOO_LONG : SLOT_TOO_SMALL,
		.id = has_room ? need->minutes : need->seats};
	return !has_room || longest < need->minutes;
}

/* The days between two working days that the schedule takes out of the week. */
static void add_holidays(const struct slot_house *house, civil_date from, civil_date until, struct slot *slot)
{
	for (civil_date day = from; day < until; day++) {
		const struct law_holiday *holiday = law_holiday_of(house->law->calendar, day);
		if (holiday && !holiday->work)
			add_block(slot, (struct slot_block){SLOT_HOLIDAY, day, minute_make(day, 0, 0),
						minute_make(day + 1, 0, 0)});
	}
}

static void set_slot(const struct day *day, const struct place *place, struct slot *slot)
{
	bool provisional = false;
	int end = place->start + day->need->minutes;
	slot->start = minute_make(day->date, 0, 0) + place->start;
	slot->end = minute_make(day->date, 0, 0) + end;
	slot->room_id = place->room->id;
	slot->clerk_id = free_clerk(day, busy_quarters(place->start, end));
	slot->notice_by = law_notice_day(day->house->law, day->need->flags, day->date, &provisional);
	slot->late = day->need->award_due != CIVIL_NONE && day->date > day->need->award_due;
}

civil_date slot_hear_by(const struct slot_house *house, const struct hearing_need *need)
{
	return need->award_due == CIVIL_NONE ? CIVIL_LAST : need->award_due - house->award_days;
}

size_t slots_find(const struct slot_house *house, const struct hearing_need *of, struct slot *out,
	size_t limit, struct slot *why)
{
	struct hearing_need need = *of;
	need.seats = seats_asked(house, of);
	struct slot next = {.after = MINUTE_NONE};
	size_t count = 0;
	civil_date date = need.can_count ? need.lawful.day : CIVIL_NONE;
	struct slot_block never;
	if (date != CIVIL_NONE && never_fits(house, &need, &never)) {
		add_block(&next, never);
		date = CIVIL_NONE;
	}
	for (int days = 0; date != CIVIL_NONE && days < SLOT_HORIZON && count < limit; days++) {
		struct day day = day_of(house, &need, date);
		int from = 0;
		struct place place;
		while (count < limit && (place = first_place(&day, from)).room) {
			int first = from > house->sessions[0].from ? from : house->sessions[0].from;
			if (has_start(&day, 0, first, place.start))
				add_block(&next, why_not(&day, first, place.start));
			set_slot(&day, &place, &next);
			out[count++] = next;
			next = (struct slot){.after = next.start};
			from = place.start + need.minutes;
		}
		/* After a slot only what could have been another one is missed. */
		if (count < limit && (from == 0 || has_start(&day, 0, from, DAY_MINUTES)))
			add_block(&next, why_not(&day, from, DAY_MINUTES));
		civil_date following = law_working_day(house->law->calendar, date, 1);
		if (following != CIVIL_NONE)
			add_holidays(house, date + 1, following, &next);
		date = following;
	}
	if (why)
		*why = next;
	return count;
}

bool slots_snug(const struct slot_house *house, const struct hearing_need *of, int window, struct slot *out,
	struct slot *why)
{
	if (slots_find(house, of, out, 1, why) == 0)
		return false;
	const struct law_calendar *calendar = house->law->calendar;
	struct hearing_need need = *of;
	need.seats = seats_asked(house, of);
	civil_date first = minute_date(out->start), last = law_working_day(calendar, first, window);
	civil_date by = slot_hear_by(house, of);
	if (last > by)
		last = by > first ? by : first;
	struct place best = {0};
	for (civil_date date = first; date != CIVIL_NONE && date <= last;
		date = law_working_day(calendar, date, 1)) {
		struct day day = day_of(house, &need, date);
		struct place place = snug_place(&day, ANY_SESSION);
		if (!place.room || (best.room && place.idle >= best.idle))
			continue;
		best = place;
		set_slot(&day, &place, out);
	}
	return true;
}

bool slot_people_are_free(
	const struct slot_house *house, const struct hearing_need *need, civil_date date, size_t session)
{
	const struct slot_session *of = &house->sessions[session];
	struct day day = day_of(house, need, date);
	return has_start(&day, day.people | day.clerk, of->from, of->until);
}

bool slot_snug_on(const struct slot_house *house, const struct hearing_need *of, civil_date date,
	size_t session, struct slot *out)
{
	struct hearing_need need = *of;
	need.seats = seats_asked(house, of);
	struct day day = day_of(house, &need, date);
	struct place place = snug_place(&day, session);
	*out = (struct slot){.after = MINUTE_NONE};
	if (place.room)
		set_slot(&day, &place, out);
	return place.room != NULL;
}

bool slot_at(
	const struct slot_house *house, const struct hearing_need *of, civil_minute start, struct slot *out)
{
	struct hearing_need need = *of;
	need.seats = seats_asked(house, of);
	struct day day = day_of(house, &need, minute_date(start));
	struct hours hours = hours_from(house, need.minutes);
	hours.start = minute_of_day(start);
	*out = (struct slot){.after = MINUTE_NONE};
	if ((day.people | day.clerk) & quarters_at(&hours))
		return false;
	for (size_t i = 0; i < house->room_count; i++)
		if (room_is_free(&day, &house->rooms[i], &hours)) {
			const struct place place = {&house->rooms[i], hours.start, 0};
			set_slot(&day, &place, out);
			return true;
		}
	return false;
}

bool slot_is_free(const struct slot_house *house, const struct hearing_need *of, const struct slot *at,
	struct slot *out)
{
	struct hearing_need need = *of;
	need.minutes = (int)(at->end - at->start);
	need.seats = seats_asked(house, of);
	struct day day = day_of(house, &need, minute_date(at->start));
	const struct hours hours = {
		.house = house, .minutes = need.minutes, .start = minute_of_day(at->start)};
	uint64_t clerk = at->clerk_id ? clerk_taken(house, at->clerk_id, day.date) : 0;
	const struct slot_room none = {.is_online = need.online, .closes = DAY_MINUTES}, *room = NULL;
	for (size_t i = 0; i < house->room_count; i++)
		if (house->rooms[i].id == at->room_id)
			room = &house->rooms[i];
	need.online = room && room->is_online; /* whoever chose the room, chose that */
	if (((day.people | clerk) & quarters_at(&hours)) || (room && !room_is_free(&day, room, &hours)))
		return false;
	*out = (struct slot){.after = MINUTE_NONE};
	const struct place place = {room ? room : &none, hours.start, 0};
	set_slot(&day, &place, out);
	out->clerk_id = at->clerk_id;
	return true;
}

/* --- The book ----------------------------------------------------------------------------------------- */

/* Everything that a hearing takes, one after the other; false at the end. */
static bool nth_key(const struct hearing_need *need, const struct slot *slot, size_t n, struct busy_key *out)
{
	const struct busy_key own[] = {
		{BUSY_ROOM, slot->room_id}, {BUSY_CLERK, slot->clerk_id}, {BUSY_CASE, need->case_id}};
	enum { OWN = sizeof own / sizeof *own };
	if (n < OWN)
		*out = own[n];
	else if (n - OWN < need->who_count)
		*out = need->who[n - OWN].key;
	else
		return false;
	return true;
}

static uint64_t slot_quarters(const struct slot *slot)
{
	return busy_quarters(minute_of_day(slot->start), minute_of_day(slot->end));
}

bool slot_take(struct slot_house *house, const struct hearing_need *need, const struct slot *slot)
{
	struct busy_key key;
	for (size_t i = 0; nth_key(need, slot, i, &key); i++)
		if (!busy_take(&house->busy, key, minute_date(slot->start), slot_quarters(slot)))
			return false;
	return true;
}

void slot_give(struct slot_house *house, const struct hearing_need *need, const struct slot *slot)
{
	struct busy_key key;
	for (size_t i = 0; nth_key(need, slot, i, &key); i++)
		busy_give(&house->busy, key, minute_date(slot->start), slot_quarters(slot));
}
