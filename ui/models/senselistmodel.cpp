#include "models/senselistmodel.h"

#include <QLocale>
#include <QSet>

#include <algorithm>

namespace glossator {

namespace {

QString spaced(QString lemma)
{
    return lemma.replace(u'_', u' ');
}

/// Adjacent tokens as they stand in the text; gaps shown as an ellipsis.
QString formOf(const Sentence &sentence, const Unit &unit)
{
    QString form;
    for (size_t i = 0; i < unit.tokens.size(); ++i) {
        const int token = unit.tokens[i];
        if (i > 0) {
            const int before = unit.tokens[i - 1];
            const int gapStart = sentence.tokens[size_t(before)].end;
            const int gapLength = sentence.tokens[size_t(token)].start - gapStart;
            form += token == before + 1 ? sentence.text.mid(gapStart, gapLength) : QStringLiteral(" … ");
        }
        form += sentence.form(token);
    }
    return form;
}

} // namespace

SenseListModel::SenseListModel(QObject *parent) : QAbstractListModel(parent) {}

void SenseListModel::setProject(Project *project)
{
    if (m_project)
        m_project->disconnect(this);
    m_project = project;
    if (project) {
        connect(project, &Project::decisionsChanged, this, [this](const std::vector<UnitId> &units) {
            if (std::ranges::find(units, m_unitId) != units.end())
                updateUnit();
        });
        connect(project, &Project::sentencesChanged, this, [this](DocumentId document, qint64 first, qint64 count) {
            if (m_unitId.isValid() && document == m_place.document && m_place.sentence >= first && m_place.sentence < first + count)
                updateUnit();
        });
    }
    setUnit({});
}

void SenseListModel::setInventory(std::shared_ptr<const Inventory> inventory)
{
    m_inventory = std::move(inventory);
    updateUnit();
}

void SenseListModel::setUnit(UnitId unit)
{
    if (unit.isValid() && unit == m_unitId)
        return;
    m_unitId = unit;
    loadUnit();
}

void SenseListModel::loadUnit()
{
    beginResetModel();
    m_page = 0;
    m_rows.clear();
    if (readUnit())
        m_rows = freshRows();
    resolveSenses();
    endResetModel();
    Q_EMIT unitChanged();
}

/// The unit stays current: rows keep their places.
void SenseListModel::updateUnit()
{
    if (!m_unitId.isValid())
        return;
    if (!readUnit()) {
        loadUnit();
        return;
    }
    mergeRows();
    resolveSenses();
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT unitChanged();
}

/// False when there is no such unit any more (a new analysis may have replaced it).
bool SenseListModel::readUnit()
{
    m_annotation = {};
    m_unit = {};
    m_form.clear();
    if (!m_project || !m_unitId.isValid())
        return false;
    const auto place = m_project->corpus().placeOf(m_unitId);
    if (!place) {
        m_unitId = {};
        Q_EMIT failed(place.error());
        return false;
    }
    m_place = *place;
    const auto sentence = m_project->corpus().sentence(m_place.sentenceId);
    if (!sentence) {
        m_unitId = {};
        Q_EMIT failed(sentence.error());
        return false;
    }
    const auto found = std::ranges::find(sentence->annotations, m_unitId, &UnitAnnotation::id);
    if (found == sentence->annotations.end()) {
        m_unitId = {};
        return false;
    }
    m_annotation = *found;
    m_unit = sentence->sentence.units[size_t(found - sentence->annotations.begin())];
    m_form = formOf(sentence->sentence, m_unit);
    return true;
}

std::vector<SenseListModel::Row> SenseListModel::freshRows() const
{
    std::vector<Row> rows;
    QSet<QString> seen;
    const auto add = [&](const QString &key, std::optional<double> probability) {
        if (!seen.contains(key)) {
            seen.insert(key);
            rows.push_back({key, {}, probability});
        }
    };
    if (m_annotation.prediction) {
        for (const SenseProbability &candidate : m_annotation.prediction->candidates)
            add(candidate.sense, candidate.probability);
    }
    if (rows.empty() && m_inventory) {
        for (const SenseId sense : m_inventory->candidates(m_unit.lemma, m_unit.wordClass))
            add(m_inventory->sense(sense).key, std::nullopt);
    }
    // A decision may name a sense of another lemma, as gold keys of imported files do.
    if (m_annotation.decision) {
        for (const QString &key : m_annotation.decision->senses)
            add(key, std::nullopt);
    }
    return rows;
}

void SenseListModel::mergeRows()
{
    std::vector<Row> added;
    for (Row &row : m_rows)
        row.probability.reset();
    for (Row &fresh : freshRows()) {
        const auto known = std::ranges::find(m_rows, fresh.key, &Row::key);
        if (known == m_rows.end())
            added.push_back(std::move(fresh));
        else
            known->probability = fresh.probability;
    }
    if (added.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(added.size()) - 1);
    std::ranges::move(added, std::back_inserter(m_rows));
    endInsertRows();
}

void SenseListModel::resolveSenses()
{
    for (Row &row : m_rows)
        row.sense = m_inventory ? m_inventory->findSense(row.key) : SenseId();
}

UnitId SenseListModel::unit() const
{
    return m_unitId;
}

SenseListModel::State SenseListModel::state() const
{
    if (!m_unitId.isValid())
        return State::NoUnit;
    if (!m_annotation.prediction)
        return State::Unpredicted;
    if (m_annotation.prediction->candidates.empty())
        return State::NotInLexicon;
    return m_annotation.prediction->candidates.size() == 1 ? State::OnlySense : State::Predicted;
}

QString SenseListModel::form() const
{
    return m_form;
}

QString SenseListModel::lemma() const
{
    return spaced(m_unit.lemma);
}

WordClass SenseListModel::wordClass() const
{
    return m_unit.wordClass;
}

std::optional<Decision> SenseListModel::decision() const
{
    return m_annotation.decision;
}

QString SenseListModel::modelVersion() const
{
    return m_annotation.prediction ? m_annotation.prediction->modelVersion : QString();
}

QString SenseListModel::keyAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[size_t(row)].key : QString();
}

int SenseListModel::rowOfDigit(int digit) const
{
    const int row = m_page * pageSize + digit - 1;
    return digit >= 1 && digit <= pageSize && row < rowCount() ? row : -1;
}

int SenseListModel::bestRow() const
{
    const auto best = std::ranges::max_element(m_rows, {}, [](const Row &row) { return row.probability.value_or(-1.0); });
    return best == m_rows.end() ? -1 : int(best - m_rows.begin());
}

int SenseListModel::page() const
{
    return m_page;
}

int SenseListModel::pageCount() const
{
    return std::max(1, (rowCount() + pageSize - 1) / pageSize);
}

void SenseListModel::setPage(int page)
{
    page = std::clamp(page, 0, pageCount() - 1);
    if (page == m_page)
        return;
    m_page = page;
    Q_EMIT dataChanged(index(0), index(rowCount() - 1), {DigitRole, Qt::AccessibleTextRole});
    Q_EMIT unitChanged();
}

int SenseListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

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
    case DigitRole:
        return index.row() / pageSize == m_page ? index.row() % pageSize + 1 : 0;
    case ChosenRole:
        return m_annotation.decision && m_annotation.decision->senses.contains(row.key);
    case Qt::ToolTipRole:
        return row.key;
    case Qt::AccessibleTextRole:
        return description(index);
    default:
        return {};
    }
}

QStringList SenseListModel::synonyms(const Row &row) const
{
    const Sense &sense = m_inventory->sense(row.sense);
    QStringList lemmas = m_inventory->synset(sense.synset).lemmas;
    const QString own = spaced(sense.lemma);
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
    if (const int digit = index.data(DigitRole).toInt())
        parts.append(QLocale().toString(digit));
    parts.append(index.data(Qt::DisplayRole).toString());
    if (const QString gloss = index.data(GlossRole).toString(); !gloss.isEmpty())
        parts.append(gloss);
    if (const QVariant probability = index.data(ProbabilityRole); probability.isValid())
        parts.append(tr("%1 percent").arg(qRound(probability.toDouble() * 100)));
    if (index.data(ChosenRole).toBool())
        parts.append(tr("decided"));
    return parts.join(QStringLiteral("; "));
}

} // namespace glossator
