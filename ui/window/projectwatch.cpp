#include "window/projectwatch.h"

#include <QGuiApplication>

#include "window/errorpresenter.h"
#include "window/projectsession.h"

namespace glossator {

namespace {

constexpr int paceMs = 1000;

} // namespace

ProjectWatch::ProjectWatch(ErrorPresenter &presenter, QObject *parent) : QObject(parent), m_presenter(presenter)
{
    m_timer.setInterval(paceMs);
    connect(&m_timer, &QTimer::timeout, this, &ProjectWatch::look);
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive)
            look();
    });
}

void ProjectWatch::setSession(ProjectSession *session)
{
    m_session = session;
    m_reported.reset();
    if (session)
        m_timer.start();
    else
        m_timer.stop();
}

/// What this window's own workers write to the journal they tell by themselves when they are done.
bool ProjectWatch::isToBeLookedAt() const
{
    return m_session && !m_session->journal().isRunning() && !m_session->sureBand().isRunning();
}

bool ProjectWatch::look()
{
    if (!isToBeLookedAt())
        return false;
    Project &project = m_session->project();
    if (const Result<void> inPlace = project.checkPlace(); !inPlace) {
        report(inPlace.error());
        return false;
    }
    const Result<OthersWork> work = project.noticeOthers();
    if (!work) {
        report(work.error());
        return false;
    }
    m_reported.reset();
    if (work->documents)
        m_session->predictions().refresh();
    m_session->models().follow();
    m_session->frequency().follow();
    if (work->journal)
        m_presenter.inform(tr("Another window or program has changed decisions or sentences of this project. Undo takes back the "
                              "latest change, whoever made it; the history tells what it is."));
    return work->journal;
}

void ProjectWatch::report(const Error &error)
{
    if (m_reported == error)
        return;
    m_reported = error;
    m_presenter.report(error);
}

} // namespace glossator
