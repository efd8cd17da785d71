#include "dialogs/bulkdecisiondialog.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "theme/appearance.h"

namespace glossator {

namespace {

constexpr int columnLetters = 26; ///< wide

} // namespace

BulkDecisionDialog::BulkDecisionDialog(const QString &decision, const std::vector<BulkLine> &lines, QWidget *parent) :
    QDialog(parent),
    m_lines(new QTreeWidget(this)),
    m_count(new QLabel(this))
{
    setObjectName(QStringLiteral("bulkDecisionDialog"));
    setWindowTitle(tr("Decide several occurrences"));
    resize(720, 440);
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
    connect(m_lines, &QTreeWidget::itemChanged, this, &BulkDecisionDialog::showCount);
    m_count->setObjectName(QStringLiteral("bulkCount"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(summary);
    layout->addWidget(m_lines, 1);
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
    m_lines->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_lines->header()->setStretchLastSection(false);
    for (const int column : {1, 2})
        m_lines->header()->resizeSection(column, widthOfLetters(columnLetters, m_lines->font()));
    for (const BulkLine &line : lines) {
        auto *item = new QTreeWidgetItem(m_lines, {line.context, line.before, line.isPossible ? decision : tr("not a sense of this word")});
        item->setCheckState(0, line.isPossible ? Qt::Checked : Qt::Unchecked);
        item->setDisabled(!line.isPossible);
        item->setToolTip(0, line.context);
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
    const auto count = chosen().size();
    m_apply->setEnabled(count > 0);
    m_count->setText(tr("To decide: %1. One step of undo takes all back.").arg(QLocale().toString(qint64(count))));
}

} // namespace glossator
