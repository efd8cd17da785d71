// The part of OccurrenceModel that says what its rows hold.

#include "models/occurrencemodel.h"

#include "messages/percenttext.h"
#include "models/decisiontext.h"

namespace glossator {

namespace {

constexpr int contextLength = 160; // UTF-16 units at each side; no column shows more

/// None where blind mode hides them.
const std::vector<SenseProbability> &candidatesOf(const UnitAnnotation *annotation)
{
    static const std::vector<SenseProbability> none;
    return annotation && annotation->prediction && !annotation->suggestionHidden ? annotation->prediction->candidates : none;
}

} // namespace

WordContext OccurrenceModel::contextOf(const Occurrence &occurrence)
{
    const Sentence &sentence = occurrence.sentence->sentence;
    return occurrence.unit < 0 ? wordContext(sentence.text, 0, 0, contextLength)
                               : wordContext(sentence, sentence.units[size_t(occurrence.unit)], contextLength);
}

const UnitAnnotation *OccurrenceModel::annotationOf(const Occurrence &occurrence)
{
    return occurrence.unit < 0 ? nullptr : &occurrence.sentence->annotations[size_t(occurrence.unit)];
}

QVariant OccurrenceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Occurrence &occurrence = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(occurrence, index.column());
    case Qt::TextAlignmentRole:
        // Contexts lean on the keyword; a number column has its digits below each other.
        return index.column() == BeforeColumn || index.column() == ProbabilityColumn ? int(Qt::AlignRight | Qt::AlignVCenter)
                                                                                     : int(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ToolTipRole: {
        const QString why = explanation(occurrence);
        return why.isEmpty() ? occurrence.sentence->sentence.text : occurrence.sentence->sentence.text + u'\n' + why;
    }
    case ExplanationRole:
        return explanation(occurrence);
    default:
        return {};
    }
}

QString OccurrenceModel::text(const Occurrence &occurrence, int column) const
{
    const UnitAnnotation *annotation = annotationOf(occurrence);
    const auto &candidates = candidatesOf(annotation);
    switch (column) {
    case BeforeColumn:
        return contextOf(occurrence).before;
    case KeywordColumn:
        return contextOf(occurrence).word;
    case AfterColumn:
        return contextOf(occurrence).after;
    case SenseColumn:
        if (annotation && annotation->suggestionHidden)
            return tr("◌ hidden", "suggested sense");
        return candidates.empty() ? QString() : named({candidates.front().sense});
    case ProbabilityColumn:
        return candidates.empty() ? QString() : messages::probabilityText(candidates.front().probability);
    case DecisionColumn:
        if (!annotation || !annotation->decision)
            return {};
        return annotation->decision->senses.isEmpty() ? DecisionText::verdictName(annotation->decision->verdict)
                                                      : named(annotation->decision->senses);
    case DocumentColumn:
        return occurrence.document;
    default:
        return {};
    }
}

QString OccurrenceModel::named(const QStringList &senses) const
{
    QStringList names;
    for (const QString &sense : senses)
        names.append(m_namer ? m_namer(sense) : sense);
    return names.join(QStringLiteral("; "));
}

QString OccurrenceModel::explanation(const Occurrence &occurrence) const
{
    const UnitAnnotation *annotation = annotationOf(occurrence);
    if (annotation && annotation->suggestionHidden)
        return tr("The suggestion is hidden for this word: decide without it.");
    const auto &candidates = candidatesOf(annotation);
    if (candidates.size() < 2)
        return {};
    return tr("Margin %1 between “%2” and “%3”")
        .arg(messages::probabilityText(candidates[0].probability - candidates[1].probability), named({candidates[0].sense}),
             named({candidates[1].sense}));
}

QVariant OccurrenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case BeforeColumn:
        return tr("Before");
    case KeywordColumn:
        return tr("Word");
    case AfterColumn:
        return tr("After");
    case SenseColumn:
        return tr("Suggested sense");
    case ProbabilityColumn:
        return tr("Probability");
    case DecisionColumn:
        return tr("Decision");
    case DocumentColumn:
        return tr("Document");
    default:
        return {};
    }
}

} // namespace glossator
