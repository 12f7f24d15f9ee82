/* service.h — serving documents in law: the methods, why one fails, and the articles by the day they are
 * asked.
 *
 * 办案规则 第二十条 asks for a receipt and knows leaving; for the rest it refers to the civil procedure law,
 * whose article numbers change with its amendments. */
#ifndef LAW_SERVICE_H
#define LAW_SERVICE_H

#include "base/date.h"
#include "law/event.h"

/* X(NAME, id, label) */
#define LAW_METHODS(X)                                                                                       \
	X(DIRECT, "direct", N_("直接送达"))                                                                  \
	X(LEAVE, "leave", N_("留置送达"))                                                                    \
	X(MAIL, "mail", N_("邮寄送达"))                                                                      \
	X(ELECTRONIC, "electronic", N_("电子送达"))                                                          \
	X(ENTRUSTED, "entrusted", N_("委托送达"))                                                            \
	X(FORWARDED, "forwarded", N_("转交送达"))                                                            \
	X(ANNOUNCEMENT, "announcement", N_("公告送达"))

enum law_method {
#define X(name, id, label) LAW_METHOD_##name,
	LAW_METHODS(X)
#undef X
		LAW_METHOD_COUNT
};
extern const struct law_word law_methods[LAW_METHOD_COUNT];

/* Why an attempt failed, as far as the law distinguishes. Read from the words people write (查无此人, 拒收
 * …). */
enum law_failure {
	LAW_FAILED_OTHERWISE, /* also: no word of the table was found */
	LAW_FAILED_REFUSED, /* the recipient is there and does not sign */
	LAW_FAILED_CLOSED, /* the employer has stopped working, nobody is left */
	LAW_FAILED_MISSING, /* whereabouts unknown */
	LAW_FAILED_NOT_THERE, /* not known at the address, moved, no such address */
	LAW_FAILED_ABSENT, /* nobody was in, nobody answered */
	LAW_FAILED_ELSEWHERE, /* lives or works in another place */
	LAW_FAILED_MILITARY, /* serves in the forces */
	LAW_FAILED_DETAINED, /* imprisoned, or under compulsory education */
	LAW_FAILURES
};

/* The first row of the table whose words occur in the text; NULL reads as LAW_FAILED_OTHERWISE. */
enum law_failure law_failure_of(const char *reason);

enum law_article {
	LAW_ARTICLE_RULES_20, /* receipt, leaving */
	LAW_ARTICLE_SUMMARY, /* announcement excluded, conversion */
	LAW_ARTICLE_SIMPLE_MEANS, /* in summary procedure, not for mediation papers and awards */
	LAW_ARTICLE_MEDIATION, /* takes effect when signed; refused before that: award */
	LAW_ARTICLE_DIRECT,
	LAW_ARTICLE_ELECTRONIC,
	LAW_ARTICLE_MAIL, /* and by entrusting another office */
	LAW_ARTICLE_MILITARY,
	LAW_ARTICLE_DETAINED,
	LAW_ARTICLE_ANNOUNCEMENT,
	LAW_ARTICLES
};

/* The article in the version in force on that day: 民事诉讼法第九十二条. Static, as laws are quoted. */
const char *law_article(enum law_article article, civil_date day);

/* From then on the civil procedure law lets judgments and mediation papers be served electronically. */
#define LAW_ELECTRONIC_AWARDS civil_make(2022, 1, 1)

#endif
