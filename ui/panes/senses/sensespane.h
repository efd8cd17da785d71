#pragma once

#include <QWidget>

#include "panes/senses/senselayout.h"

class QLabel;
class QListView;
class QPushButton;
class QToolButton;

namespace glossator {

class SenseDelegate;
class SenseListModel;

/// The unit under the cursor and all senses of its lemma. Decides nothing itself: it says what the user asked for.
class SensesPane : public QWidget
{
    Q_OBJECT

public:
    /// The model must outlive the pane.
    explicit SensesPane(SenseListModel &model, QWidget *parent = nullptr);

    void setDetail(SenseDetail detail);

Q_SIGNALS:
    void senseChosen(int row);
    void refused();
    void cleared();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeFooter();
    void showUnit();
    void updateFooter();
    void scrollToPage();

    SenseListModel &m_model;
    SenseDelegate *m_delegate;
    QListView *m_list;
    QPushButton *m_none;
    QPushButton *m_clear;
    QLabel *m_page;
    QToolButton *m_previousPage;
    QToolButton *m_nextPage;
    int m_shownPage = 0;
};

} // namespace glossator
