#include "office/draw_pick.h"

#include "base/i18n.h"

#include <sodium.h>
#include <string.h>

_Static_assert(DRAW_SEED == crypto_hash_sha256_BYTES, "a commitment is as long as a seed");
_Static_assert(DRAW_SEED == crypto_auth_hmacsha256_KEYBYTES, "a seed is a key");

/* ---- weights ---- */

static int64_t share_of(const struct draw_person *person)
{
	return person->load * 1000 / person->yearly;
}

void draw_weigh(struct draw_record *record)
{
	int64_t least = INT64_MAX, sum = 0;
	for (size_t i = 0; i < record->eligible_count; i++) {
		int64_t share = share_of(&record->eligible[i]);
		least = share < least ? share : least;
		sum += share;
	}
	if (record->eligible_count == 0)
		return;
	int64_t preferred = sum / (int64_t)record->eligible_count - DRAW_CATCH_UP;
	int64_t reference = least > preferred ? least : preferred;
	for (size_t i = 0; i < record->eligible_count; i++) {
		int64_t above = share_of(&record->eligible[i]) - reference;
		int64_t halvings = above > 0 ? above / DRAW_STEP : 0;
		record->eligible[i].weight = UINT64_C(1) << (halvings < DRAW_TOP ? DRAW_TOP - halvings : 0);
	}
}

/* ---- numbers ---- */

bool draw_seed(unsigned char seed[DRAW_SEED], struct error *err)
{
	if (sodium_init() < 0)
		return error_set(err, ERR_IO, _("系统不能提供随机数，没有抽取"));
	randombytes_buf(seed, DRAW_SEED);
	return true;
}

void draw_commitment(const unsigned char seed[DRAW_SEED], const char *text, unsigned char out[DRAW_SEED])
{
	crypto_hash_sha256_state state;
	crypto_hash_sha256_init(&state);
	crypto_hash_sha256_update(&state, seed, DRAW_SEED);
	crypto_hash_sha256_update(&state, (const unsigned char *)text, strlen(text));
	crypto_hash_sha256_final(&state, out);
}

struct numbers {
	const unsigned char *seed, *commitment;
	uint64_t next;
};

static uint64_t next_number(struct numbers *numbers)
{
	unsigned char message[DRAW_SEED + 8], mac[crypto_auth_hmacsha256_BYTES];
	memcpy(message, numbers->commitment, DRAW_SEED);
	for (int i = 0; i < 8; i++)
		message[DRAW_SEED + i] = (unsigned char)(numbers->next >> (56 - 8 * i));
	numbers->next++;
	crypto_auth_hmacsha256(mac, message, sizeof message, numbers->seed);
	uint64_t value = 0;
	for (int i = 0; i < 8; i++)
		value = value << 8 | mac[i];
	return value;
}

static uint64_t number_below(struct numbers *numbers, uint64_t bound)
{
	uint64_t surplus = (0 - bound) % bound; /* 2^64 modulo bound */
	uint64_t value;
	do
		value = next_number(numbers);
	while (surplus && value >= 0 - surplus);
	return value % bound;
}

/* ---- drawing ---- */

static bool is_picked(const size_t *picked, int count, size_t at)
{
	for (int i = 0; i < count; i++)
		if (picked[i] == at)
			return true;
	return false;
}

/* Must the next one be full-time? `count` were picked. */
static bool wants_full_time(const struct draw_record *record, const size_t *picked, int count)
{
	bool wanted = record->needs_full_time && count == record->seat_count - 1;
	for (int i = 0; wanted && i < count; i++)
		wanted = !record->eligible[picked[i]].full_time;
	return wanted;
}

static bool too_few(const struct draw_record *record, bool full_time, struct error *err)
{
	if (full_time)
		return error_set(err, ERR_REFUSED, _("没有可以抽取的专职仲裁员：三人庭至少有一名专职"));
	return error_set(err, ERR_REFUSED, _("可选的仲裁员不够：要 %d 名，只有 %zu 名"), record->seat_count,
		record->eligible_count);
}

bool draw_pick(const struct draw_record *record, const unsigned char seed[DRAW_SEED],
	const unsigned char commitment[DRAW_SEED], size_t picked[DRAW_SEATS], struct error *err)
{
	struct numbers numbers = {seed, commitment, 0};
	for (int seat = 0; seat < record->seat_count; seat++) {
		bool full_time = wants_full_time(record, picked, seat);
		uint64_t total = 0;
		for (size_t i = 0; i < record->eligible_count; i++)
			if (!is_picked(picked, seat, i) && (!full_time || record->eligible[i].full_time))
				total += record->eligible[i].weight;
		if (total == 0)
			return too_few(record, full_time, err);
		uint64_t point = number_below(&numbers, total);
		for (size_t i = 0; i < record->eligible_count; i++) {
			if (is_picked(picked, seat, i) || (full_time && !record->eligible[i].full_time))
				continue;
			picked[seat] = i;
			if (point < record->eligible[i].weight)
				break;
			point -= record->eligible[i].weight;
		}
	}
	return true;
}

/* ---- hex ---- */

void draw_hex(const unsigned char bytes[DRAW_SEED], char out[DRAW_HEX])
{
	sodium_bin2hex(out, DRAW_HEX, bytes, DRAW_SEED);
}

bool draw_unhex(const char *text, unsigned char out[DRAW_SEED])
{
	size_t length = 0;
	return strlen(text) == DRAW_HEX - 1 &&
	       sodium_hex2bin(out, DRAW_SEED, text, strlen(text), NULL, &length, NULL) == 0 &&
	       length == DRAW_SEED;
}
