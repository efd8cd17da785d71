#pragma once

#include <QWidget>

class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QTextBrowser;

namespace glossator {

/// The handbook: its pages, and a line that finds words in all of them.
class Handbook : public QWidget
{
    Q_OBJECT

public:
    /// folder: holds a folder of Markdown pages for each language, "en" at least; a page's first line is its title.
    Handbook(const QString &folder, const QString &language, QWidget *parent);

    /// name: of the file, without number and suffix, "search" for 05-search.md. Without such a page, the one in view stays.
    void showPage(const QString &name);

private:
    QWidget *makeContents();
    bool readPages(const QString &folder);
    void open(const QListWidgetItem *item);
    void find(const QString &text);
    void mark();
    void followLink(const QUrl &url);

    QString m_folder;
    QLineEdit *m_search;
    QListWidget *m_pages;
    QTextBrowser *m_text;
};

} // namespace glossator
