#pragma once

#include <QObject>

#include <memory>

#include "base/result.h"
#include "service/annotator.h"
#include "window/projectsession.h"

namespace glossator {

/// The one project that the window shows, or none. All parts of the window follow sessionChanged.
class SessionHolder : public QObject
{
    Q_OBJECT

public:
    explicit SessionHolder(AnnotatorConfig config, QObject *parent = nullptr);
    ~SessionHolder() override;

    /// After an error the project that was open stays open.
    [[nodiscard]] Result<void> open(const QString &path);
    [[nodiscard]] Result<void> create(const QString &path);
    void close();

    /// This file is the project that is open.
    [[nodiscard]] bool isOpen(const QString &path) const;
    /// Null while no project is open.
    [[nodiscard]] ProjectSession *session() const;

    /// Where the model computes, as AnnotatorConfig::device; a change is for the projects opened from now on.
    [[nodiscard]] QString device() const { return m_config.device; }
    void setDevice(const QString &device) { m_config.device = device; }

Q_SIGNALS:
    /// Null: the project is about to close; nothing may refer to it any more when the slot returns.
    void sessionChanged(glossator::ProjectSession *session);

private:
    void adopt(std::unique_ptr<Project> project);

    AnnotatorConfig m_config;
    std::unique_ptr<ProjectSession> m_session;
};

} // namespace glossator
