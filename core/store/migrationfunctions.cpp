#include "store/migrationfunctions.h"

#include <QString>

#include "store/rowcodec.h"
#include "store/sentencetext.h"
#include "store/unitfacts.h"

#include <sqlite3.h>

namespace glossator {

namespace {

QString textOf(sqlite3_value *value)
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_value_text(value));
    return QString::fromUtf8(text, sqlite3_value_bytes(value));
}

void giveText(sqlite3_context *context, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    sqlite3_result_text(context, bytes.constData(), int(bytes.size()), SQLITE_TRANSIENT);
}

void slice(sqlite3_context *context, int, sqlite3_value **values)
{
    const QString text = textOf(values[0]);
    const int start = qBound(0, sqlite3_value_int(values[1]), int(text.size()));
    const int end = qBound(start, sqlite3_value_int(values[2]), int(text.size()));
    giveText(context, text.sliced(start, end - start));
}

void searched(sqlite3_context *context, int, sqlite3_value **values)
{
    giveText(context, textOf(values[0]).simplified().toLower());
}

void isNameAt(sqlite3_context *context, int, sqlite3_value **values)
{
    const QString text = textOf(values[0]);
    const int start = qBound(0, sqlite3_value_int(values[1]), int(text.size()));
    sqlite3_result_int(context, looksLikeName(text, start, WordClass(sqlite3_value_int(values[2]))) ? 1 : 0);
}

void candidate(sqlite3_context *context, int, sqlite3_value **values)
{
    const QByteArrayView blob(static_cast<const char *>(sqlite3_value_blob(values[0])), sqlite3_value_bytes(values[0]));
    const auto candidates = unpackCandidates(blob);
    if (!candidates)
        return; // NULL: loading the unit reports the damage
    const PredictionFacts facts = factsOf(*candidates);
    const QString what = textOf(values[1]);
    if (what == QLatin1StringView("count"))
        sqlite3_result_int(context, facts.senses);
    else if (what == QLatin1StringView("sense") && facts.suggested)
        sqlite3_result_int64(context, *facts.suggested);
    else if (what == QLatin1StringView("probability") && facts.probability)
        sqlite3_result_int(context, *facts.probability);
    else if (what == QLatin1StringView("margin") && facts.margin)
        sqlite3_result_int(context, *facts.margin);
}

void terms(sqlite3_context *context, int, sqlite3_value **values)
{
    giveText(context, unitTerms(textOf(values[0]), textOf(values[1])));
}

void fromBase64(sqlite3_context *context, int, sqlite3_value **values)
{
    const QByteArray bytes = QByteArray::fromBase64(textOf(values[0]).toLatin1());
    sqlite3_result_blob(context, bytes.constData(), int(bytes.size()), SQLITE_TRANSIENT);
}

} // namespace

void addMigrationFunctions(SQLite::Database &connection)
{
    connection.createFunction("glossator_slice", 3, true, nullptr, slice);
    connection.createFunction("glossator_searched", 1, true, nullptr, searched);
    connection.createFunction("glossator_is_name", 3, true, nullptr, isNameAt);
    connection.createFunction("glossator_terms", 2, true, nullptr, terms);
    connection.createFunction("glossator_candidate", 2, true, nullptr, candidate);
    connection.createFunction("glossator_from_base64", 1, true, nullptr, fromBase64);
}

} // namespace glossator
