#pragma once

#include <QAbstractListModel>
#include <QPointer>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

#include "inventory/inventory.h"
#include "service/project.h"

namespace glossator {

/// The senses of the current unit's lemma. When a unit becomes current they stand in the model's order, most probable first;
/// as long as it stays current they keep their places, whatever predictions arrive, so that a digit never changes its meaning
/// under the finger.
class SenseListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        KeyRole = Qt::UserRole + 1, ///< sense key
        SynonymsRole, ///< QStringList, the unit's lemma first
        GlossRole,
        ExamplesRole, ///< QStringList
        HypernymsRole, ///< QStringList from the nearest to the root, one lemma each
        ProbabilityRole, ///< double; invalid while there is no prediction
        DigitRole, ///< 1 … 9 on the current page, else 0
        ChosenRole, ///< bool: part of the decision in force
    };

    enum class State {
        NoUnit,
        Unpredicted, ///< the model has not looked at the unit yet
        Predicted,
        OnlySense, ///< the lemma has one sense; no model is needed
        NotInLexicon, ///< the inventory lacks the lemma
    };

    static constexpr int pageSize = 9;

    explicit SenseListModel(QObject *parent = nullptr);

    void setProject(Project *project);
    /// Senses are shown by their keys until there is an inventory.
    void setInventory(std::shared_ptr<const Inventory> inventory);
    void setUnit(UnitId unit);

    [[nodiscard]] UnitId unit() const;
    [[nodiscard]] State state() const;
    [[nodiscard]] QString form() const; ///< as in the text, parts of a unit with gaps joined by " … "
    [[nodiscard]] QString lemma() const; ///< with spaces
    [[nodiscard]] WordClass wordClass() const;
    [[nodiscard]] std::optional<Decision> decision() const;
    /// Empty while there is no prediction.
    [[nodiscard]] QString modelVersion() const;

    [[nodiscard]] QString keyAt(int row) const;
    /// -1 when no row of the current page has that digit.
    [[nodiscard]] int rowOfDigit(int digit) const;
    /// The row that the model believes in, whatever the order; -1 without rows.
    [[nodiscard]] int bestRow() const;
    [[nodiscard]] int page() const;
    [[nodiscard]] int pageCount() const;
    /// Clamped to the pages there are.
    void setPage(int page);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// The unit, its state, decision, prediction or page is another; rows have signalled for themselves.
    void unitChanged();
    void failed(const glossator::Error &error);

private:
    struct Row
    {
        QString key;
        SenseId sense;
        std::optional<double> probability;
    };

    void loadUnit();
    void updateUnit();
    bool readUnit();
    [[nodiscard]] std::vector<Row> freshRows() const;
    void mergeRows();
    void resolveSenses();
    [[nodiscard]] QStringList synonyms(const Row &row) const;
    [[nodiscard]] QStringList hypernyms(const Row &row) const;
    [[nodiscard]] QString description(const QModelIndex &index) const;

    QPointer<Project> m_project;
    std::shared_ptr<const Inventory> m_inventory;
    UnitId m_unitId;
    CorpusStore::Place m_place;
    Unit m_unit;
    UnitAnnotation m_annotation;
    QString m_form;
    std::vector<Row> m_rows;
    int m_page = 0;
};

} // namespace glossator
