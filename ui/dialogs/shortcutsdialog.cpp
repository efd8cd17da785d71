#include "dialogs/shortcutsdialog.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHash>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace glossator {

namespace {

QString keysText(const QAction &action)
{
    QStringList keys;
    for (const QKeySequence &sequence : action.shortcuts())
        keys.append(sequence.toString(QKeySequence::NativeText));
    return keys.join(QStringLiteral(", "));
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QList<QAction *> &actions, QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("shortcutsDialog"));
    setWindowTitle(tr("Keyboard shortcuts"));
    resize(480, 560);
    auto *hint = new QLabel(tr("Keys without Ctrl work while the text or the senses have the focus; F6 takes you there."), this);
    hint->setWordWrap(true);
    auto *table = new QTreeWidget(this);
    table->setObjectName(QStringLiteral("shortcutTable"));
    table->setAccessibleName(tr("Keyboard shortcuts"));
    table->setHeaderLabels({tr("Action"), tr("Keys")});
    table->setRootIsDecorated(false);
    table->setUniformRowHeights(true);
    QHash<QString, QTreeWidgetItem *> families;
    for (const QAction *action : actions) {
        if (action->shortcuts().isEmpty())
            continue;
        const QString family = action->property("family").toString();
        if (QTreeWidgetItem *row = families.value(family)) {
            row->setText(1, tr("%1 … %2", "first and last of several keys").arg(row->data(1, Qt::UserRole).toString(), keysText(*action)));
            continue;
        }
        const QString text = family.isEmpty() ? action->text().remove(u'&').remove(u'…') : family;
        auto *row = new QTreeWidgetItem({text, keysText(*action)});
        row->setData(1, Qt::UserRole, keysText(*action));
        table->addTopLevelItem(row);
        if (!family.isEmpty())
            families.insert(family, row);
    }
    table->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    table->header()->setStretchLastSection(false);

    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(hint);
    layout->addWidget(table);
    layout->addWidget(buttons);
}

} // namespace glossator
