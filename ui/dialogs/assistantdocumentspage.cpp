#include "dialogs/assistantpages.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "dialogs/documentfinder.h"
#include "dialogs/formattexts.h"
#include "messages/errortext.h"
#include "messages/pathtext.h"
#include "theme/filedialog.h"

namespace glossator {

namespace {

constexpr int errorRole = Qt::UserRole; ///< QString, why a file cannot be read
constexpr int keyRole = Qt::UserRole + 1; ///< QString, the gold key beside it

} // namespace

AssistantDocumentsPage::AssistantDocumentsPage(QString folder, QWidget *parent) :
    QWizardPage(parent),
    m_folder(std::move(folder)),
    m_files(new QTreeWidget(this)),
    m_note(assistantNote(QStringLiteral("assistantDocumentsNote"), this))
{
    setObjectName(QStringLiteral("assistantDocuments"));
    setTitle(tr("Documents"));
    setSubTitle(tr("Texts to begin with. More can be imported at any time."));
    m_files->setObjectName(QStringLiteral("assistantFiles"));
    m_files->setAccessibleName(tr("Documents to import"));
    m_files->setHeaderLabels({tr("File"), tr("Format")});
    m_files->setRootIsDecorated(false);
    m_files->setUniformRowHeights(true);
    m_files->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_files->setTextElideMode(Qt::ElideMiddle);
    m_files->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_files->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_files->header()->setStretchLastSection(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_files, 1);
    layout->addWidget(makeButtons());
    // After the buttons, as Tab goes through them.
    m_finder = new DocumentFinder(
        DocumentFinder::Look::Formats, [this] { return request().files; }, this);
    layout->addWidget(m_finder);
    layout->addWidget(m_note);
    connect(m_files, &QTreeWidget::itemSelectionChanged, this, &AssistantDocumentsPage::update);
    connect(m_finder, &DocumentFinder::found, this, &AssistantDocumentsPage::showFound);
    connect(m_finder, &DocumentFinder::finished, this, &AssistantDocumentsPage::update);
    update();
}

QWidget *AssistantDocumentsPage::makeButtons()
{
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](const QString &name, const QString &text) {
        auto *button = new QPushButton(text, box);
        button->setObjectName(name);
        button->setAutoDefault(false);
        row->addWidget(button);
        return button;
    };
    connect(add(QStringLiteral("assistantAddFiles"), tr("Add &files…")), &QPushButton::clicked, this, [this] { browse(false); });
    connect(add(QStringLiteral("assistantAddFolder"), tr("Add a f&older…")), &QPushButton::clicked, this, [this] { browse(true); });
    row->addStretch(1);
    m_remove = add(QStringLiteral("assistantRemove"), tr("&Remove"));
    connect(m_remove, &QPushButton::clicked, this, &AssistantDocumentsPage::removeSelected);
    return box;
}

void AssistantDocumentsPage::browse(bool folder)
{
    auto *dialog = makeFileDialog(this, folder ? tr("Add a folder") : tr("Add files"), m_folder);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &AssistantDocumentsPage::addFiles);
    dialog->open();
}

void AssistantDocumentsPage::addFiles(const QStringList &paths)
{
    m_finder->find(paths);
    update();
}

void AssistantDocumentsPage::showFound(const std::vector<ScannedFile> &files)
{
    QList<QTreeWidgetItem *> items;
    for (const ScannedFile &file : files) {
        auto *item = new QTreeWidgetItem({file.path, file.format ? formatText(*file.format) : tr("cannot be read")});
        item->setToolTip(0, messages::pathText(file.path));
        if (!file.format)
            item->setData(0, errorRole, messages::describe(file.format.error()));
        item->setData(0, keyRole, file.goldKey);
        items.append(item);
    }
    m_files->addTopLevelItems(items);
    if (!files.empty())
        m_folder = QFileInfo(files.back().path).absolutePath();
    update();
}

void AssistantDocumentsPage::removeSelected()
{
    {
        // Each item that goes changes the selection: one answer to all of them is enough.
        const QSignalBlocker blocker(m_files);
        qDeleteAll(m_files->selectedItems());
    }
    update();
}

int AssistantDocumentsPage::unreadable() const
{
    int count = 0;
    for (int row = 0; row < m_files->topLevelItemCount(); ++row)
        count += m_files->topLevelItem(row)->data(0, errorRole).isNull() ? 0 : 1;
    return count;
}

void AssistantDocumentsPage::update()
{
    const QList<QTreeWidgetItem *> selected = m_files->selectedItems();
    m_remove->setEnabled(!selected.isEmpty());
    const int bad = unreadable();
    const QLocale locale;
    QString note;
    if (selected.size() == 1 && !selected.front()->data(0, errorRole).isNull())
        note = selected.front()->data(0, errorRole).toString();
    else if (bad > 0)
        note = tr("Files that cannot be read and will be left out: %1. Select one to learn why.").arg(locale.toString(bad));
    else if (!request().goldKey.isEmpty())
        note = tr("The gold key %1 lies beside it; its senses become decisions.").arg(QFileInfo(request().goldKey).fileName());
    else
        note = tr("Documents: %1").arg(locale.toString(m_files->topLevelItemCount()));
    m_note->setText(note);
    Q_EMIT completeChanged();
}

bool AssistantDocumentsPage::isComplete() const
{
    return !m_finder->isRunning();
}

ImportRequest AssistantDocumentsPage::request() const
{
    ImportRequest request;
    for (int row = 0; row < m_files->topLevelItemCount(); ++row)
        request.files.append(m_files->topLevelItem(row)->text(0));
    if (request.files.size() == 1)
        request.goldKey = m_files->topLevelItem(0)->data(0, keyRole).toString();
    return request;
}

} // namespace glossator
