#include "dialogs/importdialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include "dialogs/documentfinder.h"
#include "dialogs/formattexts.h"
#include "theme/taborder.h"
#include "io/documentio.h"
#include "theme/filedialog.h"

namespace glossator {

ImportDialog::ImportDialog(QString folder, QWidget *parent) :
    QDialog(parent),
    m_folder(std::move(folder)),
    m_files(new QListWidget(this)),
    m_finder(new DocumentFinder(
        DocumentFinder::Look::Names, [this] { return request().files; }, this)),
    m_format(new QComboBox(this)),
    m_key(new QLineEdit(this)),
    m_addFiles(new QPushButton(tr("Add &files…"), this)),
    m_browseKey(new QPushButton(tr("&Choose…"), this)),
    m_remove(new QPushButton(tr("&Remove"), this)),
    m_import(new QPushButton(tr("Import"), this))
{
    setObjectName(QStringLiteral("importDialog"));
    setWindowTitle(tr("Import documents"));
    m_files->setObjectName(QStringLiteral("importFiles"));
    m_files->setAccessibleName(tr("Files to import"));
    m_files->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_files->setTextElideMode(Qt::ElideMiddle);
    m_format->setObjectName(QStringLiteral("importFormat"));
    m_key->setObjectName(QStringLiteral("importKey"));
    m_key->setPlaceholderText(tr("the key file beside the data, if there is one"));
    m_browseKey->setObjectName(QStringLiteral("importBrowseKey"));
    m_browseKey->setAccessibleName(tr("Choose the gold key"));
    m_remove->setObjectName(QStringLiteral("importRemove"));
    m_import->setObjectName(QStringLiteral("importStart"));
    m_import->setDefault(true);
    fillFormats();
    makeLayout();
    resize(560, 420);

    connect(m_files, &QListWidget::itemSelectionChanged, this, &ImportDialog::updateState);
    connect(m_finder, &DocumentFinder::found, this, &ImportDialog::showFound);
    connect(m_finder, &DocumentFinder::finished, this, &ImportDialog::offerImport);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ImportDialog::updateState);
    connect(m_browseKey, &QPushButton::clicked, this, &ImportDialog::browseKey);
    connect(m_remove, &QPushButton::clicked, this, &ImportDialog::removeSelected);
    updateState();
    m_addFiles->setFocus();
}

void ImportDialog::makeLayout()
{
    m_addFiles->setObjectName(QStringLiteral("importAddFiles"));
    connect(m_addFiles, &QPushButton::clicked, this, &ImportDialog::browseFiles);
    auto *addFolder = new QPushButton(tr("Add a f&older…"), this);
    addFolder->setObjectName(QStringLiteral("importAddFolder"));
    connect(addFolder, &QPushButton::clicked, this, &ImportDialog::browseFolder);
    auto *fileButtons = new QHBoxLayout;
    fileButtons->addWidget(m_addFiles);
    fileButtons->addWidget(addFolder);
    fileButtons->addStretch(1);
    fileButtons->addWidget(m_remove);

    auto *key = new QHBoxLayout;
    key->addWidget(m_key, 1);
    key->addWidget(m_browseKey);
    auto *form = new QFormLayout;
    form->addRow(tr("For&mat:"), m_format);
    auto *keyLabel = new QLabel(tr("&Gold key:"), this);
    keyLabel->setBuddy(m_key);
    form->addRow(keyLabel, key);

    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(m_import, QDialogButtonBox::AcceptRole);
    QPushButton *cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_files, 1);
    layout->addLayout(fileButtons);
    layout->addWidget(m_finder);
    layout->addSpacing(8);
    layout->addLayout(form);
    layout->addSpacing(8);
    layout->addWidget(buttons);
    tabThrough({m_files, m_addFiles, addFolder, m_remove, m_finder->cancelButton(), m_format, m_key, m_browseKey, m_import, cancel});
}

void ImportDialog::fillFormats()
{
    m_format->addItem(tr("Detect for each file"), QString());
    for (const DocumentFormat &format : documentFormats()) {
        if (format.readable)
            m_format->addItem(formatText(format.name), format.name);
    }
}

void ImportDialog::addFiles(const QStringList &paths)
{
    m_finder->find(paths);
    updateState();
}

void ImportDialog::showFound(const std::vector<ScannedFile> &files)
{
    QStringList paths;
    for (const ScannedFile &file : files)
        paths.append(file.path);
    m_files->addItems(paths);
    if (!paths.isEmpty())
        m_folder = QFileInfo(paths.back()).absolutePath();
    updateState();
}

/// With files there Enter imports, instead of asking for more.
void ImportDialog::offerImport()
{
    updateState();
    if (m_import->isEnabled() && focusWidget() == m_addFiles)
        m_import->setFocus();
}

void ImportDialog::removeSelected()
{
    {
        // Each item that goes changes the selection: one answer to all of them is enough.
        const QSignalBlocker blocker(m_files);
        qDeleteAll(m_files->selectedItems());
    }
    updateState();
}

ImportRequest ImportDialog::request() const
{
    ImportRequest request;
    for (int row = 0; row < m_files->count(); ++row)
        request.files.append(m_files->item(row)->text());
    request.format = m_format->currentData().toString();
    if (m_key->isEnabled())
        request.goldKey = m_key->text().trimmed();
    return request;
}

QString ImportDialog::folder() const
{
    return m_folder;
}

void ImportDialog::browseFiles()
{
    auto *dialog = makeFileDialog(this, tr("Add files"), m_folder);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &ImportDialog::addFiles);
    dialog->open();
}

void ImportDialog::browseFolder()
{
    auto *dialog = makeFileDialog(this, tr("Add a folder"), m_folder);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &folder) { addFiles({folder}); });
    dialog->open();
}

void ImportDialog::browseKey()
{
    auto *dialog = makeFileDialog(this, tr("Choose the gold key"), m_folder);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_key, &QLineEdit::setText);
    dialog->open();
}

void ImportDialog::updateState()
{
    m_import->setEnabled(m_files->count() > 0 && !m_finder->isRunning());
    m_remove->setEnabled(!m_files->selectedItems().isEmpty());
    // A key belongs to one data file.
    const bool keyed = m_files->count() == 1
        && (m_format->currentData().toString() == QLatin1StringView("wsd-xml")
            || m_files->item(0)->text().endsWith(QLatin1StringView(".xml"), Qt::CaseInsensitive));
    m_key->setEnabled(keyed);
    m_browseKey->setEnabled(keyed);
}

} // namespace glossator
