#include "dialogs/bulkdecisiondialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

#include "theme/appearance.h"
#include "theme/keyworddelegate.h"

namespace glossator {

namespace {

constexpr int columnLetters = 22; ///< wide
constexpr int contextRole = Qt::UserRole;
constexpr int beforeColumn = 1;

bool isDecided(const QTreeWidgetItem &item)
{
    return !item.text(beforeColumn).isEmpty();
}

} // namespace

BulkDecisionDialog::BulkDecisionDialog(Purpose purpose, const QString &decision, const std::vector<BulkLine> &lines, QWidget *parent) :
    QDialog(parent),
    m_lines(new QTreeWidget(this)),
    m_replace(new QCheckBox(tr("Replace earlier decisions, too"), this)),
    m_count(new QLabel(this))
{
    setObjectName(QStringLiteral("bulkDecisionDialog"));
    setWindowTitle(tr("Decide several occurrences"));
    resize(860, 440);
    auto *summary = new QLabel(tr("They all get: %1").arg(decision), this);
    summary->setTextFormat(Qt::PlainText);
    summary->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(this);
    m_apply = buttons->addButton(tr("Decide"), QDialogButtonBox::AcceptRole);
    m_apply->setObjectName(QStringLiteral("bulkApply"));
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    fill(decision, lines);
    const bool areDecided =
        std::ranges::any_of(lines, [](const BulkLine &line) { return line.obstacle.isEmpty() && !line.before.isEmpty(); });
    m_replace->setObjectName(QStringLiteral("bulkReplace"));
    m_replace->setVisible(areDecided && purpose == Purpose::Decide);
    tickDecided(purpose == Purpose::Clear);
    connect(m_replace, &QCheckBox::toggled, this, &BulkDecisionDialog::tickDecided);
    connect(m_lines, &QTreeWidget::itemChanged, this, &BulkDecisionDialog::showCount);
    m_count->setObjectName(QStringLiteral("bulkCount"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(summary);
    layout->addWidget(m_lines, 1);
    layout->addWidget(m_replace);
    layout->addWidget(m_count);
    layout->addWidget(buttons);
    showCount();
}

void BulkDecisionDialog::fill(const QString &decision, const std::vector<BulkLine> &lines)
{
    m_lines->setObjectName(QStringLiteral("bulkLines"));
    m_lines->setAccessibleName(tr("Occurrences"));
    m_lines->setHeaderLabels({tr("Occurrence"), tr("Decision so far"), tr("New decision")});
    m_lines->setRootIsDecorated(false);
    m_lines->setUniformRowHeights(true);
    m_lines->setItemDelegateForColumn(0, new KeywordDelegate(contextRole, m_lines));
    m_lines->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_lines->header()->setStretchLastSection(false);
    for (const int column : {beforeColumn, beforeColumn + 1})
        m_lines->header()->resizeSection(column, widthOfLetters(columnLetters, m_lines->font()));
    for (const BulkLine &line : lines) {
        const bool isPossible = line.obstacle.isEmpty();
        const QString context = line.context.inBrackets();
        auto *item = new QTreeWidgetItem(m_lines, {context, line.before, isPossible ? decision : line.obstacle});
        item->setData(0, contextRole, line.context.parts());
        item->setCheckState(0, isPossible ? Qt::Checked : Qt::Unchecked);
        item->setDisabled(!isPossible);
        item->setToolTip(0, context);
        item->setToolTip(beforeColumn, line.before);
    }
}

void BulkDecisionDialog::tickDecided(bool ticked)
{
    for (int i = 0; i < m_lines->topLevelItemCount(); ++i) {
        QTreeWidgetItem *item = m_lines->topLevelItem(i);
        if (!item->isDisabled() && isDecided(*item))
            item->setCheckState(0, ticked ? Qt::Checked : Qt::Unchecked);
    }
}

std::vector<int> BulkDecisionDialog::chosen() const
{
    std::vector<int> chosen;
    for (int i = 0; i < m_lines->topLevelItemCount(); ++i) {
        if (m_lines->topLevelItem(i)->checkState(0) == Qt::Checked)
            chosen.push_back(i);
    }
    return chosen;
}

void BulkDecisionDialog::showCount()
{
    const QLocale locale;
    const std::vector<int> lines = chosen();
    const auto replaced = std::ranges::count_if(lines, [this](int line) { return isDecided(*m_lines->topLevelItem(line)); });
    const QString count = locale.toString(qint64(lines.size()));
    m_apply->setEnabled(!lines.empty());
    m_count->setText(replaced == 0 ? tr("To decide: %1. One step of undo takes all back.").arg(count)
                                   : tr("To decide: %1, of them decided before: %2. One step of undo takes all back.")
                                         .arg(count, locale.toString(qint64(replaced))));
}

} // namespace glossator
