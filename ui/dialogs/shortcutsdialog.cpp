#include "dialogs/shortcutsdialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "dialogs/shortcuttable.h"

namespace glossator {

ShortcutsDialog::ShortcutsDialog(ShortcutModel &model, QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("shortcutsDialog"));
    setWindowTitle(tr("Keyboard shortcuts"));
    resize(520, 600);
    auto *hint = new QLabel(tr("Keys without Ctrl work while the text or the senses have the focus; “Next pane” takes you there."), this);
    hint->setWordWrap(true);
    auto *table = new ShortcutTable(model, this);
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *change = buttons->addButton(tr("Change keys…"), QDialogButtonBox::ActionRole);
    change->setObjectName(QStringLiteral("shortcutsChange"));
    change->setAutoDefault(false);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole)->setAutoDefault(false);
    connect(change, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT changeRequested();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(hint);
    layout->addWidget(table, 1);
    layout->addWidget(buttons);
    table->setFocus();
}

} // namespace glossator
