#include "dialogs/workerindicator.h"

#include <QHBoxLayout>
#include <QToolButton>

#include "theme/elidinglabel.h"
#include "theme/icons.h"
#include "theme/lineprogressbar.h"

namespace glossator {

namespace {

constexpr int barLetters = 15; ///< wide
constexpr int barSteps = 1000; ///< counts may exceed int (bytes)

} // namespace

WorkerIndicator::WorkerIndicator(const QString &objectName, const QString &label, QWidget *parent) :
    QWidget(parent),
    m_label(new ElidingLabel(this)),
    m_bar(new LineProgressBar(barLetters, this)),
    m_cancel(new QToolButton(this))
{
    setObjectName(objectName);
    setAccessibleName(label);
    m_label->setText(label);
    m_label->setObjectName(objectName + QStringLiteral("Label"));
    m_bar->setObjectName(objectName + QStringLiteral("Progress"));
    m_bar->setAccessibleName(label);
    m_cancel->setObjectName(objectName + QStringLiteral("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel: %1").arg(label));
    m_cancel->setToolTip(tr("Cancel: %1").arg(label));
    m_cancel->setIcon(icon(QStringLiteral("stop")));
    m_cancel->setAutoRaise(true);
    connect(m_cancel, &QToolButton::clicked, this, &WorkerIndicator::cancelRequested);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 0, 4, 0);
    layout->setSpacing(6);
    layout->addWidget(m_label);
    layout->addWidget(m_bar);
    layout->addWidget(m_cancel);
    hide();
}

void WorkerIndicator::showBeginning(const QString &doing)
{
    showProgress({});
    m_label->setText(doing);
}

void WorkerIndicator::showProgress(const Progress &progress)
{
    m_label->setText(accessibleName());
    // An empty range shows as busy.
    m_bar->setRange(0, progress.total > 0 ? barSteps : 0);
    if (progress.total > 0)
        m_bar->setValue(int(double(progress.done) / double(progress.total) * barSteps));
    show();
}

} // namespace glossator
