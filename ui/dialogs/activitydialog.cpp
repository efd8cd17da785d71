#include "dialogs/activitydialog.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include "dialogs/activitytexts.h"
#include "theme/progressfill.h"

namespace glossator {

ActivityDialog::ActivityDialog(const QString &annotator, QWidget *parent) :
    QDialog(parent),
    m_table(new QTableWidget(3, 3, this)),
    m_bar(new QProgressBar(this)),
    m_progress(new QLabel(this))
{
    setObjectName(QStringLiteral("activityDialog"));
    setWindowTitle(tr("Time and progress"));
    m_progress->setObjectName(QStringLiteral("activityProgress"));
    m_bar->setObjectName(QStringLiteral("activityBar"));
    m_bar->setAccessibleName(tr("Decided in the project"));
    m_bar->setTextVisible(false);
    makeTable();
    auto *who = new QLabel(tr("Work of %1").arg(annotator), this);
    who->setTextFormat(Qt::PlainText);
    auto *hint = new QLabel(tr("Time between two steps counts as work up to five minutes; longer gaps are pauses. What is accepted in bulk "
                               "counts as one decision."),
                            this);
    hint->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    for (QWidget *widget : {static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_bar), static_cast<QWidget *>(who),
                            static_cast<QWidget *>(m_table), static_cast<QWidget *>(hint), static_cast<QWidget *>(buttons)})
        layout->addWidget(widget);
    resize(480, sizeHint().height());
}

void ActivityDialog::makeTable()
{
    m_table->setObjectName(QStringLiteral("activityTable"));
    m_table->setAccessibleName(tr("Work by span of time"));
    m_table->setHorizontalHeaderLabels({tr("Active time"), tr("Decisions"), tr("An hour")});
    m_table->setVerticalHeaderLabels({tr("Today"), tr("This session"), tr("Whole project")});
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    showActivity({});
    m_table->resizeRowsToContents();
}

void ActivityDialog::showActivity(const ActivityReport &report)
{
    int row = 0;
    for (const Activity *activity : {&report.today, &report.session, &report.project}) {
        const QStringList texts{activeTimeText(*activity), QLocale().toString(activity->decisions), paceText(*activity)};
        for (int column = 0; column < texts.size(); ++column)
            m_table->setItem(row, column, new QTableWidgetItem(texts[column]));
        ++row;
    }
}

void ActivityDialog::showProgress(qint64 decided, qint64 units, double analysed)
{
    m_progress->setText(tr("Decided in the project: %1").arg(progressText(decided, units, analysed == 1)));
    fillProgress(*m_bar, decided, units, analysed);
}

} // namespace glossator
