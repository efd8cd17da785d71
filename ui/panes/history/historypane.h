#pragma once

#include <QWidget>

#include "base/ids.h"

class QPushButton;
class QTreeView;

namespace glossator {

class HistoryModel;

/// What was decided, newest first; a step goes to its word when it is chosen, and the project goes back or forth to it by the button.
class HistoryPane : public QWidget
{
    Q_OBJECT

public:
    /// The model must outlive the pane. It is active while the pane is seen.
    explicit HistoryPane(HistoryModel &model, QWidget *parent = nullptr);

    /// Whether the pane is visible without standing behind another dock's tab, where Qt takes it for visible.
    void setInFront(bool inFront);

Q_SIGNALS:
    void unitChosen(glossator::UnitId unit);
    void travelRequested(glossator::ActionId action);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void updateButton();
    void goToCurrent();

    HistoryModel &m_model;
    QTreeView *m_list;
    QPushButton *m_travel;
    bool m_inFront = true;
};

} // namespace glossator
