#include "window/frequencycontroller.h"

#include <QAction>

#include "dialogs/frequencydialog.h"
#include "messages/percenttext.h"
#include "panes/training/trainingtexts.h"
#include "window/actions.h"
#include "window/errorpresenter.h"
#include "window/projectsession.h"

namespace glossator {

FrequencyController::FrequencyController(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    connect(parts.actions.frequencyWeight, &QAction::triggered, this, &FrequencyController::ask);
}

void FrequencyController::setSession(ProjectSession *session)
{
    m_session = session;
    if (session)
        connectSession();
}

void FrequencyController::connectSession()
{
    connect(&m_session->frequency(), &FrequencyService::applied, this, [this] {
        m_session->changes().compare([this, factor = m_session->frequency().factor()](const ChangedPredictions &changes) {
            m_parts.presenter.inform(tr("Frequency counts %1 now.").arg(messages::percentText(factor)) + u' '
                                     + changedPredictionsText(changes));
        });
    });
}

void FrequencyController::ask()
{
    if (!m_session)
        return;
    auto *dialog = new FrequencyDialog(m_session->frequency(), &m_parts.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &FrequencyDialog::chosen, this, &FrequencyController::choose);
    dialog->open();
}

void FrequencyController::choose(double factor)
{
    if (!m_session || factor == m_session->frequency().factor())
        return;
    m_session->changes().remember([this, factor] { apply(factor); });
}

void FrequencyController::apply(double factor)
{
    if (const auto set = m_session->frequency().setFactor(factor); !set)
        m_parts.presenter.fail(tr("Weight of frequency"), set.error());
    else if (m_session->training().isRunning())
        m_parts.presenter.inform(tr("Frequency counts %1 once training has ended.").arg(messages::percentText(factor)));
    else
        m_parts.presenter.inform(tr("Frequency counts %1 now; predictions are made anew.").arg(messages::percentText(factor)));
}

} // namespace glossator
