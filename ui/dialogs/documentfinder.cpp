#include "dialogs/documentfinder.h"

#include <utility>

namespace glossator {

namespace {

constexpr int patienceMs = 1000;

} // namespace

DocumentFinder::DocumentFinder(Look look, Listed listed, QWidget *parent) :
    WorkerIndicator(QStringLiteral("documentFinder"), tr("Looking for documents"), parent),
    m_look(look),
    m_listed(std::move(listed)),
    m_runner(*this)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] { showProgress({}); });
    connect(this, &WorkerIndicator::cancelRequested, this, &DocumentFinder::cancel);
}

void DocumentFinder::find(const QStringList &paths)
{
    m_waiting += paths;
    if (m_runner.isRunning() || m_waiting.isEmpty())
        return;
    m_patience.start();
    start();
}

void DocumentFinder::start()
{
    const ScanRequest request{std::exchange(m_waiting, {}), m_listed(), m_look == Look::Formats};
    m_runner.start([request](const TaskControl &control) { return scanForDocuments(request, control); },
                   [this](const Progress &progress) {
                       if (!m_patience.isActive())
                           showProgress(progress);
                   },
                   [this](const Result<std::vector<ScannedFile>> &files) { end(files); });
}

void DocumentFinder::end(const Result<std::vector<ScannedFile>> &files)
{
    if (files)
        Q_EMIT found(*files);
    if (!m_waiting.isEmpty()) {
        start();
        return;
    }
    m_patience.stop();
    hide();
    Q_EMIT finished();
}

void DocumentFinder::cancel()
{
    m_runner.cancel();
}

} // namespace glossator
