#pragma once

#include <QTableView>

#include "text/annotation.h"

namespace glossator {

class OccurrenceModel;

/// Contexts with the word between them, laid out in the direction of the text whatever that of the window.
class OccurrenceTable : public QTableView
{
    Q_OBJECT

public:
    explicit OccurrenceTable(OccurrenceModel &model, QWidget *parent = nullptr);

    /// Whether the first row becomes the current one when the table gets the focus and none is; at first it does.
    void setFirstRowOnFocus(bool becomesCurrent) { m_firstRowOnFocus = becomesCurrent; }

Q_SIGNALS:
    /// Return, or a double click.
    void rowActivated(int row);
    /// The keys that decide words in the text; the table itself does nothing with them.
    void sensePressed(int key); ///< place in senseKeys
    void refusalPressed(glossator::Verdict verdict);
    void acceptPressed();
    void clearPressed();

protected:
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;

private:
    bool decide(const QString &typed);
    void followText();
    void followFont();

    OccurrenceModel &m_model;
    bool m_firstRowOnFocus = true;
};

} // namespace glossator
