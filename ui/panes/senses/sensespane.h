#pragma once

#include <QWidget>

#include "base/ids.h"
#include "panes/senses/senselayout.h"
#include "service/commentdrafts.h"
#include "text/document.h"

class QAction;
class QLabel;
class QPushButton;
class QToolButton;

namespace glossator {

class CommentField;
class GuidelinePanel;
class SenseDelegate;
class SenseList;
class SenseListModel;

/// What people do in the pane by button, and elsewhere by key.
struct SenseActions
{
    const QAction &none;
    const QAction &clear;
    const QAction &previousPage;
    const QAction &nextPage;
    const QAction &comment;
    const QAction &guideline;
    QList<QAction *> refusals; ///< behind the button beside "none of these"
};

/// The unit under the cursor and all senses of its lemma. Decides nothing itself: it says what the user asked for.
class SensesPane : public QWidget
{
    Q_OBJECT

public:
    /// The model must outlive the pane.
    explicit SensesPane(SenseListModel &model, QWidget *parent = nullptr);

    void setDetail(SenseDetail detail);
    /// Whose keys the pane names. They must outlive it.
    void setActions(const SenseActions &actions);
    /// What the comment field holds: the comment for the next decision.
    [[nodiscard]] QString comment() const;
    /// Comments on undecided units, for the project to keep.
    void setCommentDrafts(const CommentDrafts &drafts);
    void editComment();
    void editGuideline();

Q_SIGNALS:
    void senseChosen(int row);
    void refused();
    void cleared();
    void commentSubmitted(glossator::UnitId unit, const QString &comment);
    void commentDraftsChanged(const glossator::CommentDrafts &drafts);
    void guidelineEdited(const QString &lemma, glossator::WordClass wordClass, const QString &text);
    /// The comment or the guideline was left by a key: the keyboard goes back to the text.
    void editingFinished();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeList();
    QWidget *makeFooter();
    QWidget *makePager();
    void showUnit();
    void showNone();
    void updateFooter();
    void scrollToPage();

    SenseListModel &m_model;
    SenseDelegate *m_delegate;
    SenseList *m_list;
    GuidelinePanel *m_guideline;
    CommentField *m_comment;
    QPushButton *m_none;
    QString m_noneKey;
    QPushButton *m_refusals;
    QPushButton *m_clear;
    QWidget *m_pager = nullptr;
    QLabel *m_page;
    QToolButton *m_previousPage;
    QToolButton *m_nextPage;
    int m_shownPage = 0;
};

} // namespace glossator
