#pragma once

#include <QLineEdit>
#include <QTimer>

#include "base/ids.h"
#include "service/commentdrafts.h"

namespace glossator {

class SenseListModel;

/// The comment on the decision of the unit under the cursor. What is typed before there is a decision waits for it, also while the cursor
/// is elsewhere; what is typed after it is offered by itself. What still waits is a draft, for the project to keep.
class CommentField : public QLineEdit
{
    Q_OBJECT

public:
    /// The model must outlive the field.
    explicit CommentField(SenseListModel &model, QWidget *parent = nullptr);

    /// Those of a project that was opened.
    void setDrafts(const CommentDrafts &drafts);

Q_SIGNALS:
    /// Another comment than the one in force for a decided unit.
    void submitted(glossator::UnitId unit, const QString &comment);
    /// Other drafts than before: all that wait now. A pause in typing after the last letter, at the latest when the cursor moves on or the
    /// project closes.
    void draftsChanged(const glossator::CommentDrafts &drafts);
    /// Enter or Escape: the keyboard goes back to the text.
    void finished();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void follow();
    void submit();
    void showStored();
    void showDraft();
    [[nodiscard]] CommentDrafts drafts() const;
    void keepDrafts();

    SenseListModel &m_model;
    UnitId m_unit;
    bool m_decided = false; ///< m_unit has a decision in force
    CommentDrafts m_drafts; ///< but not that of m_unit, which stands in the field
    CommentDrafts m_kept; ///< as last told
    QTimer m_pause;
};

} // namespace glossator
