#include "panes/senses/commentfield.h"

#include <QKeyEvent>

#include "models/senselistmodel.h"

namespace glossator {

CommentField::CommentField(SenseListModel &model, QWidget *parent) : QLineEdit(parent), m_model(model)
{
    setObjectName(QStringLiteral("decisionComment"));
    setAccessibleName(tr("Comment on the decision"));
    setToolTip(tr("Kept with the decision. Enter goes back to the text."));
    setClearButtonEnabled(true);
    connect(&model, &SenseListModel::unitChanged, this, &CommentField::follow);
    // What stands here went with the decision: it is no draft any more, though the model still shows the unit as undecided.
    connect(&model, &SenseListModel::decidedWhileHeld, this, [this] { setModified(false); });
    // The same ids name units of another project then.
    connect(&model, &SenseListModel::projectChanged, this, [this] { m_drafts.clear(); });
    follow();
}

/// Follows the model, but never writes over what is being typed.
void CommentField::follow()
{
    const auto decision = m_model.decision();
    if (m_model.unit() == m_unit) {
        m_decided = decision.has_value();
        if (!isModified() || (decision && decision->comment == text()))
            showStored();
        return;
    }
    if (m_decided)
        submit();
    else if (m_unit.isValid() && isModified())
        m_drafts.insert(m_unit, text());
    m_unit = m_model.unit();
    m_decided = decision.has_value();
    setEnabled(m_unit.isValid());
    showStored();
    if (const QString draft = m_drafts.take(m_unit); !draft.isEmpty() && !m_decided) {
        setText(draft);
        setModified(true);
    }
}

void CommentField::showStored()
{
    const auto decision = m_model.decision();
    const QString stored = decision ? decision->comment : QString();
    if (text() != stored)
        setText(stored);
    setModified(false);
}

void CommentField::submit()
{
    if (!m_decided || !isModified())
        return;
    setModified(false);
    Q_EMIT submitted(m_unit, text());
}

void CommentField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        submit();
        Q_EMIT finished();
        break;
    case Qt::Key_Escape:
        showStored();
        Q_EMIT finished();
        break;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void CommentField::focusOutEvent(QFocusEvent *event)
{
    submit();
    QLineEdit::focusOutEvent(event);
}

} // namespace glossator
