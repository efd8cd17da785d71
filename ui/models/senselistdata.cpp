// The part of SenseListModel that says what its rows hold.

#include "models/senselistmodel.h"

#include <QLocale>
#include <QSet>

#include <algorithm>

#include "messages/percenttext.h"

namespace glossator {

namespace {

QString keyCap(int key)
{
    const QChar cap = senseKeys[key];
    return cap.isDigit() ? QLocale().toString(cap.digitValue()) : QString(cap.toUpper());
}

} // namespace

QVariant SenseListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[size_t(index.row())];
    const bool known = m_inventory && row.sense.isValid();
    const auto synset = [&]() -> const Synset & { return m_inventory->synset(m_inventory->sense(row.sense).synset); };
    switch (role) {
    case KeyRole:
        return row.key;
    case Qt::DisplayRole:
        return known ? synonyms(row).join(QStringLiteral(", ")) : row.key;
    case SynonymsRole:
        return known ? synonyms(row) : QStringList();
    case GlossRole:
        return known ? synset().gloss : QString();
    case ExamplesRole:
        return known ? synset().examples : QStringList();
    case HypernymsRole:
        return known ? hypernyms(row) : QStringList();
    case ProbabilityRole:
        return row.probability ? QVariant(*row.probability) : QVariant();
    case PriorRole:
        return known ? prior(row) : QVariant();
    case KeyCapRole:
        return index.row() / pageSize == m_page ? keyCap(index.row() % pageSize) : QString();
    case ChosenRole:
        return m_annotation.decision && m_annotation.decision->senses.contains(row.key);
    case RankRole:
        return rank(row);
    case InSetRole:
        return m_allShown || !m_outside.contains(row.key);
    case SecondProbabilityRole:
        return secondProbability(row);
    case Qt::ToolTipRole:
        return row.key;
    case Qt::AccessibleTextRole:
        return description(index);
    default:
        return {};
    }
}

QVariant SenseListModel::prior(const Row &row) const
{
    const Sense &own = m_inventory->sense(row.sense);
    int total = 0;
    for (const SenseId sense : m_inventory->candidates(m_unit.lemma, m_unit.wordClass))
        total += m_inventory->sense(sense).tagCount;
    return total > 0 ? QVariant(std::min(1.0, double(own.tagCount) / total)) : QVariant();
}

void SenseListModel::setSecondProbabilities(const SecondProbabilities &second)
{
    m_second = second;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {SecondProbabilityRole, Qt::AccessibleTextRole});
    Q_EMIT unitChanged();
}

const std::optional<SecondProbabilities> &SenseListModel::secondProbabilities() const
{
    return m_second;
}

int SenseListModel::secondBestRow() const
{
    if (!m_second)
        return -1;
    const auto best = std::ranges::max_element(m_rows, {}, [this](const Row &row) { return m_second->ofSense.value(row.key, -1); });
    return best == m_rows.end() ? -1 : int(best - m_rows.begin());
}

QVariant SenseListModel::secondProbability(const Row &row) const
{
    return m_second && m_second->ofSense.contains(row.key) ? QVariant(m_second->ofSense.value(row.key)) : QVariant();
}

int SenseListModel::rank(const Row &row) const
{
    if (!m_annotation.decision || m_annotation.decision->senses.size() < 2)
        return 0;
    return int(m_annotation.decision->senses.indexOf(row.key)) + 1;
}

QStringList SenseListModel::synonyms(const Row &row) const
{
    const Sense &sense = m_inventory->sense(row.sense);
    QStringList lemmas = m_inventory->synset(sense.synset).lemmas;
    const QString own = QString(sense.lemma).replace(u'_', u' ');
    const auto found = std::ranges::find_if(lemmas, [&](const QString &lemma) { return lemma.compare(own, Qt::CaseInsensitive) == 0; });
    if (found != lemmas.end())
        std::rotate(lemmas.begin(), found, found + 1);
    return lemmas;
}

QStringList SenseListModel::hypernyms(const Row &row) const
{
    // WordNet's hypernym graph has had cycles in it (verbs of 3.0 among them), so the walk remembers where it was.
    QStringList path;
    QSet<qint32> visited;
    const Synset *synset = &m_inventory->synset(m_inventory->sense(row.sense).synset);
    while (!synset->hypernyms.empty()) {
        const SynsetId above = synset->hypernyms.front();
        if (visited.contains(above.value))
            break;
        visited.insert(above.value);
        synset = &m_inventory->synset(above);
        path.append(synset->lemmas.value(0));
    }
    return path;
}

QString SenseListModel::description(const QModelIndex &index) const
{
    QStringList parts;
    if (const QString cap = index.data(KeyCapRole).toString(); !cap.isEmpty())
        parts.append(cap);
    parts.append(index.data(Qt::DisplayRole).toString());
    if (const QString gloss = index.data(GlossRole).toString(); !gloss.isEmpty())
        parts.append(gloss);
    if (const QVariant probability = index.data(ProbabilityRole); probability.isValid())
        parts.append(messages::probabilityText(probability.toDouble()));
    if (const QVariant second = index.data(SecondProbabilityRole); second.isValid())
        parts.append(tr("second opinion %1").arg(messages::probabilityText(second.toDouble())));
    if (const QVariant prior = index.data(PriorRole); prior.isValid())
        parts.append(tr("prior %1").arg(messages::probabilityText(prior.toDouble())));
    if (index.data(ChosenRole).toBool())
        parts.append(tr("decided"));
    if (const int rank = index.data(RankRole).toInt())
        parts.append(tr("rank %1").arg(QLocale().toString(rank)));
    if (!index.data(InSetRole).toBool())
        parts.append(tr("outside the prediction set"));
    return parts.join(QStringLiteral("; "));
}

} // namespace glossator
