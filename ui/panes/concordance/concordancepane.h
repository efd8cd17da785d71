#pragma once

#include <QWidget>

#include <optional>

#include "models/occurrencemodel.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLayout;
class QLineEdit;

namespace glossator {

class OccurrenceTable;

/// All occurrences of a lemma in their contexts: that of the current word, or one that is typed. The keys that decide
/// a word in the text decide the selected rows.
class ConcordancePane : public QWidget
{
    Q_OBJECT

public:
    explicit ConcordancePane(OccurrenceModel &model, QWidget *parent = nullptr);

    /// The current word of the text; shown while the pane follows it. With spaces.
    void setLemma(const QString &lemma, WordClass wordClass);
    /// The pane follows the text again, from this word on.
    void follow(const QString &lemma, WordClass wordClass);
    /// Whether the keyboard is where a lemma stands to be looked up.
    [[nodiscard]] bool isTyping() const;
    /// Asks for what is typed, unless that is listed.
    void lookUp();
    void clear();
    [[nodiscard]] ConcordanceOrder order() const;
    /// How many occurrences there are, limit: no more than that are listed.
    void showCount(qint64 count, qint64 limit);
    void showSearching();
    /// For a list of other making, until a lemma is asked for: what it is. The pane no longer follows the text.
    void showTitle(const QString &title);
    /// The same question once more.
    void askAgain();
    [[nodiscard]] std::vector<int> selectedRows() const;
    /// Moves to the row after the last selected one.
    void moveOn();

Q_SIGNALS:
    void lemmaWanted(const glossator::UnitFilter &filter, glossator::ConcordanceOrder order);
    /// The user wants the pane to follow the text again.
    void followWanted();
    void currentRowChanged(int row);
    void rowActivated(int row);
    /// For the selected rows: a sense of the current row by its key, or what refuses them all.
    void sensePressed(int key);
    void refusalPressed(glossator::Verdict verdict);
    void acceptPressed();
    void clearPressed();

private:
    QLayout *makeControls();
    [[nodiscard]] UnitFilter typed() const;
    void ask();
    void sortBy(int column);

    OccurrenceModel &m_model;
    QLineEdit *m_lemma;
    QComboBox *m_class;
    QComboBox *m_order;
    QCheckBox *m_follow;
    OccurrenceTable *m_table;
    QLabel *m_state;
    UnitFilter m_asked;
};

} // namespace glossator
