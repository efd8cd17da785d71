#pragma once

#include <QWidget>

#include "base/ids.h"

class QLabel;
class QLineEdit;
class QListView;
class QModelIndex;
class QProgressBar;
class QSortFilterProxyModel;

namespace glossator {

class DocumentListModel;

/// The project's documents; the selected one is the one the text pane shows. Where there are many, a line above the list finds those
/// with a text in their names; the shown document stays, whether it is among them or not.
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

protected:
    /// Of the line: Down and Enter go on to the list, Esc takes the text back.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void layOut();
    void choose(const QModelIndex &row);
    void find(const QString &text);
    void openFirstFound();
    void showFindLine();
    void showTotals();
    void showMenu(const QPoint &position);
    [[nodiscard]] DocumentId documentAt(const QModelIndex &row) const; ///< of the list

    DocumentListModel &m_model;
    QLineEdit *m_search;
    QSortFilterProxyModel *m_found;
    QListView *m_list;
    QProgressBar *m_bar; ///< of the project
    QLabel *m_totals;
    DocumentId m_current;
    bool m_isFinding = false; ///< rows come and go, which chooses none
};

} // namespace glossator
