#include "models/historymodel.h"

#include <QFont>
#include <QLocale>

#include <algorithm>

#include "models/decisiontext.h"
#include "models/repairtext.h"

namespace glossator {

namespace {

constexpr int contextLength = 60; // UTF-16 units at each side; the list shows as much as it has room for

} // namespace

HistoryModel::HistoryModel(QObject *parent) : QAbstractTableModel(parent) {}

HistoryModel::~HistoryModel() = default;

void HistoryModel::setProject(Project *project)
{
    if (m_project)
        m_project->disconnect(this);
    m_project = project;
    if (project) {
        connect(project, &Project::decisionsChanged, this, &HistoryModel::follow);
        connect(project, &Project::documentsChanged, this, &HistoryModel::reload);
    }
    reload();
}

void HistoryModel::setInventory(std::shared_ptr<const Inventory> inventory)
{
    m_inventory = std::move(inventory);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, ChangeColumn), index(rowCount() - 1, ChangeColumn));
}

void HistoryModel::setActive(bool active)
{
    m_active = active;
    if (active && m_stale)
        reload();
}

void HistoryModel::reload()
{
    m_stale = !m_active;
    beginResetModel();
    m_rows.clear();
    m_firstUndone.reset();
    m_complete = !m_project || !m_active;
    if (m_project && m_active) {
        if (const auto undone = m_project->history().firstUndone())
            m_firstUndone = *undone;
        else
            Q_EMIT failed(undone.error());
    }
    endResetModel();
}

bool HistoryModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_complete;
}

void HistoryModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent) || !m_project)
        return;
    const auto last = m_rows.empty() ? std::nullopt : std::optional(m_rows.back().entry.action);
    auto entries = m_project->history().before(last, pageSize);
    if (!entries) {
        m_complete = true;
        Q_EMIT failed(entries.error());
        return;
    }
    m_complete = entries->size() < size_t(pageSize);
    if (entries->empty())
        return;
    std::vector<Row> rows = rowsOf(std::move(*entries));
    beginInsertRows({}, rowCount(), rowCount() + int(rows.size()) - 1);
    std::ranges::move(rows, std::back_inserter(m_rows));
    endInsertRows();
}

/// After decisions, undo or redo: reads only what is new, so that deciding never waits for a long history.
void HistoryModel::follow()
{
    if (!m_active || m_rows.empty()) {
        reload();
        return;
    }
    const auto undone = m_project->history().firstUndone();
    auto entries = m_project->history().after(m_rows.front().entry.action);
    if (!undone || !entries) {
        Q_EMIT failed(undone ? entries.error() : undone.error());
        reload();
        return;
    }
    const bool otherUndone = m_firstUndone != *undone;
    const bool decided = std::ranges::any_of(*entries, [](const HistoryEntry &entry) { return !entry.isImport; });
    if (decided)
        removeForgotten(*undone);
    m_firstUndone = *undone;
    if (!entries->empty()) {
        std::vector<Row> rows = rowsOf(std::move(*entries));
        beginInsertRows({}, 0, int(rows.size()) - 1);
        m_rows.insert(m_rows.begin(), std::move_iterator(rows.begin()), std::move_iterator(rows.end()));
        endInsertRows();
    }
    if (otherUndone && !m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

/// What was undone when a new decision came can never be done again.
void HistoryModel::removeForgotten(std::optional<ActionId> nextUndone)
{
    for (int row = rowCount() - 1; row >= 0; --row) {
        const bool stillUndone = nextUndone && m_rows[size_t(row)].entry.action >= *nextUndone;
        if (!isUndone(m_rows[size_t(row)]) || stillUndone)
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
}

std::vector<HistoryModel::Row> HistoryModel::rowsOf(std::vector<HistoryEntry> entries) const
{
    std::vector<Row> rows;
    rows.reserve(entries.size());
    for (HistoryEntry &entry : entries) {
        WordContext word = context(entry);
        rows.push_back({std::move(entry), std::move(word)});
    }
    return rows;
}

WordContext HistoryModel::context(const HistoryEntry &entry) const
{
    if (!entry.documentInUse)
        return {{}, {}, tr("(document removed)")};
    if (!entry.unitInUse)
        return {{}, {}, entry.isRepair ? QString() : tr("(no longer a word)")};
    const auto place = m_project->corpus().placeOf(entry.unit);
    const auto found = place ? m_project->corpus().sentence(place->sentenceId) : Result<AnnotatedSentence>(place.error());
    if (!found)
        return {};
    const auto annotation = std::ranges::find(found->annotations, entry.unit, &UnitAnnotation::id);
    if (annotation == found->annotations.end())
        return {};
    return wordContext(found->sentence, found->sentence.units[size_t(annotation - found->annotations.begin())], contextLength);
}

bool HistoryModel::isUndone(const Row &row) const
{
    return row.entry.state != HistoryEntry::State::Settled && m_firstUndone && row.entry.action >= *m_firstUndone;
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(row, index.column());
    case Qt::AccessibleTextRole:
        return isUndone(row) ? tr("%1, undone").arg(text(row, index.column())) : text(row, index.column());
    case Qt::FontRole: {
        // Beside the colour, so that it shows by shape, too.
        QFont font;
        font.setStrikeOut(isUndone(row));
        return isUndone(row) ? QVariant(font) : QVariant();
    }
    case UnitRole:
        return row.entry.unitInUse ? QVariant(row.entry.unit.value) : QVariant();
    case ActionRole:
        return row.entry.state == HistoryEntry::State::Settled ? QVariant() : QVariant(row.entry.action.value);
    case UndoneRole:
        return isUndone(row);
    case WordRole:
        return wordParts(row);
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case AnnotatorColumn:
        return tr("Annotator");
    case WordColumn:
        return tr("Word");
    case ChangeColumn:
        return tr("Decision");
    default:
        return {};
    }
}

QString HistoryModel::text(const Row &row, int column) const
{
    switch (column) {
    case TimeColumn:
        return QLocale().toString(row.entry.time.toLocalTime(), QLocale::ShortFormat);
    case AnnotatorColumn:
        return row.entry.annotator;
    case WordColumn:
        return wordParts(row).join(u' ').trimmed();
    case ChangeColumn:
        return change(row.entry);
    default:
        return {};
    }
}

QStringList HistoryModel::wordParts(const Row &row) const
{
    QStringList parts = row.word.parts();
    if (row.entry.decisions > 1 && !row.entry.isRepair)
        parts = {QString(), tr("%1 words, the first: %2").arg(QLocale().toString(row.entry.decisions), parts[1]), parts[2]};
    return parts;
}

QString HistoryModel::change(const HistoryEntry &entry) const
{
    if (entry.isImport)
        return tr("Imported");
    if (entry.isRepair)
        return tr("Repair: %1").arg(RepairText::describe(entry.changes));
    if (entry.decisions > 1)
        return entry.to.inBulk ? tr("Accepted in bulk") : tr("Decided together");
    const auto to = entry.to.verdict == Verdict::Cleared ? std::nullopt : std::optional(entry.to);
    QString text = tr("%1 → %2", "decision before and after").arg(described(entry.from), described(to));
    const QString before = entry.from ? entry.from->comment : QString();
    if (!entry.to.comment.isEmpty() && entry.to.comment != before)
        text = tr("%1; comment: %2").arg(text, entry.to.comment);
    return text;
}

QString HistoryModel::described(const std::optional<Decision> &decision) const
{
    if (!decision)
        return tr("undecided");
    if (decision->verdict != Verdict::Senses)
        return DecisionText::verdictName(decision->verdict);
    QStringList names;
    for (const QString &key : decision->senses) {
        const SenseId sense = m_inventory ? m_inventory->findSense(key) : SenseId();
        names.append(sense.isValid() ? tr("“%1”", "a gloss").arg(m_inventory->synset(m_inventory->sense(sense).synset).gloss) : key);
    }
    return names.join(QStringLiteral(" + "));
}

} // namespace glossator
