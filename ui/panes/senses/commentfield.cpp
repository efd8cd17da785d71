#include "panes/senses/commentfield.h"

#include <QKeyEvent>

#include "models/senselistmodel.h"

namespace glossator {

namespace {

constexpr int pauseMs = 500;

} // namespace

CommentField::CommentField(SenseListModel &model, QWidget *parent) : QLineEdit(parent), m_model(model)
{
    setObjectName(QStringLiteral("decisionComment"));
    setAccessibleName(tr("Comment on the decision"));
    setToolTip(tr("Kept with the decision. Enter goes back to the text."));
    setClearButtonEnabled(true);
    connect(&model, &SenseListModel::unitChanged, this, &CommentField::follow);
    // What stands here went with the decision: it is no draft any more, though the model still shows the unit as undecided.
    connect(&model, &SenseListModel::decidedWhileHeld, this, [this] {
        setModified(false);
        keepDrafts();
    });
    // The same ids name units of another project then.
    connect(&model, &SenseListModel::projectChanged, this, [this] {
        m_drafts.clear();
        m_kept.clear();
    });
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &CommentField::keepDrafts);
    connect(this, &QLineEdit::textEdited, &m_pause, qOverload<>(&QTimer::start));
    follow();
}

void CommentField::setDrafts(const CommentDrafts &drafts)
{
    m_drafts = m_kept = drafts;
    showDraft();
}

CommentDrafts CommentField::drafts() const
{
    CommentDrafts drafts = m_drafts;
    if (m_unit.isValid() && !m_decided && isModified() && !text().isEmpty())
        drafts.insert(m_unit, text());
    return drafts;
}

void CommentField::keepDrafts()
{
    m_pause.stop();
    const CommentDrafts now = drafts();
    if (now == m_kept)
        return;
    m_kept = now;
    Q_EMIT draftsChanged(now);
}

/// Follows the model, but never writes over what is being typed.
void CommentField::follow()
{
    const auto decision = m_model.decision();
    if (m_model.unit() == m_unit) {
        m_decided = decision.has_value();
        if (!isModified() || (decision && decision->comment == text()))
            showStored();
        keepDrafts();
        return;
    }
    if (m_decided)
        submit();
    m_drafts = drafts();
    m_unit = m_model.unit();
    m_decided = decision.has_value();
    setEnabled(m_unit.isValid());
    showStored();
    showDraft();
    keepDrafts();
}

void CommentField::showDraft()
{
    if (m_decided || !m_drafts.contains(m_unit))
        return;
    setText(m_drafts.take(m_unit));
    setModified(true);
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
        keepDrafts();
        Q_EMIT finished();
        break;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void CommentField::focusOutEvent(QFocusEvent *event)
{
    submit();
    keepDrafts();
    QLineEdit::focusOutEvent(event);
}

} // namespace glossator
