#pragma once

#include <QTimer>
#include <QWidget>

#include "models/occurrencemodel.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace glossator {

class FilterForm;
class OccurrenceTable;

/// Search over all documents: words of sentences, and everything else that UnitFilter knows. Results follow what is
/// typed after a moment.
class SearchPane : public QWidget
{
    Q_OBJECT

public:
    explicit SearchPane(OccurrenceModel &model, QWidget *parent = nullptr);

    [[nodiscard]] UnitFilter filter() const;
    /// Shows it and searches.
    void setFilter(const UnitFilter &filter);
    void setDocument(DocumentId document);
    /// Blind mode hides some suggestions: say when words are left out for that.
    void setBlind(bool blind);
    /// Another project: nothing of the last one stays.
    void clear();
    void focusWords();

Q_SIGNALS:
    void occurrenceActivated(const glossator::Occurrence &occurrence);
    void saveRequested(const glossator::UnitFilter &filter);

private:
    QWidget *makeControls();
    void searchSoon();
    void search();
    void showState();
    [[nodiscard]] QString countText() const;

    OccurrenceModel &m_model;
    QLineEdit *m_words;
    QComboBox *m_order;
    QToolButton *m_more;
    QPushButton *m_save;
    FilterForm *m_form;
    OccurrenceTable *m_table;
    QLabel *m_state;
    QTimer m_delay;
    std::optional<qint64> m_count;
    bool m_searched = false;
    bool m_leavesOut = false; ///< what is asked for depends on suggestions
    bool m_blind = false;
};

} // namespace glossator
