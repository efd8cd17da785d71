#include "dialogs/handbook.h"

#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QShortcut>
#include <QSplitter>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "messages/pathtext.h"

namespace glossator {

namespace {

constexpr int nameRole = Qt::UserRole;
constexpr int textRole = Qt::UserRole + 1;

QString nameOf(const QString &file)
{
    const QString base = QFileInfo(file).completeBaseName();
    return base.section(u'-', 1);
}

} // namespace

Handbook::Handbook(const QString &folder, const QString &language, QWidget *parent) :
    QWidget(parent, Qt::Window),
    m_folder(QDir(folder).filePath(language)),
    m_search(new QLineEdit(this)),
    m_pages(new QListWidget(this)),
    m_text(new QTextBrowser(this))
{
    if (!QFileInfo(m_folder).isDir())
        m_folder = QDir(folder).filePath(QStringLiteral("en"));
    setObjectName(QStringLiteral("handbook"));
    setWindowTitle(tr("Handbook – Glossator"));
    resize(900, 640);
    m_text->setObjectName(QStringLiteral("handbookText"));
    m_text->setAccessibleName(tr("Page of the handbook"));
    m_text->setOpenLinks(false);
    m_text->document()->setDocumentMargin(16);
    connect(m_text, &QTextBrowser::anchorClicked, this, &Handbook::followLink);

    auto *splitter = new QSplitter(this);
    splitter->addWidget(makeContents());
    splitter->addWidget(m_text);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({240, 660});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    connect(new QShortcut(QKeySequence(Qt::Key_Escape), this), &QShortcut::activated, this, &QWidget::close);
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, m_search, [this] { m_search->setFocus(); });
    if (readPages(m_folder))
        m_pages->setCurrentRow(0);
    else
        m_text->setPlainText(
            tr("The pages of the handbook are missing; they belong into the folder %1.").arg(messages::pathText(m_folder)));
}

QWidget *Handbook::makeContents()
{
    auto *contents = new QWidget(this);
    m_search->setObjectName(QStringLiteral("handbookSearch"));
    m_search->setAccessibleName(tr("Search the handbook"));
    m_search->setPlaceholderText(tr("Search the handbook"));
    m_search->setClearButtonEnabled(true);
    m_pages->setObjectName(QStringLiteral("handbookPages"));
    m_pages->setAccessibleName(tr("Pages"));
    connect(m_search, &QLineEdit::textChanged, this, &Handbook::find);
    connect(m_search, &QLineEdit::returnPressed, m_text, [this] { m_text->setFocus(); });
    connect(m_pages, &QListWidget::currentItemChanged, this, &Handbook::open);
    auto *layout = new QVBoxLayout(contents);
    layout->setContentsMargins(8, 8, 4, 8);
    layout->addWidget(m_search);
    layout->addWidget(m_pages, 1);
    return contents;
}

bool Handbook::readPages(const QString &folder)
{
    const QDir directory(folder);
    for (const QString &name : directory.entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name)) {
        QFile file(directory.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QString text = QString::fromUtf8(file.readAll());
        auto *item = new QListWidgetItem(text.section(u'\n', 0, 0).mid(2), m_pages);
        item->setData(nameRole, nameOf(name));
        item->setData(textRole, text);
    }
    return m_pages->count() > 0;
}

void Handbook::open(const QListWidgetItem *item)
{
    if (!item)
        return;
    m_text->setMarkdown(item->data(textRole).toString());
    mark();
}

void Handbook::showPage(const QString &name)
{
    for (int row = 0; row < m_pages->count(); ++row) {
        if (m_pages->item(row)->data(nameRole).toString() != name)
            continue;
        m_search->clear();
        m_pages->setCurrentRow(row);
        return;
    }
}

/// Leaves the pages that have the words.
void Handbook::find(const QString &text)
{
    const QString wanted = text.trimmed();
    QListWidgetItem *first = nullptr;
    for (int row = 0; row < m_pages->count(); ++row) {
        QListWidgetItem *item = m_pages->item(row);
        const bool found = item->data(textRole).toString().contains(wanted, Qt::CaseInsensitive);
        item->setHidden(!found);
        if (found && !first)
            first = item;
    }
    if (first && (!m_pages->currentItem() || m_pages->currentItem()->isHidden()))
        m_pages->setCurrentItem(first);
    mark();
}

/// Shows where the words stand, and the first of these places.
void Handbook::mark()
{
    QList<QTextEdit::ExtraSelection> marks;
    const QString wanted = m_search->text().trimmed();
    const QTextDocument *document = m_text->document();
    for (QTextCursor found = document->find(wanted); !wanted.isEmpty() && !found.isNull(); found = document->find(wanted, found)) {
        QTextEdit::ExtraSelection selection;
        selection.cursor = found;
        selection.format.setBackground(palette().highlight());
        selection.format.setForeground(palette().highlightedText());
        marks.append(selection);
    }
    m_text->setExtraSelections(marks);
    if (!marks.isEmpty()) {
        QTextCursor place = marks.front().cursor;
        place.clearSelection();
        m_text->setTextCursor(place);
        m_text->ensureCursorVisible();
    }
}

void Handbook::followLink(const QUrl &url)
{
    if (url.isRelative())
        showPage(nameOf(url.path()));
    else
        QDesktopServices::openUrl(url);
}

} // namespace glossator
