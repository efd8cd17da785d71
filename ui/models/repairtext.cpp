#include "models/repairtext.h"

#include <QStringList>

namespace glossator {

namespace {

QString readingName(const std::optional<UnitReading> &reading)
{
    if (!reading)
        return {};
    return RepairText::tr("“%1” (%2)", "lemma and part of speech")
        .arg(RepairText::lemmaName(reading->lemma), RepairText::wordClassName(reading->wordClass));
}

} // namespace

QString RepairText::lemmaName(const QString &lemma)
{
    return QString(lemma).replace(u'_', u' ');
}

QString RepairText::wordClassName(WordClass wordClass)
{
    return tagName(tagOf(wordClass));
}

QString RepairText::tagName(UniversalTag tag)
{
    switch (tag) {
    case UniversalTag::Noun:
        return tr("noun");
    case UniversalTag::Verb:
        return tr("verb");
    case UniversalTag::Adj:
        return tr("adjective");
    case UniversalTag::Adv:
        return tr("adverb");
    case UniversalTag::Pron:
        return tr("pronoun");
    case UniversalTag::Det:
        return tr("determiner");
    case UniversalTag::Adp:
        return tr("adposition");
    case UniversalTag::Num:
        return tr("number");
    case UniversalTag::Conj:
        return tr("conjunction");
    case UniversalTag::Prt:
        return tr("particle");
    case UniversalTag::Punct:
        return tr("punctuation");
    case UniversalTag::X:
        return tr("other");
    }
    Q_UNREACHABLE();
}

QString RepairText::describe(const RepairChange &change)
{
    using Kind = RepairChange::Kind;
    switch (change.kind) {
    case Kind::SentenceSplit:
        return tr("sentence split before “%1”").arg(change.to);
    case Kind::SentencesJoined:
        return tr("sentences joined before “%1”").arg(change.from);
    case Kind::TokenSplit:
        return tr("“%1” split into “%2”").arg(change.from, change.to);
    case Kind::TokensJoined:
        return tr("“%1” joined").arg(change.from);
    case Kind::UnitAdded:
        return tr("%1 added").arg(readingName(change.newReading));
    case Kind::UnitRemoved:
        return tr("%1 removed").arg(readingName(change.oldReading));
    case Kind::UnitWords:
        return tr("words “%1” instead of “%2”").arg(change.to, change.from);
    case Kind::UnitReading:
        return tr("%1 becomes %2").arg(readingName(change.oldReading), readingName(change.newReading));
    case Kind::TokenTag:
        return tr("“%1” is tagged as %2").arg(change.from, tagName(tagFromName(change.to)));
    }
    Q_UNREACHABLE();
}

QString RepairText::describe(const std::vector<RepairChange> &changes)
{
    QStringList parts;
    for (const RepairChange &change : changes)
        parts.append(describe(change));
    return parts.join(tr("; ", "between changes"));
}

} // namespace glossator
