#include "panes/senses/sensespane.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

#include "messages/percenttext.h"
#include "models/senselistmodel.h"
#include "panes/senses/commentfield.h"
#include "panes/senses/guidelinepanel.h"
#include "panes/senses/sensedelegate.h"
#include "panes/senses/unitheader.h"
#include "theme/icons.h"
#include "theme/keytips.h"

namespace glossator {

/// Lays out once before it paints, however much changes until then.
class SenseList : public QListView
{
public:
    /// More rows than a pane shows. The others follow between two events: some lemmas have sixty senses.
    static constexpr int rowsAtOnce = 16;

    explicit SenseList(QWidget *parent) : QListView(parent) { setBatchSize(rowsAtOnce); }
    using QListView::scheduleDelayedItemsLayout;
};

namespace {

/// Whether a key that is also one of the pane's actions means something to the widget itself.
bool isOwnKey(const QObject &widget, const QKeyEvent &key)
{
    if (key.key() == Qt::Key_Space)
        return qobject_cast<const QAbstractButton *>(&widget) || qobject_cast<const QTextBrowser *>(&widget);
    const bool isEditor = qobject_cast<const QLineEdit *>(&widget) || qobject_cast<const QPlainTextEdit *>(&widget);
    return isEditor && key.matches(QKeySequence::DeleteEndOfWord);
}

} // namespace

SensesPane::SensesPane(SenseListModel &model, QWidget *parent) :
    QWidget(parent),
    m_model(model),
    m_delegate(new SenseDelegate(this)),
    m_list(new SenseList(this)),
    m_guideline(new GuidelinePanel(model, this)),
    m_comment(new CommentField(model, this)),
    m_none(new QPushButton(this)),
    m_refusals(new QPushButton(this)),
    m_clear(new QPushButton(this)),
    m_page(new QLabel(this)),
    m_previousPage(new QToolButton(this)),
    m_nextPage(new QToolButton(this))
{
    setObjectName(QStringLiteral("sensesPane"));
    makeList();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(new UnitHeader(model, this));
    layout->addWidget(m_list, 1);
    layout->addWidget(m_guideline);
    layout->addWidget(makeFooter());

    connect(m_list, &QListView::doubleClicked, this, [this](const QModelIndex &index) { Q_EMIT senseChosen(index.row()); });
    connect(m_comment, &CommentField::submitted, this, &SensesPane::commentSubmitted);
    connect(m_comment, &CommentField::draftsChanged, this, &SensesPane::commentDraftsChanged);
    connect(m_comment, &CommentField::finished, this, &SensesPane::editingFinished);
    connect(m_guideline, &GuidelinePanel::edited, this, &SensesPane::guidelineEdited);
    connect(m_guideline, &GuidelinePanel::finished, this, &SensesPane::editingFinished);
    connect(m_none, &QPushButton::clicked, this, &SensesPane::refused);
    connect(m_clear, &QPushButton::clicked, this, &SensesPane::cleared);
    connect(m_previousPage, &QToolButton::clicked, this, [this] { m_model.setPage(m_model.page() - 1); });
    connect(m_nextPage, &QToolButton::clicked, this, [this] { m_model.setPage(m_model.page() + 1); });
    connect(&model, &QAbstractItemModel::modelReset, this, &SensesPane::showUnit);
    connect(&model, &QAbstractItemModel::dataChanged, m_list, &SenseList::scheduleDelayedItemsLayout);
    connect(&model, &SenseListModel::unitChanged, this, &SensesPane::updateFooter);
    for (QWidget *child : findChildren<QWidget *>())
        child->installEventFilter(this);
    updateFooter();
}

void SensesPane::makeList()
{
    m_list->setObjectName(QStringLiteral("senseList"));
    m_list->setAccessibleName(tr("Senses"));
    // Before the view hears of it.
    connect(&m_model, &QAbstractItemModel::modelReset, m_delegate, &SenseDelegate::forgetLayouts);
    connect(&m_model, &QAbstractItemModel::dataChanged, m_delegate, &SenseDelegate::forgetLayouts);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(m_delegate);
    // Both together make the rows' heights follow the width.
    m_list->setResizeMode(QListView::Adjust);
    m_list->setWordWrap(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // A scroll bar that comes and goes would change the width, hence the heights, hence the need for a scroll bar.
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
}

QWidget *SensesPane::makeFooter()
{
    auto *footer = new QWidget(this);
    m_none->setObjectName(QStringLiteral("noneOfThese"));
    setButtonIcon(*m_none, QStringLiteral("none"));
    m_refusals->setObjectName(QStringLiteral("otherRefusals"));
    m_refusals->setText(tr("Other"));
    m_refusals->setAccessibleName(tr("Other reasons to decide on no sense"));
    m_refusals->setToolTip(m_refusals->accessibleName());
    m_clear->setObjectName(QStringLiteral("clearDecision"));
    m_clear->setText(tr("Clear"));
    setButtonIcon(*m_clear, QStringLiteral("clear"));

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    buttons->addWidget(m_none);
    buttons->addWidget(m_refusals);
    buttons->addWidget(m_clear);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(footer);
    column->setContentsMargins(8, 6, 8, 6);
    column->setSpacing(6);
    column->addWidget(makePager());
    column->addWidget(m_comment);
    column->addLayout(buttons);
    return footer;
}

QWidget *SensesPane::makePager()
{
    m_pager = new QWidget(this);
    m_page->setObjectName(QStringLiteral("sensePage"));
    m_page->setAccessibleName(tr("Senses that the keys choose"));
    m_previousPage->setObjectName(QStringLiteral("previousSenses"));
    m_previousPage->setAccessibleName(tr("Keys for the previous senses"));
    m_previousPage->setText(QStringLiteral("−"));
    m_nextPage->setObjectName(QStringLiteral("nextSenses"));
    m_nextPage->setAccessibleName(tr("Keys for the next senses"));
    m_nextPage->setText(QStringLiteral("+"));
    auto *row = new QHBoxLayout(m_pager);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(m_previousPage);
    row->addWidget(m_page);
    row->addWidget(m_nextPage);
    return m_pager;
}

void SensesPane::setActions(const SenseActions &actions)
{
    auto *menu = new QMenu(m_refusals);
    menu->setObjectName(QStringLiteral("refusalMenu"));
    menu->addActions(actions.refusals);
    m_refusals->setMenu(menu);
    followKey(actions.none, *m_none, [this, &none = actions.none] {
        m_noneKey = keyText(none);
        showNone();
    });
    followKey(actions.comment, *m_comment,
              [this, &comment = actions.comment] { m_comment->setPlaceholderText(withKey(tr("Comment"), comment)); });
    setKeyTip(*m_none, tr("No sense in the list fits: one is missing"), actions.none);
    setKeyTip(*m_clear, tr("Take the decision back"), actions.clear);
    setKeyTip(*m_previousPage, tr("Keys for the previous senses"), actions.previousPage);
    setKeyTip(*m_nextPage, tr("Keys for the next senses"), actions.nextPage);
    setKeyTip(m_guideline->editButton(), tr("Edit the guideline of this lemma"), actions.guideline);
}

QString SensesPane::comment() const
{
    return m_comment->text();
}

void SensesPane::editGuideline()
{
    m_guideline->edit();
}

void SensesPane::setCommentDrafts(const CommentDrafts &drafts)
{
    m_comment->setDrafts(drafts);
}

void SensesPane::editComment()
{
    m_comment->setFocus(Qt::ShortcutFocusReason);
    m_comment->selectAll();
}

void SensesPane::setDetail(SenseDetail detail)
{
    m_delegate->setDetail(detail);
    m_list->doItemsLayout();
}

bool SensesPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_list->currentIndex().isValid()) {
            Q_EMIT senseChosen(m_list->currentIndex().row());
            return true;
        }
    }
    if (event->type() == QEvent::ShortcutOverride && isOwnKey(*watched, *static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void SensesPane::showUnit()
{
    m_shownPage = 0;
    int row = m_model.bestRow();
    for (int i = 0; i < m_model.rowCount(); ++i) {
        if (m_model.index(i).data(SenseListModel::ChosenRole).toBool()) {
            row = i;
            break;
        }
    }
    // A row far down can be scrolled to only when all before it are laid out.
    m_list->setLayoutMode(row < SenseList::rowsAtOnce ? QListView::Batched : QListView::SinglePass);
    m_list->scrollToTop();
    m_list->setCurrentIndex(m_model.index(row));
}

/// The key, the words, and how probable that is.
void SensesPane::showNone()
{
    QStringList parts{tr("None of these")};
    if (!m_noneKey.isEmpty())
        parts.prepend(m_noneKey);
    if (const double probability = m_model.noneProbability().value_or(0); probability >= 0.005)
        parts.append(messages::probabilityText(probability));
    m_none->setText(parts.join(QStringLiteral("  ")));
}

void SensesPane::updateFooter()
{
    const bool hasUnit = m_model.unit().isValid();
    m_none->setEnabled(hasUnit);
    showNone();
    m_refusals->setEnabled(hasUnit);
    m_clear->setEnabled(m_model.decision().has_value());
    const bool paged = m_model.pageCount() > 1;
    const QLocale locale;
    const int first = m_model.page() * SenseListModel::pageSize + 1;
    const int last = std::min(first + SenseListModel::pageSize - 1, m_model.rowCount());
    m_page->setText(tr("%1–%2 of %3", "senses that the keys choose")
                        .arg(locale.toString(first), locale.toString(last), locale.toString(m_model.rowCount())));
    m_pager->setVisible(paged);
    m_previousPage->setEnabled(m_model.page() > 0);
    m_nextPage->setEnabled(m_model.page() + 1 < m_model.pageCount());
    if (m_model.page() != m_shownPage)
        scrollToPage();
}

void SensesPane::scrollToPage()
{
    m_shownPage = m_model.page();
    m_list->scrollTo(m_model.index(m_shownPage * SenseListModel::pageSize), QAbstractItemView::PositionAtTop);
}

} // namespace glossator
