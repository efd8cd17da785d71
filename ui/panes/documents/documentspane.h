#pragma once

#include <QWidget>

#include "base/ids.h"

class QLabel;
class QListView;
class QProgressBar;

namespace glossator {

class DocumentListModel;

/// The project's documents; the selected one is the one the text pane shows.
class DocumentsPane : public QWidget
{
    Q_OBJECT

public:
    /// The model must outlive the pane.
    explicit DocumentsPane(DocumentListModel &model, QWidget *parent = nullptr);

    /// Selects without emitting documentChosen.
    void setCurrentDocument(DocumentId document);
    [[nodiscard]] DocumentId currentDocument() const;

Q_SIGNALS:
    void documentChosen(glossator::DocumentId document);
    /// Clicked, or Enter: the user wants to read it now.
    void documentActivated(glossator::DocumentId document);
    void removeRequested(glossator::DocumentId document);
    void importRequested();

private:
    void showTotals();
    void showMenu(const QPoint &position);

    DocumentListModel &m_model;
    QListView *m_list;
    QProgressBar *m_bar; ///< of the project
    QLabel *m_totals;
    DocumentId m_current;
};

} // namespace glossator
