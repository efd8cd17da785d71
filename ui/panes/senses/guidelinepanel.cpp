#include "panes/senses/guidelinepanel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTextBrowser>
#include <QTextDocument>
#include <QVBoxLayout>

#include "models/senselistmodel.h"
#include "theme/appearance.h"

namespace glossator {

namespace {

constexpr int shownLines = 6;

} // namespace

GuidelinePanel::GuidelinePanel(SenseListModel &model, QWidget *parent) :
    QWidget(parent),
    m_model(model),
    m_title(new QLabel(this)),
    m_pages(new QStackedWidget(this)),
    m_text(new QTextBrowser(this)),
    m_editor(new QPlainTextEdit(this)),
    m_edit(new QPushButton(this))
{
    setObjectName(QStringLiteral("guidelinePanel"));
    m_title->setObjectName(QStringLiteral("guidelineTitle"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setAlignment(leadingEdge());
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_pages->addWidget(makeReader());
    m_pages->addWidget(makeEditor());
    followFont();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->setSpacing(4);
    layout->addWidget(m_title);
    layout->addWidget(m_pages);
    connect(&model, &SenseListModel::unitChanged, this, &GuidelinePanel::follow);
    follow();
}

void GuidelinePanel::followFont()
{
    m_pages->setFixedHeight((shownLines + 3) * fontMetrics().lineSpacing());
}

void GuidelinePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        followFont();
}

QWidget *GuidelinePanel::makeReader()
{
    auto *page = new QWidget(this);
    m_text->setObjectName(QStringLiteral("guidelineText"));
    m_text->setAccessibleName(tr("Guideline of the lemma"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenLinks(false);
    m_edit->setObjectName(QStringLiteral("editGuideline"));
    m_edit->setText(tr("Edit"));
    connect(m_edit, &QPushButton::clicked, this, &GuidelinePanel::edit);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_edit);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text, 1);
    layout->addLayout(buttons);
    return page;
}

QWidget *GuidelinePanel::makeEditor()
{
    auto *page = new QWidget(this);
    m_editor->setObjectName(QStringLiteral("guidelineEditor"));
    m_editor->setAccessibleName(tr("Guideline of the lemma"));
    m_editor->setPlaceholderText(tr("Where is the line between its senses? Plain text or Markdown."));
    m_editor->setTabChangesFocus(true);
    m_editor->installEventFilter(this);
    auto *save = new QPushButton(tr("Save"), page);
    save->setObjectName(QStringLiteral("saveGuideline"));
    save->setToolTip(tr("Save the guideline (Ctrl+Enter)"));
    auto *cancel = new QPushButton(tr("Cancel"), page);
    cancel->setObjectName(QStringLiteral("cancelGuideline"));
    connect(save, &QPushButton::clicked, this, [this] {
        this->save();
        close();
    });
    connect(cancel, &QPushButton::clicked, this, &GuidelinePanel::close);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(save);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_editor, 1);
    layout->addLayout(buttons);
    return page;
}

QPushButton &GuidelinePanel::editButton()
{
    return *m_edit;
}

bool GuidelinePanel::isEditing() const
{
    return m_pages->currentIndex() == 1;
}

void GuidelinePanel::edit()
{
    if (!m_model.unit().isValid())
        return;
    if (!isEditing()) {
        const auto guideline = m_model.guideline();
        m_editor->setPlainText(guideline ? guideline->text : QString());
        m_editor->document()->setModified(false);
        m_pages->setCurrentIndex(1);
        showTitle();
        setVisible(true);
    }
    m_editor->setFocus(Qt::OtherFocusReason);
}

/// The editor stays open while the cursor moves within a lemma; what was written is saved when it leaves.
void GuidelinePanel::follow()
{
    const bool sameLemma = m_model.unit().isValid() && m_model.inventoryLemma() == m_lemma && m_model.wordClass() == m_wordClass;
    if (isEditing()) {
        if (sameLemma)
            return;
        save();
        m_pages->setCurrentIndex(0);
    }
    m_lemma = m_model.inventoryLemma();
    m_wordClass = m_model.wordClass();
    showStored();
}

void GuidelinePanel::showStored()
{
    const auto guideline = m_model.unit().isValid() ? m_model.guideline() : std::nullopt;
    setVisible(guideline.has_value());
    if (!guideline)
        return;
    showTitle();
    // A project may come from someone else.
    m_text->document()->setMarkdown(guideline->text,
                                    QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) | QTextDocument::MarkdownNoHTML);
    m_text->setToolTip(tr("Last changed by %1").arg(guideline->author));
}

void GuidelinePanel::showTitle()
{
    m_title->setText(tr("Guideline for “%1”", "lemma").arg(m_model.lemma()));
}

void GuidelinePanel::save()
{
    if (m_editor->document()->isModified())
        Q_EMIT edited(m_lemma, m_wordClass, m_editor->toPlainText().trimmed());
    m_editor->document()->setModified(false);
}

void GuidelinePanel::close()
{
    m_pages->setCurrentIndex(0);
    showStored();
    Q_EMIT finished();
}

bool GuidelinePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_editor && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && key->modifiers() & Qt::ControlModifier)
            save();
        if (key->key() == Qt::Key_Escape || (enter && key->modifiers() & Qt::ControlModifier)) {
            close();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace glossator
