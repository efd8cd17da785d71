#pragma once

#include <QHash>
#include <QLineEdit>

#include "base/ids.h"

namespace glossator {

class SenseListModel;

/// The comment on the decision of the unit under the cursor. What is typed before there is a decision waits for it, also while the cursor
/// is elsewhere; what is typed after it is offered by itself. Closing the project forgets what still waits.
class CommentField : public QLineEdit
{
    Q_OBJECT

public:
    /// The model must outlive the field.
    explicit CommentField(SenseListModel &model, QWidget *parent = nullptr);

Q_SIGNALS:
    /// Another comment than the one in force for a decided unit.
    void submitted(glossator::UnitId unit, const QString &comment);
    /// Enter or Escape: the keyboard goes back to the text.
    void finished();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void follow();
    void submit();
    void showStored();

    SenseListModel &m_model;
    UnitId m_unit;
    bool m_decided = false; ///< m_unit has a decision in force
    QHash<UnitId, QString> m_drafts; ///< of undecided units
};

} // namespace glossator
