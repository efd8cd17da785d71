#pragma once

#include <QString>
#include <QWidget>

#include "text/document.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTextBrowser;

namespace glossator {

class SenseListModel;

/// The guideline of the lemma under the cursor: there to be read when there is one, edited in the same place.
class GuidelinePanel : public QWidget
{
    Q_OBJECT

public:
    /// The model must outlive the panel.
    explicit GuidelinePanel(SenseListModel &model, QWidget *parent = nullptr);

    /// Opens the editor, also where there is no guideline yet.
    void edit();
    [[nodiscard]] QPushButton &editButton();

Q_SIGNALS:
    /// An empty text takes the guideline away.
    void edited(const QString &lemma, glossator::WordClass wordClass, const QString &text);
    /// The editor was closed; the keyboard goes back to the text.
    void finished();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeReader();
    QWidget *makeEditor();
    void follow();
    void followFont();
    void save();
    void close();
    void showStored();
    void showTitle();
    [[nodiscard]] bool isEditing() const;

    SenseListModel &m_model;
    QString m_lemma; ///< that of the model, or the one being edited
    WordClass m_wordClass = WordClass::Noun;
    QLabel *m_title;
    QStackedWidget *m_pages;
    QTextBrowser *m_text;
    QPlainTextEdit *m_editor;
    QPushButton *m_edit;
};

} // namespace glossator
