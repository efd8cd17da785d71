#include "dialogs/guidelineseditor.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStringDecoder>
#include <QVBoxLayout>

#include "io/documentio.h"
#include "messages/errortext.h"
#include "theme/filedialog.h"

namespace glossator {

namespace {

/// A text to be read on a screen; whatever is longer is another file than the one that was meant.
constexpr qint64 largestFile = 1024 * 1024;

Result<QString> textOf(const QString &path)
{
    const auto device = openForReading(path);
    if (!device)
        return device.error();
    if ((*device)->size() > largestFile)
        return Error{ErrorCode::NotText, path, 0, GuidelinesEditor::tr("larger than 1 MB")};
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString text = decode((*device)->readAll());
    if (decode.hasError() || text.contains(QChar::Null))
        return Error{ErrorCode::NotText, path};
    return text;
}

} // namespace

GuidelinesEditor::GuidelinesEditor(QString folder, QWidget *parent) :
    QWidget(parent),
    m_folder(std::move(folder)),
    m_text(new QPlainTextEdit(this)),
    m_note(new QLabel(this))
{
    m_text->setObjectName(QStringLiteral("guidelinesText"));
    m_text->setAccessibleName(tr("Guidelines of the project"));
    m_text->setTabChangesFocus(true);
    m_note->setObjectName(QStringLiteral("guidelinesNote"));
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    auto *browseButton = new QPushButton(tr("&Read from a file…"), this);
    browseButton->setObjectName(QStringLiteral("guidelinesRead"));
    browseButton->setAutoDefault(false);
    connect(browseButton, &QPushButton::clicked, this, &GuidelinesEditor::browse);
    auto *row = new QHBoxLayout;
    row->addWidget(browseButton);
    row->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text, 1);
    layout->addLayout(row);
    layout->addWidget(m_note);
    setFocusProxy(m_text);
}

QString GuidelinesEditor::text() const
{
    return m_text->toPlainText().trimmed();
}

void GuidelinesEditor::setText(const QString &text)
{
    m_text->setPlainText(text);
}

void GuidelinesEditor::read(const QString &path)
{
    const auto text = textOf(path);
    m_note->setText(text ? QString() : messages::describe(text.error()));
    if (text)
        m_text->setPlainText(*text);
    m_folder = QFileInfo(path).absolutePath();
}

void GuidelinesEditor::browse()
{
    auto *dialog = makeFileDialog(this, tr("Read guidelines"), m_folder);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &GuidelinesEditor::read);
    dialog->open();
}

} // namespace glossator
