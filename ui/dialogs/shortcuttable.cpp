#include "dialogs/shortcuttable.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

#include "models/shortcutmodel.h"

namespace glossator {

ShortcutTable::ShortcutTable(ShortcutModel &model, QWidget *parent) :
    QWidget(parent),
    m_search(new QLineEdit(this)),
    m_found(new QSortFilterProxyModel(this)),
    m_table(new QTreeView(this))
{
    m_search->setObjectName(QStringLiteral("shortcutSearch"));
    m_search->setAccessibleName(tr("Search actions and keys"));
    m_search->setPlaceholderText(tr("Search actions and keys"));
    m_search->setClearButtonEnabled(true);
    m_found->setSourceModel(&model);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_found->setFilterKeyColumn(-1);
    m_found->setRecursiveFilteringEnabled(true);
    m_found->setAutoAcceptChildRows(true);
    m_table->setObjectName(QStringLiteral("shortcutTable"));
    m_table->setAccessibleName(tr("Keyboard shortcuts"));
    m_table->setModel(m_found);
    m_table->setUniformRowHeights(true);
    m_table->setItemsExpandable(false);
    m_table->setRootIsDecorated(false);
    m_table->setAlternatingRowColors(true);
    m_table->expandAll();
    m_table->header()->setSectionResizeMode(ShortcutModel::ActionColumn, QHeaderView::Stretch);
    m_table->header()->setSectionResizeMode(ShortcutModel::KeysColumn, QHeaderView::ResizeToContents);
    m_table->header()->setStretchLastSection(false);
    connect(m_search, &QLineEdit::textChanged, this, &ShortcutTable::find);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &ShortcutTable::currentChanged);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_search);
    layout->addWidget(m_table, 1);
    setFocusProxy(m_search);
}

void ShortcutTable::find(const QString &text)
{
    m_found->setFilterFixedString(text.trimmed());
    m_table->expandAll();
}

QModelIndex ShortcutTable::current() const
{
    return m_found->mapToSource(m_table->currentIndex());
}

} // namespace glossator
