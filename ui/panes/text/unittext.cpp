#include "panes/text/unittext.h"

#include <QStringList>

#include <algorithm>

#include "messages/percenttext.h"
#include "models/decisiontext.h"

namespace glossator {

namespace {

QString joined(const QStringList &senses, const UnitText::SenseNamer &namer)
{
    QStringList names;
    for (const QString &sense : senses)
        names.append(namer ? namer(sense) : sense);
    return names.join(QStringLiteral("; "));
}

QStringList sensesOf(const UnitAnnotation &annotation)
{
    if (annotation.decision)
        return annotation.decision->senses;
    if (!annotation.suggestionHidden && annotation.prediction && !annotation.prediction->candidates.empty())
        return {annotation.prediction->candidates.front().sense};
    return {};
}

/// Empty when the model said nothing of the sense.
QString probabilityOf(const UnitAnnotation &annotation, const QStringList &senses)
{
    if (annotation.suggestionHidden || !annotation.prediction || senses.isEmpty() || annotation.prediction->candidates.size() < 2)
        return {};
    const auto &candidates = annotation.prediction->candidates;
    const auto found = std::ranges::find(candidates, senses.front(), &SenseProbability::sense);
    return found == candidates.end() ? QString() : messages::probabilityText(found->probability);
}

} // namespace

QString UnitText::stateName(UnitState state)
{
    switch (state) {
    case UnitState::Unpredicted:
        return tr("not predicted yet");
    case UnitState::NotInLexicon:
        return tr("not in the lexicon");
    case UnitState::OnlySense:
        return tr("only sense");
    case UnitState::Suggested:
        return tr("suggested");
    case UnitState::Hidden:
        return tr("suggestion hidden");
    case UnitState::Decided:
        return tr("decided, no suggestion");
    case UnitState::Confirmed:
        return tr("decided as suggested");
    case UnitState::Overruled:
        return tr("decided otherwise");
    case UnitState::AcceptedInBulk:
        return tr("accepted in bulk");
    case UnitState::NoneFits:
        return tr("no sense fits");
    case UnitState::SetAside:
        return tr("set aside");
    }
    return {};
}

QString UnitText::stateShape(UnitState state)
{
    switch (state) {
    case UnitState::Unpredicted:
        return tr("grey dashes");
    case UnitState::NotInLexicon:
        return tr("corners");
    case UnitState::OnlySense:
        return tr("thin grey line");
    case UnitState::Suggested:
        return tr("dots");
    case UnitState::Hidden:
        return tr("dashes and dots");
    case UnitState::Decided:
        return tr("line with a ring");
    case UnitState::Confirmed:
        return tr("line with a disc");
    case UnitState::Overruled:
        return tr("double line with a diamond");
    case UnitState::AcceptedInBulk:
        return tr("line with a square");
    case UnitState::NoneFits:
        return tr("wave with a cross");
    case UnitState::SetAside:
        return tr("wave with a bar");
    }
    return {};
}

QString UnitText::description(const AnnotatedSentence &sentence, int unit, const SenseNamer &namer)
{
    const Unit &what = sentence.sentence.units[size_t(unit)];
    const UnitAnnotation &annotation = sentence.annotations[size_t(unit)];
    const auto wordClass = [&] {
        switch (what.wordClass) {
        case WordClass::Noun:
            return tr("noun");
        case WordClass::Verb:
            return tr("verb");
        case WordClass::Adjective:
            return tr("adjective");
        case WordClass::Adverb:
            return tr("adverb");
        }
        return QString();
    }();
    QString lemma = what.lemma;
    lemma.replace(QLatin1Char('_'), QLatin1Char(' '));
    const QStringList senses = sensesOf(annotation);
    const QString probability = probabilityOf(annotation, senses);
    const bool isSetAside = stateOf(annotation) == UnitState::SetAside;
    const QString state = isSetAside ? DecisionText::verdictName(annotation.decision->verdict) : stateName(stateOf(annotation));
    if (senses.isEmpty())
        return tr("%1, %2: %3", "lemma, part of speech, state").arg(lemma, wordClass, state);
    if (probability.isEmpty())
        return tr("%1, %2: %3; %4", "lemma, part of speech, sense, state").arg(lemma, wordClass, joined(senses, namer), state);
    return tr("%1, %2: %3; %4, %5", "lemma, part of speech, sense, probability, state")
        .arg(lemma, wordClass, joined(senses, namer), probability, state);
}

} // namespace glossator
