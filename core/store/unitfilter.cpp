#include "store/unitfilter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "text/plainletters.h"
#include "text/unitreadings.h"

namespace glossator {

namespace {

QString written(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<QJsonObject> read(const QString &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
    if (!document.isObject())
        return {};
    return document.object();
}

QJsonObject objectOf(const SkipRules &rules)
{
    return {{QStringLiteral("onlySense"), rules.onlySense},
            {QStringLiteral("names"), rules.names},
            {QStringLiteral("listed"), rules.listed},
            {QStringLiteral("lemmas"), QJsonArray::fromStringList(rules.lemmas)}};
}

SkipRules rulesOf(const QJsonObject &object)
{
    SkipRules rules;
    rules.onlySense = object[QLatin1StringView("onlySense")].toBool(true);
    rules.names = object[QLatin1StringView("names")].toBool();
    rules.listed = object[QLatin1StringView("listed")].toBool();
    if (!object.contains(QLatin1StringView("lemmas")))
        return rules;
    rules.lemmas.clear();
    for (const QJsonValue lemma : object[QLatin1StringView("lemmas")].toArray())
        rules.lemmas.append(lemma.toString());
    return rules;
}

QJsonArray arrayOf(const PercentRange &range)
{
    return {range.from, range.to};
}

PercentRange rangeOf(const QJsonValue &value)
{
    const QJsonArray array = value.toArray();
    return array.size() == 2 ? PercentRange{array[0].toInt(), array[1].toInt()} : PercentRange{};
}

QString stamp(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

/// In range, or nothing.
template <typename Value>
std::optional<Value> valueOf(const QJsonValue &json, int count)
{
    const int value = json.toInt(-1);
    return value >= 0 && value < count ? std::optional(Value(value)) : std::nullopt;
}

} // namespace

bool SkipRules::skips(const Sentence &sentence, const Unit &unit) const
{
    return (names && isName(sentence, unit)) || (listed && lemmas.contains(unit.lemma));
}

QStringList SkipRules::auxiliaries()
{
    return {QStringLiteral("be"),   QStringLiteral("can"),  QStringLiteral("do"),    QStringLiteral("have"), QStringLiteral("may"),
            QStringLiteral("must"), QStringLiteral("need"), QStringLiteral("shall"), QStringLiteral("will")};
}

QString SkipRules::toJson() const
{
    return written(objectOf(*this));
}

SkipRules SkipRules::fromJson(const QString &json)
{
    return rulesOf(read(json).value_or(QJsonObject()));
}

bool UnitFilter::isAboutTheRest() const
{
    return differs || !annotator.isEmpty() || decidedFrom.isValid() || decidedTo.isValid() || (status && *status != UnitStatus::Undecided);
}

bool UnitFilter::isTextOnly() const
{
    UnitFilter rest = *this;
    rest.text.clear();
    rest.document = {};
    return !text.isEmpty() && rest == UnitFilter{};
}

bool UnitFilter::looksForText() const
{
    return !text.isEmpty() && form.isEmpty() && lemma.isEmpty() && sense.isEmpty();
}

QString UnitFilter::wantedForm() const
{
    return form.simplified().toLower();
}

QStringList UnitFilter::wantedLemmas() const
{
    QStringList wanted{normalisedLemma(lemma)};
    if (const QString plain = plainLetters(wanted.front()); plain != wanted.front())
        wanted.append(plain);
    return wanted;
}

QString UnitFilter::toJson() const
{
    QJsonObject object{{QStringLiteral("text"), text},
                       {QStringLiteral("form"), form},
                       {QStringLiteral("lemma"), lemma},
                       {QStringLiteral("sense"), sense},
                       {QStringLiteral("differs"), differs},
                       {QStringLiteral("probability"), arrayOf(probability)},
                       {QStringLiteral("margin"), arrayOf(margin)},
                       {QStringLiteral("none"), arrayOf(none)},
                       {QStringLiteral("annotator"), annotator},
                       {QStringLiteral("decidedFrom"), stamp(decidedFrom)},
                       {QStringLiteral("decidedTo"), stamp(decidedTo)},
                       {QStringLiteral("document"), QString::number(document.value)}};
    if (wordClass)
        object.insert(QStringLiteral("wordClass"), int(*wordClass));
    if (status)
        object.insert(QStringLiteral("status"), int(*status));
    if (skip)
        object.insert(QStringLiteral("skip"), objectOf(*skip));
    return written(object);
}

std::optional<UnitFilter> UnitFilter::fromJson(const QString &json)
{
    const auto object = read(json);
    if (!object)
        return {};
    const auto value = [&object](const char *name) { return (*object)[QLatin1StringView(name)]; };
    const auto time = [&value](const char *name) { return QDateTime::fromString(value(name).toString(), Qt::ISODateWithMs); };
    UnitFilter filter;
    filter.text = value("text").toString();
    filter.form = value("form").toString();
    filter.lemma = value("lemma").toString();
    filter.sense = value("sense").toString();
    filter.differs = value("differs").toBool();
    filter.probability = rangeOf(value("probability"));
    filter.margin = rangeOf(value("margin"));
    filter.none = rangeOf(value("none"));
    filter.annotator = value("annotator").toString();
    filter.decidedFrom = time("decidedFrom");
    filter.decidedTo = time("decidedTo");
    filter.document = {value("document").toString(QStringLiteral("-1")).toLongLong()};
    filter.wordClass = valueOf<WordClass>(value("wordClass"), int(WordClass::Adverb) + 1);
    filter.status = valueOf<UnitStatus>(value("status"), unitStatusCount);
    if (value("skip").isObject())
        filter.skip = rulesOf(value("skip").toObject());
    return filter;
}

} // namespace glossator
