#include "window/sessionkeeper.h"

#include <QFileInfo>
#include <QMainWindow>

#include <mutex>

#include "messages/pathtext.h"
#include "panes/search/searchpane.h"
#include "panes/text/textpane.h"
#include "window/errorpresenter.h"
#include "window/navigationcontroller.h"
#include "window/projectcommands.h"
#include "window/screenfit.h"
#include "window/sessionholder.h"
#include "window/windowlayout.h"

namespace glossator {

namespace {

/// Looks at everything at this pace, so that no pane has to report what of it is worth keeping; writes only what is new.
constexpr int paceMs = 1000;

} // namespace

/// Written by the worker and, at the end, by the window: the newest state wins. For any thread.
struct SessionKeeper::File
{
    QString path = sessionStatePath();
    std::mutex mutex{};
    quint64 newest = 0;

    [[nodiscard]] Result<void> write(const SessionState &state, quint64 number)
    {
        const std::lock_guard lock(mutex);
        if (number < newest)
            return {};
        newest = number;
        return writeSessionState(path, state);
    }
};

SessionKeeper::SessionKeeper(const Parts &parts, QObject *parent) :
    QObject(parent),
    m_parts(parts),
    m_file(std::make_shared<File>()),
    m_writer(*this)
{
    m_timer.setInterval(paceMs);
    connect(&m_timer, &QTimer::timeout, this, &SessionKeeper::keep);
    m_timer.start();
}

SessionKeeper::~SessionKeeper() = default;

void SessionKeeper::restoreWindow()
{
    const auto state = readSessionState(m_file->path);
    if (!state) {
        m_parts.presenter.inform(
            tr("The notes on the last session cannot be read and are passed over: %1").arg(messages::pathText(m_file->path)));
        return;
    }
    m_last = *state;
    const bool isPlaced = m_parts.window.restoreGeometry(state->geometry);
    m_parts.layout.setState(state->panes, state->rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    if (isPlaced)
        fitIntoScreen(m_parts.window);
}

void SessionKeeper::restoreProject()
{
    const SessionState state = m_last;
    if (state.project.isEmpty() || m_parts.holder.session())
        return;
    if (!QFileInfo::exists(state.project)) {
        m_parts.presenter.inform(tr("The project of the last session is not there any more: %1").arg(messages::pathText(state.project)));
        return;
    }
    if (!m_parts.commands.reopen(state.project))
        return;
    const CorpusStore &corpus = m_parts.holder.session()->project().corpus();
    const auto place = state.unit.isValid() ? corpus.placeOf(state.unit) : Error{};
    if (place && place->document == state.document)
        m_parts.navigation.showUnit(state.unit);
    const auto filter = UnitFilter::fromJson(state.filter);
    if (filter && *filter != UnitFilter{})
        m_parts.layout.search->setFilter(*filter);
}

SessionState SessionKeeper::now() const
{
    SessionState state;
    if (ProjectSession *session = m_parts.holder.session()) {
        state.project = QFileInfo(session->project().path()).absoluteFilePath();
        state.document = m_parts.layout.text->document();
        state.unit = m_parts.layout.text->currentUnit();
        state.filter = m_parts.layout.search->filter().toJson();
    }
    state.geometry = m_parts.window.saveGeometry();
    state.panes = m_parts.layout.state();
    state.rightToLeft = m_parts.layout.direction() == Qt::RightToLeft;
    return state;
}

void SessionKeeper::keep()
{
    if (!m_parts.window.isVisible() || m_writer.isRunning())
        return;
    const SessionState state = now();
    if (state == m_last)
        return;
    m_last = state;
    m_writer.start([file = m_file, state, number = ++m_number](const TaskControl &) { return file->write(state, number); }, {},
                   [this](const Result<void> &written) {
                       if (!written)
                           m_parts.presenter.report(written.error());
                   });
}

void SessionKeeper::finish()
{
    m_timer.stop();
    m_last = now();
    if (const auto written = m_file->write(m_last, ++m_number); !written)
        m_parts.presenter.report(written.error());
}

} // namespace glossator
