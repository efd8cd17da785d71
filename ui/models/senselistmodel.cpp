#include "models/senselistmodel.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace glossator {

SenseListModel::SenseListModel(QObject *parent) : QAbstractListModel(parent) {}

void SenseListModel::setProject(Project *project)
{
    if (m_project)
        m_project->disconnect(this);
    m_project = project;
    if (project) {
        connect(project, &Project::decisionsChanged, this, [this](const std::vector<UnitId> &units) {
            if (std::ranges::find(units, m_unitId) == units.end())
                return;
            updateUnit();
            if (m_held)
                Q_EMIT decidedWhileHeld();
        });
        connect(project, &Project::sentencesChanged, this, [this](DocumentId document, qint64 first, qint64 count) {
            if (m_unitId.isValid() && document == m_place.document && m_place.sentence >= first && m_place.sentence < first + count)
                updateUnit();
        });
        connect(project, &Project::sentencesReplaced, this, [this](DocumentId document) {
            if (!m_unitId.isValid() || document != m_place.document)
                return;
            // It may have gone to another place, be of another lemma, or be gone: then a view names another one next.
            if (!m_project->corpus().placeOf(m_unitId))
                m_unitId = {};
            loadUnit();
        });
        connect(project, &Project::guidelineChanged, this, [this](const QString &lemma, WordClass wordClass) {
            if (m_unitId.isValid() && lemma == m_unit.lemma && wordClass == m_unit.wordClass)
                updateUnit();
        });
        connect(project, &Project::senseViewChanged, this, &SenseListModel::loadUnit);
    }
    setUnit({});
    Q_EMIT projectChanged();
}

void SenseListModel::setInventory(std::shared_ptr<const Inventory> inventory)
{
    m_inventory = std::move(inventory);
    // No sense has had a key in its order so far, the decided one apart.
    if (m_inventory && m_isWaiting)
        loadUnit();
    else
        updateUnit();
}

void SenseListModel::setLoadFailure(const std::optional<Error> &failure)
{
    if (m_loadFailure == failure)
        return;
    m_loadFailure = failure;
    m_isWaiting = m_isWaiting && !failure;
    if (m_unitId.isValid())
        updateUnit();
    else
        Q_EMIT unitChanged();
}

const std::optional<Error> &SenseListModel::loadFailure() const
{
    return m_loadFailure;
}

void SenseListModel::setUnit(UnitId unit)
{
    if (unit.isValid() && unit == m_unitId)
        return;
    m_unitId = unit;
    loadUnit();
}

void SenseListModel::release()
{
    m_held = false;
    if (std::exchange(m_stale, false))
        updateUnit();
}

void SenseListModel::loadUnit()
{
    m_stale = false;
    beginResetModel();
    m_page = 0;
    m_rows.clear();
    m_second.reset();
    m_accepted.clear();
    m_isWaiting = false;
    if (readUnit()) {
        const bool ranked = m_annotation.prediction && !m_annotation.suggestionHidden;
        m_order = ranked ? m_project->senseOrder() : SenseOrder::Inventory;
        m_isWaiting = m_order == SenseOrder::Inventory && !m_inventory && !m_loadFailure;
        m_rows = freshRows();
        const bool isNamed = ranked && !m_annotation.prediction->candidates.empty();
        if (!m_annotation.suggestionHidden)
            m_accepted = isNamed ? m_annotation.prediction->candidates.front().sense : keyAt(bestRow());
    }
    resolveSenses();
    endResetModel();
    Q_EMIT unitChanged();
}

/// The unit stays current: rows keep their places.
void SenseListModel::updateUnit()
{
    if (!m_unitId.isValid())
        return;
    if (m_held) {
        m_stale = true;
        return;
    }
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

/// In the order of m_order. A key that only the model or a decision knows comes last: gold keys of imported files may name senses of
/// another lemma.
QStringList SenseListModel::candidateKeys() const
{
    QStringList predicted;
    if (m_annotation.prediction) {
        for (const SenseProbability &candidate : m_annotation.prediction->candidates)
            predicted.append(candidate.sense);
    }
    QStringList listed;
    if (m_inventory) {
        for (const SenseId sense : m_inventory->candidates(m_unit.lemma, m_unit.wordClass))
            listed.append(m_inventory->sense(sense).key);
    }
    QStringList keys;
    if (m_order == SenseOrder::Model) {
        keys = predicted.isEmpty() ? listed : predicted;
    } else if (m_inventory || m_loadFailure) {
        predicted.sort(); // those that the inventory does not know: any order but the model's
        keys = listed + predicted;
    }
    if (m_annotation.decision)
        keys += m_annotation.decision->senses;
    keys.removeDuplicates();
    return keys;
}

std::optional<double> SenseListModel::shownProbability(const QString &key) const
{
    if (!m_annotation.prediction || m_annotation.suggestionHidden)
        return {};
    const auto &candidates = m_annotation.prediction->candidates;
    const auto found = std::ranges::find(candidates, key, &SenseProbability::sense);
    return found == candidates.end() ? std::nullopt : std::optional(double(found->probability));
}

std::vector<SenseListModel::Row> SenseListModel::freshRows() const
{
    std::vector<Row> rows;
    for (const QString &key : candidateKeys())
        rows.push_back({key, {}, shownProbability(key)});
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

/// What follows from rows and annotation.
void SenseListModel::resolveSenses()
{
    findSet();
    for (Row &row : m_rows)
        row.sense = m_inventory ? m_inventory->findSense(row.key) : SenseId();
}

QString SenseListModel::keyAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[size_t(row)].key : QString();
}

SenseOrder SenseListModel::order() const
{
    return m_order;
}

int SenseListModel::rowOfKey(int key) const
{
    const int row = m_page * pageSize + key;
    return key >= 0 && key < pageSize && row < rowCount() ? row : -1;
}

int SenseListModel::acceptedRow() const
{
    const auto accepted = std::ranges::find(m_rows, m_accepted, &Row::key);
    return m_accepted.isEmpty() || accepted == m_rows.end() ? -1 : int(accepted - m_rows.begin());
}

void SenseListModel::setPredictionSets(const PredictionSets &sets, double coverage)
{
    m_sets = sets;
    m_coverage = coverage;
    findSet();
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {InSetRole, Qt::AccessibleTextRole});
}

void SenseListModel::findSet()
{
    m_outside.clear();
    if (!m_annotation.prediction || m_annotation.suggestionHidden || m_coverage >= 1)
        return;
    const auto &candidates = m_annotation.prediction->candidates;
    std::vector<float> probabilities;
    std::ranges::transform(candidates, std::back_inserter(probabilities), &SenseProbability::probability);
    for (size_t i = size_t(m_sets.size(probabilities, m_coverage)); i < candidates.size(); ++i)
        m_outside.insert(candidates[i].sense);
}

void SenseListModel::setAllShown(bool shown)
{
    m_allShown = shown;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {InSetRole, Qt::AccessibleTextRole});
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
    Q_EMIT dataChanged(index(0), index(rowCount() - 1), {KeyCapRole, Qt::AccessibleTextRole});
    Q_EMIT unitChanged();
}

int SenseListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

} // namespace glossator
