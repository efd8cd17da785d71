#include "window/projectsession.h"

#include "service/modelchoice.h"

namespace glossator {

ProjectSession::ProjectSession(std::unique_ptr<Project> project, const AnnotatorConfig &config) :
    m_project(std::move(project)),
    m_imports(*m_project),
    m_exports(*m_project),
    m_copying(*m_project),
    m_predictions(*m_project, withChoice(config, modelChoice(*m_project))),
    m_memory(*m_project, m_predictions),
    m_changes(*m_project, m_predictions, m_memory),
    m_journal(*m_project),
    m_activity(*m_project),
    m_anchoring(*m_project),
    m_sureBand(*m_project),
    m_training(*m_project, m_predictions),
    m_models(*m_project, m_predictions, m_training, config),
    m_frequency(*m_project, m_predictions, m_training),
    m_secondOpinion(*m_project, m_predictions),
    m_search(*m_project)
{}

ProjectSession::~ProjectSession() = default;

} // namespace glossator
