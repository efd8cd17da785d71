#include "store/sentencetext.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>

#include "store/sqlcall.h"

namespace glossator {

namespace {

/// FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv), the same on every machine.
QString hashed(char kind, const QString &text)
{
    quint64 hash = 0xcbf29ce484222325U;
    for (const char byte : text.toUtf8()) {
        hash ^= quint8(byte);
        hash *= 0x100000001b3U;
    }
    // By hand: an import makes two of these for each unit.
    std::array<char, 17> term{kind};
    for (size_t digit = term.size() - 1; digit > 0; --digit, hash >>= 4U)
        term[digit] = "0123456789abcdef"[hash & 15U];
    return QString::fromLatin1(term.data(), qsizetype(term.size()));
}

/// Empty for a sentence without units: it is not in the index.
QString termsOf(Database &database, SentenceId sentence)
{
    QStringList terms;
    Query query(database, "SELECT lemma, form FROM units WHERE sentence_id = ?1");
    query.bind(sentence.value);
    while (query.next())
        terms.append(unitTerms(query.text(0), query.text(1)));
    return terms.join(u' ');
}

bool hasWord(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
}

} // namespace

void indexText(Database &database, SentenceId sentence, const QString &text)
{
    Query(database, "INSERT INTO sentence_text (rowid, text) VALUES (?1, ?2)").bind(sentence.value, text).execute();
}

void unindexText(Database &database, SentenceId sentence, const QString &text)
{
    Query(database, "INSERT INTO sentence_text (sentence_text, rowid, text) VALUES ('delete', ?1, ?2)")
        .bind(sentence.value, text)
        .execute();
}

QString lemmaTerm(const QString &lemma)
{
    return hashed('l', lemma);
}

QString formTerm(const QString &form)
{
    return hashed('f', form);
}

QString unitTerms(const QString &lemma, const QString &form)
{
    return lemmaTerm(lemma) + u' ' + formTerm(form);
}

void indexUnits(Database &database, SentenceId sentence)
{
    indexTerms(database, sentence, termsOf(database, sentence));
}

void indexTerms(Database &database, SentenceId sentence, const QString &terms)
{
    if (!terms.isEmpty())
        Query(database, "INSERT INTO unit_terms (rowid, terms) VALUES (?1, ?2)").bind(sentence.value, terms).execute();
}

void unindexUnits(Database &database, SentenceId sentence)
{
    if (const QString terms = termsOf(database, sentence); !terms.isEmpty()) {
        Query(database, "INSERT INTO unit_terms (unit_terms, rowid, terms) VALUES ('delete', ?1, ?2)")
            .bind(sentence.value, terms)
            .execute();
    }
}

std::vector<TypedPhrase> typedPhrases(const QString &typed)
{
    // A phrase, or a run without spaces; either may end with a star.
    static const QRegularExpression pattern(QStringLiteral("[\"“„«]([^\"“”„«»]*)(?:[\"”»]|$)(\\*?)|([^\\s\"“”„«»]+)"));
    std::vector<TypedPhrase> phrases;
    auto matches = pattern.globalMatch(typed);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        QString words = match.captured(3).isEmpty() ? match.captured(1) : match.captured(3);
        bool isPrefix = !match.captured(2).isEmpty();
        if (words.endsWith(u'*')) {
            words.chop(1);
            isPrefix = true;
        }
        if (hasWord(words))
            phrases.push_back({words, isPrefix});
    }
    return phrases;
}

QString matchExpression(const QString &typed)
{
    // Between quotation marks FTS5 takes everything literally, so nothing that is typed can be an error.
    QStringList parts;
    for (auto &[words, isPrefix] : typedPhrases(typed))
        parts.append(u'"' + words.replace(u'"', QStringLiteral("\"\"")) + u'"' + (isPrefix ? QStringLiteral("*") : QString()));
    return parts.join(u' ');
}

} // namespace glossator
