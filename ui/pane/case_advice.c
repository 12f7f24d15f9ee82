#include "pane/case_advice.h"

#include "base/i18n.h"
#include "office/address_book.h"
#include "office/service_chain.h"

#include <stdlib.h>
#include <string.h>

enum { EMPLOYERS = 4, ADDRESSES = 3 };

static bool append(struct case_advices *out, int64_t id, struct strbuf *text, struct error *err)
{
	if (text->length == 0)
		return true;
	struct case_advice *items = realloc(out->items, (out->count + 1) * sizeof *items);
	if (items)
		out->items = items;
	char *owned = items ? strbuf_take(text) : NULL;
	if (!owned)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	out->items[out->count++] = (struct case_advice){id, owned};
	return true;
}

bool case_advices_of_services(struct case_advices *out, struct office *office,
	const struct row_list *services, const struct row_list *attempts, struct error *err)
{
	bool good = true;
	for (size_t i = 0; good && i < services->count; i++) {
		const struct service *service = ROW_AT(services, service, i);
		struct service_outlook outlook;
		struct strbuf text = {0};
		if (!service_is_stuck(attempts, service->id))
			continue;
		good = service_outlook_of(office, service->id, office->today, &outlook, err);
		if (!good)
			break;
		strbuf_add(&text, _("下一步 "));
		service_outlook_text(&outlook, office->today, &text);
		good = append(out, service->id, &text, err);
		strbuf_free(&text);
		service_outlook_free(&outlook);
	}
	return good;
}

bool case_advices_of_parties(
	struct case_advices *out, struct office *office, const struct row_list *parties, struct error *err)
{
	bool good = true;
	size_t employers = 0;
	for (size_t i = 0; good && i < parties->count && employers < EMPLOYERS; i++) {
		const struct party *party = ROW_AT(parties, party, i);
		struct address_book book;
		struct strbuf text = {0};
		if (party->employer_id == 0)
			continue;
		employers++;
		good = address_book_of_party(office, party, true, &book, err);
		if (!good)
			break;
		if (book.count > 0)
			strbuf_add(&text, _("以往送达："));
		address_book_text(&book, ADDRESSES, &text);
		good = append(out, party->id, &text, err);
		strbuf_free(&text);
		address_book_free(&book);
	}
	return good;
}

const char *case_advice_text(const struct case_advices *advices, int64_t id)
{
	for (size_t i = 0; i < advices->count; i++)
		if (advices->items[i].id == id)
			return advices->items[i].text;
	return NULL;
}

void case_advices_free(struct case_advices *advices)
{
	for (size_t i = 0; i < advices->count; i++)
		free(advices->items[i].text);
	free(advices->items);
	*advices = (struct case_advices){0};
}
