#pragma once

#include <QAbstractListModel>
#include <QHash>
#include <QPointer>
#include <QSet>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

#include "inventory/inventory.h"
#include "model/predictionsets.h"
#include "models/sensekeys.h"
#include "service/project.h"

namespace glossator {

/// What another model says of the senses.
struct SecondProbabilities
{
    QString version;
    QString recipe; ///< what kind of model it is
    QHash<QString, double> ofSense; ///< by sense key
};

/// The senses of the current unit's lemma, in the order that the project asks for: the model's, most probable first, or the inventory's. As
/// long as the unit stays current they keep their places, whatever predictions arrive, so that a key never changes its meaning under the
/// finger. Where blind mode hides the suggestion, they stand in the inventory's order and have no probabilities.
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
        ProbabilityRole, ///< double; invalid while there is no prediction, and where it is hidden
        PriorRole, ///< double, the sense's share of the lemma's uses that the inventory counted; invalid if it counted none
        KeyCapRole, ///< QString, the key that chooses the sense; empty for those that are not on the current page
        ChosenRole, ///< bool: part of the decision in force
        RankRole, ///< int, the place in a decision for several senses, from 1; 0 for others
        InSetRole, ///< bool: within the prediction set; true for all while there is none, or all are shown
        SecondProbabilityRole, ///< double, what another model was asked for; invalid unless it was
    };

    enum class State {
        NoUnit,
        Unpredicted, ///< the model has not looked at the unit yet
        Predicted,
        Hidden, ///< there may be a prediction, but blind mode hides it
        OnlySense, ///< the lemma has one sense; no model is needed
        NotInLexicon, ///< the inventory lacks the lemma
    };

    static constexpr int pageSize = int(senseKeys.size());

    explicit SenseListModel(QObject *parent = nullptr);

    void setProject(Project *project);
    /// Until there is one, senses are shown by their keys in the model's order; where the inventory's is asked for, not at all, unless
    /// loading has failed.
    void setInventory(std::shared_ptr<const Inventory> inventory);
    /// Why the model will read nothing.
    void setLoadFailure(const std::optional<Error> &failure);
    [[nodiscard]] const std::optional<Error> &loadFailure() const;
    /// The senses of the unit come with the inventory, whose order they take.
    [[nodiscard]] bool isWaiting() const { return m_isWaiting; }
    void setUnit(UnitId unit);
    /// While it lives, a decision on the current unit does not show here yet: most make another unit current at once, and nobody would see
    /// the old one refreshed.
    class Hold
    {
    public:
        explicit Hold(SenseListModel &model) : m_model(model) { m_model.m_held = true; }
        ~Hold() { m_model.release(); }
        Q_DISABLE_COPY_MOVE(Hold)

    private:
        SenseListModel &m_model;
    };

    [[nodiscard]] UnitId unit() const;
    [[nodiscard]] State state() const;
    [[nodiscard]] QString form() const; ///< as in the text, parts of a unit with gaps joined by " … "
    [[nodiscard]] QString lemma() const; ///< with spaces
    [[nodiscard]] QString inventoryLemma() const; ///< with underscores
    [[nodiscard]] WordClass wordClass() const;
    [[nodiscard]] std::optional<Decision> decision() const;
    /// What the project's annotators agreed on about the lemma.
    [[nodiscard]] std::optional<Guideline> guideline() const;
    /// Empty while there is no prediction.
    [[nodiscard]] QString modelVersion() const;
    /// What the model puts first, also where it is hidden; nothing where there is nothing to choose from.
    [[nodiscard]] std::optional<SenseProbability> suggestion() const;
    [[nodiscard]] bool isSuggestionHidden() const;
    /// See Prediction::none; nothing where it is hidden.
    [[nodiscard]] std::optional<double> noneProbability() const;
    /// That of the rows; never Unknown.
    [[nodiscard]] SenseOrder order() const;

    [[nodiscard]] QString keyAt(int row) const;
    /// The row of the current page that a key chooses, by its place in senseKeys; -1 when there is none.
    [[nodiscard]] int rowOfKey(int key) const;
    /// The row that the model believes in, whatever the order; -1 without rows.
    [[nodiscard]] int bestRow() const;
    /// The row that "accept" takes: the one that was best when the unit became current. -1 where the suggestion is hidden.
    [[nodiscard]] int acceptedRow() const;

    /// How to tell the senses that the model cannot rule out, and in which share of units (0 … 1) the right one is to be among them; 1 and
    /// sets without thresholds rule out none.
    void setPredictionSets(const PredictionSets &sets, double coverage);
    /// For the current unit; forgotten when another becomes current.
    void setSecondProbabilities(const SecondProbabilities &second);
    [[nodiscard]] const std::optional<SecondProbabilities> &secondProbabilities() const;
    /// The row that the other model believes in; -1 when it was not asked.
    [[nodiscard]] int secondBestRow() const;
    /// Makes InSetRole true for all.
    void setAllShown(bool shown);
    [[nodiscard]] int page() const;
    [[nodiscard]] int pageCount() const;
    /// Clamped to the pages there are.
    void setPage(int page);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// The unit, its state, decision, prediction or page is another; rows have signalled for themselves.
    void unitChanged();
    /// The current unit was decided under a Hold.
    void decidedWhileHeld();
    /// After the unit of the former project has gone.
    void projectChanged();
    void failed(const glossator::Error &error);

private:
    struct Row
    {
        QString key;
        SenseId sense;
        std::optional<double> probability;
    };

    void release();
    void loadUnit();
    void updateUnit();
    bool readUnit();
    void readGuideline();
    [[nodiscard]] std::vector<Row> freshRows() const;
    [[nodiscard]] QStringList candidateKeys() const;
    [[nodiscard]] std::optional<double> shownProbability(const QString &key) const;
    [[nodiscard]] QVariant prior(const Row &row) const;
    [[nodiscard]] QVariant secondProbability(const Row &row) const;
    [[nodiscard]] int rank(const Row &row) const;
    void mergeRows();
    void resolveSenses();
    void findSet();
    [[nodiscard]] QStringList synonyms(const Row &row) const;
    [[nodiscard]] QStringList hypernyms(const Row &row) const;
    [[nodiscard]] QString description(const QModelIndex &index) const;

    QPointer<Project> m_project;
    std::shared_ptr<const Inventory> m_inventory;
    std::optional<Error> m_loadFailure;
    bool m_isWaiting = false;
    UnitId m_unitId;
    CorpusStore::Place m_place;
    Unit m_unit;
    UnitAnnotation m_annotation;
    std::optional<Guideline> m_guideline;
    QString m_form;
    std::vector<Row> m_rows;
    SenseOrder m_order = SenseOrder::Model; ///< of m_rows
    QString m_accepted; ///< see acceptedRow()
    PredictionSets m_sets;
    double m_coverage = 1;
    QSet<QString> m_outside; ///< of the prediction set
    std::optional<SecondProbabilities> m_second;
    bool m_allShown = false;
    int m_page = 0;
    bool m_held = false;
    bool m_stale = false; ///< something changed while held
};

} // namespace glossator
