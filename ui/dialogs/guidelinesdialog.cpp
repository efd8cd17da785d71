#include "dialogs/guidelinesdialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "dialogs/guidelineseditor.h"

namespace glossator {

GuidelinesDialog::GuidelinesDialog(const QString &text, const QString &folder, QWidget *parent) :
    QDialog(parent),
    m_editor(new GuidelinesEditor(folder, this))
{
    setObjectName(QStringLiteral("guidelinesDialog"));
    setWindowTitle(tr("Guidelines of the project"));
    resize(560, 480);
    m_editor->setText(text);
    auto *hint = new QLabel(tr("What holds for all words. A single lemma's guideline stands with its senses."), this);
    hint->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole)->setObjectName(QStringLiteral("guidelinesSave"));
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(hint);
    layout->addWidget(m_editor, 1);
    layout->addWidget(buttons);
}

QString GuidelinesDialog::text() const
{
    return m_editor->text();
}

} // namespace glossator
