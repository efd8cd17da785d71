#include "window/sessionholder.h"

#include <QFileInfo>

namespace glossator {

SessionHolder::SessionHolder(AnnotatorConfig config, QObject *parent) : QObject(parent), m_config(std::move(config)) {}

SessionHolder::~SessionHolder() = default;

Result<void> SessionHolder::open(const QString &path)
{
    if (isOpen(path))
        return {};
    auto project = Project::open(path);
    if (!project)
        return project.error();
    adopt(std::move(*project));
    return {};
}

Result<void> SessionHolder::create(const QString &path)
{
    auto project = Project::create(path);
    if (!project)
        return project.error();
    adopt(std::move(*project));
    return {};
}

void SessionHolder::close()
{
    if (!m_session)
        return;
    // Parts of the window that ask during the signal find no session.
    const auto closing = std::move(m_session);
    Q_EMIT sessionChanged(nullptr);
}

bool SessionHolder::isOpen(const QString &path) const
{
    return m_session && QFileInfo(path) == QFileInfo(m_session->project().path()) && m_session->project().checkPlace();
}

ProjectSession *SessionHolder::session() const
{
    return m_session.get();
}

void SessionHolder::adopt(std::unique_ptr<Project> project)
{
    close();
    m_session = std::make_unique<ProjectSession>(std::move(project), m_config);
    Q_EMIT sessionChanged(m_session.get());
    m_session->predictions().refresh();
}

} // namespace glossator
