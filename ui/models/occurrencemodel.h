#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <QPointer>
#include <QSet>

#include <functional>
#include <optional>
#include <vector>

#include "service/unitsearch.h"
#include "text/wordcontext.h"

namespace glossator {

/// Units of all documents in their contexts, a row each: what a filter finds, or a list that is known already. Rows come
/// a page at a time from the worker as the view asks for more. Decisions and predictions show at once, but a row stays
/// where it is until the next find(): nothing moves under the reader's eyes.
class OccurrenceModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { BeforeColumn, KeywordColumn, AfterColumn, SenseColumn, ProbabilityColumn, DecisionColumn, DocumentColumn };
    static constexpr int columnCountValue = DocumentColumn + 1;
    enum Role {
        ExplanationRole = Qt::UserRole + 1, ///< see explanation()
    };

    explicit OccurrenceModel(QObject *parent = nullptr);

    /// Both outlive their use here; null empties the model.
    void setSources(Project *project, UnitSearch *search);
    /// How to name a sense key; without it, by the key.
    void setSenseNamer(std::function<QString(const QString &key)> namer);

    void find(const UnitFilter &filter, UnitOrder order);
    void show(std::vector<FoundUnit> units);
    void clear();

    /// Null for a row that does not exist.
    [[nodiscard]] const Occurrence *at(int row) const;
    /// Without a unit, what the sentence begins with, as the text behind the word.
    [[nodiscard]] static WordContext contextOf(const Occurrence &occurrence);
    /// "Margin 3 % between … and …", or that the suggestion is hidden; empty with fewer than two senses.
    [[nodiscard]] QString explanation(const Occurrence &occurrence) const;
    [[nodiscard]] bool isBusy() const { return m_request != 0; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    static constexpr int pageSize = 100;
    static constexpr qint64 countLimit = 10'000; ///< more are not counted

Q_SIGNALS:
    /// Of a filter: how many units there are, countLimit if there are more.
    void counted(qint64 count);
    /// The first page is there, possibly empty; or it failed.
    void ready();
    void failed(const glossator::Error &error);

private:
    void restart();
    void askAgain();
    void append(const std::vector<Occurrence> &found);
    void replace(const std::vector<UnitId> &asked, const std::vector<Occurrence> &found);
    void dropRows(const std::vector<int> &rows);
    void dropRemovedDocuments();
    void onFound(int request, const std::vector<Occurrence> &found);
    void onFailed(int request, const Error &error);
    void reloadUnits(const std::vector<UnitId> &units);
    void reloadSentences(DocumentId document, qint64 first, qint64 count);
    void reloadRows(const std::vector<int> &rows);
    /// Null for a sentence that was found without a unit.
    [[nodiscard]] static const UnitAnnotation *annotationOf(const Occurrence &occurrence);
    [[nodiscard]] QString text(const Occurrence &occurrence, int column) const;
    [[nodiscard]] QString named(const QStringList &senses) const;

    QPointer<Project> m_project;
    QPointer<UnitSearch> m_search;
    std::function<QString(const QString &)> m_namer;
    std::optional<UnitFilter> m_filter; ///< nothing: m_units is shown
    UnitOrder m_order = UnitOrder::Place;
    std::vector<FoundUnit> m_units;
    size_t m_asked = 0; ///< of m_units
    std::vector<Occurrence> m_rows;
    QHash<UnitId, int> m_rowOf;
    bool m_atEnd = true;
    int m_request = 0; ///< for the next page; 0: none is under way
    int m_countRequest = 0;
    QHash<int, std::vector<UnitId>> m_reloads; ///< units asked for, by request
};

} // namespace glossator
