#include "window/frequencycontroller.h"

#include <QAction>

#include <utility>

#include "dialogs/frequencydialog.h"
#include "messages/percenttext.h"
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
    m_chosen.reset();
    m_applied = false;
    if (session)
        connectSession();
}

void FrequencyController::connectSession()
{
    // Without the state before there is only nothing to compare with.
    connect(&m_session->changes(), &PredictionChanges::remembered, this, &FrequencyController::apply);
    connect(&m_session->changes(), &PredictionChanges::failed, this, &FrequencyController::apply);
    connect(&m_session->frequency(), &FrequencyService::applied, this, [this] { m_applied = true; });
    connect(&m_session->predictions(), &PredictionService::finished, this, [this] {
        // One that was made before the change may have ended just now.
        if (m_applied && !m_session->predictions().isRunning())
            m_session->changes().compare();
        m_applied = m_applied && m_session->predictions().isRunning();
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
    m_chosen = factor;
    m_session->changes().remember();
}

void FrequencyController::apply()
{
    const std::optional<double> factor = std::exchange(m_chosen, std::nullopt);
    if (!factor)
        return;
    if (const auto set = m_session->frequency().setFactor(*factor); !set)
        m_parts.presenter.fail(tr("Weight of frequency"), set.error());
    else if (m_session->training().isRunning())
        m_parts.presenter.inform(tr("Frequency counts %1 once training has ended.").arg(messages::percentText(*factor)));
    else
        m_parts.presenter.inform(tr("Frequency counts %1 now; predictions are made anew.").arg(messages::percentText(*factor)));
}

} // namespace glossator
