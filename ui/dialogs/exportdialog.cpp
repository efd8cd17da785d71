#include "dialogs/exportdialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include "dialogs/formattexts.h"
#include "theme/taborder.h"
#include "io/documentio.h"
#include "models/documentlistmodel.h"
#include "theme/filedialog.h"

namespace glossator {

namespace {

constexpr int idRole = Qt::UserRole;
constexpr int decidedRole = Qt::UserRole + 1;

} // namespace

ExportDialog::ExportDialog(const DocumentListModel &documents, QString folder, QWidget *parent) :
    QDialog(parent),
    m_folder(std::move(folder)),
    m_format(new QComboBox(this)),
    m_all(new QRadioButton(tr("&All documents"), this)),
    m_some(new QRadioButton(tr("&These documents:"), this)),
    m_documents(new QListWidget(this)),
    m_path(new QLineEdit(this)),
    m_summary(new QLabel(this)),
    m_export(new QPushButton(tr("Export"), this))
{
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export"));
    m_format->setObjectName(QStringLiteral("exportFormat"));
    m_all->setObjectName(QStringLiteral("exportAll"));
    m_some->setObjectName(QStringLiteral("exportSome"));
    m_documents->setObjectName(QStringLiteral("exportDocumentList"));
    m_documents->setAccessibleName(tr("Documents to export"));
    m_path->setObjectName(QStringLiteral("exportPath"));
    m_summary->setObjectName(QStringLiteral("exportSummary"));
    m_summary->setWordWrap(true);
    m_export->setObjectName(QStringLiteral("exportStart"));
    m_export->setDefault(true);
    m_all->setChecked(true);
    fillFormats();
    fillDocuments(documents);
    makeLayout();
    resize(560, 440);
    connect(m_all, &QRadioButton::toggled, this, &ExportDialog::updateState);
    connect(m_path, &QLineEdit::textChanged, this, &ExportDialog::updateState);
    connect(m_documents, &QListWidget::itemChanged, this, &ExportDialog::updateState);
    connect(m_format, &QComboBox::currentIndexChanged, this, [this] {
        // The suffix follows the format while the name is the user's.
        const QFileInfo file(m_path->text());
        if (!m_path->text().isEmpty())
            m_path->setText(file.path() + u'/' + file.completeBaseName() + u'.' + suffix());
        updateState();
    });
    updateState();
}

void ExportDialog::fillFormats()
{
    for (const DocumentFormat &format : documentFormats()) {
        if (format.writable)
            m_format->addItem(formatText(format.name), format.name);
    }
}

void ExportDialog::fillDocuments(const DocumentListModel &documents)
{
    for (int row = 0; row < documents.rowCount(); ++row) {
        const QModelIndex index = documents.index(row);
        auto *item = new QListWidgetItem(index.data().toString(), m_documents);
        item->setData(idRole, index.data(DocumentListModel::DocumentIdRole));
        item->setData(decidedRole, index.data(DocumentListModel::DecidedRole));
        item->setCheckState(Qt::Checked);
    }
}

void ExportDialog::makeLayout()
{
    auto *browseButton = new QPushButton(tr("&Choose…"), this);
    browseButton->setObjectName(QStringLiteral("exportBrowse"));
    browseButton->setAccessibleName(tr("Choose the file to write"));
    connect(browseButton, &QPushButton::clicked, this, &ExportDialog::browse);
    auto *path = new QHBoxLayout;
    path->addWidget(m_path, 1);
    path->addWidget(browseButton);
    auto *form = new QFormLayout;
    form->addRow(tr("&Format:"), m_format);
    auto *pathLabel = new QLabel(tr("F&ile:"), this);
    pathLabel->setBuddy(m_path);
    form->addRow(pathLabel, path);

    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(m_export, QDialogButtonBox::AcceptRole);
    QPushButton *cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addSpacing(8);
    layout->addWidget(m_all);
    layout->addWidget(m_some);
    layout->addWidget(m_documents, 1);
    layout->addWidget(m_summary);
    layout->addSpacing(8);
    layout->addWidget(buttons);
    tabThrough({m_format, m_path, browseButton, m_all, m_some, m_documents, m_export, cancel});
}

QString ExportDialog::suffix() const
{
    const QString name = m_format->currentData().toString();
    for (const DocumentFormat &format : documentFormats()) {
        if (format.name == name)
            return format.suffixes.value(0);
    }
    return {};
}

void ExportDialog::browse()
{
    auto *dialog = makeFileDialog(this, tr("Choose the file to write"), m_folder);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix());
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // accept() asks, about all files
    connect(dialog, &QFileDialog::fileSelected, m_path, &QLineEdit::setText);
    dialog->open();
}

void ExportDialog::accept()
{
    QStringList existing;
    for (const QString &file : filesOf(request())) {
        if (QFileInfo::exists(file))
            existing.append(QDir::toNativeSeparators(file));
    }
    if (existing.isEmpty())
        QDialog::accept();
    else
        askToReplace(existing);
}

void ExportDialog::askToReplace(const QStringList &files)
{
    auto *question = new QMessageBox(QMessageBox::Question, windowTitle(), QString(), QMessageBox::NoButton, this);
    question->setObjectName(QStringLiteral("replaceQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    question->setText(tr("Replace what is there already?"));
    question->setInformativeText(files.join(u'\n'));
    question->addButton(tr("Replace"), QMessageBox::DestructiveRole)->setObjectName(QStringLiteral("replaceFiles"));
    QPushButton *keep = question->addButton(tr("Keep"), QMessageBox::RejectRole);
    question->setDefaultButton(keep);
    connect(question, &QMessageBox::buttonClicked, this, [this, question](QAbstractButton *button) {
        if (question->buttonRole(button) == QMessageBox::DestructiveRole)
            QDialog::accept();
    });
    question->open();
}

ExportRequest ExportDialog::request() const
{
    ExportRequest request;
    request.path = m_path->text().trimmed();
    request.format = m_format->currentData().toString();
    if (m_all->isChecked())
        return request;
    for (int row = 0; row < m_documents->count(); ++row) {
        const QListWidgetItem *item = m_documents->item(row);
        if (item->checkState() == Qt::Checked)
            request.documents.push_back(DocumentId{item->data(idRole).toLongLong()});
    }
    return request;
}

void ExportDialog::updateState()
{
    m_documents->setEnabled(m_some->isChecked());
    qint64 documents = 0;
    qint64 decisions = 0;
    for (int row = 0; row < m_documents->count(); ++row) {
        const QListWidgetItem *item = m_documents->item(row);
        if (m_all->isChecked() || item->checkState() == Qt::Checked) {
            ++documents;
            decisions += item->data(decidedRole).toLongLong();
        }
    }
    const QLocale locale;
    m_summary->setText(tr("Documents: %1, with decisions: %2.").arg(locale.toString(documents), locale.toString(decisions)));
    m_export->setEnabled(documents > 0 && !m_path->text().trimmed().isEmpty());
}

} // namespace glossator
