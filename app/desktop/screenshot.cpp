#include "desktop/screenshot.h"

#include <QCoreApplication>
#include <QPixmap>
#include <QTimer>

#include <cstdio>

#include "messages/errortext.h"
#include "panes/text/textpane.h"
#include "window/mainwindow.h"
#include "window/projectsession.h"

namespace glossator {

namespace {

/// About what the first screen shows.
constexpr qint64 sentencesShown = 24;
/// Panes that lay out after the unit changed are done by then.
constexpr int settleMs = 500;
constexpr int watchMs = 100;

/// A unit that shows what the window can do: several senses, one of them clearly ahead without being certain.
bool isTypical(const UnitAnnotation &annotation)
{
    if (!annotation.prediction || annotation.decision)
        return false;
    const auto &candidates = annotation.prediction->candidates;
    return candidates.size() >= 4 && candidates.size() <= 8 && candidates.front().probability > 0.5f
        && candidates.front().probability < 0.9f;
}

} // namespace

Screenshot::Screenshot(MainWindow &window, QString path, bool waitForAll, QObject *parent) :
    QObject(parent),
    m_window(window),
    m_path(std::move(path)),
    m_waitForAll(waitForAll)
{
    if (m_window.session()) {
        followPredictions();
    } else {
        // The welcome page needs no waiting for.
        QTimer::singleShot(settleMs, this, &Screenshot::take);
    }
}

void Screenshot::followPredictions()
{
    PredictionService &predictions = m_window.session()->predictions();
    connect(&predictions, &PredictionService::finished, this, [this] { m_finished = true; });
    connect(&predictions, &PredictionService::failed, this, [](const Error &error) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(messages::describe(error)));
        QCoreApplication::exit(1);
    });
    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, [this, timer] {
        if (!isReady())
            return;
        timer->stop();
        chooseUnit();
        QTimer::singleShot(settleMs, this, &Screenshot::take);
    });
    timer->start(watchMs);
}

bool Screenshot::isReady() const
{
    ProjectSession *session = m_window.session();
    const auto *text = m_window.findChild<TextPane *>();
    if (!session || !text->document().isValid() || !session->predictions().annotator())
        return false;
    const auto sentences = session->project().corpus().sentences(text->document(), 0, sentencesShown);
    if (!sentences || (m_waitForAll && !m_finished))
        return false;
    return std::ranges::all_of(*sentences, [](const AnnotatedSentence &sentence) {
        return sentence.sentence.analysed
            && std::ranges::all_of(sentence.annotations, [](const UnitAnnotation &unit) { return unit.prediction.has_value(); });
    });
}

void Screenshot::chooseUnit()
{
    auto *text = m_window.findChild<TextPane *>();
    const auto sentences = m_window.session()->project().corpus().sentences(text->document(), 0, sentencesShown);
    if (!sentences)
        return;
    for (const AnnotatedSentence &sentence : *sentences) {
        const auto found = std::ranges::find_if(sentence.annotations, [text](const UnitAnnotation &annotation) {
            return isTypical(annotation) && annotation.id != text->currentUnit();
        });
        if (found != sentence.annotations.end()) {
            text->setCurrentUnit(found->id);
            return;
        }
    }
}

void Screenshot::take()
{
    const bool written = m_window.grab().save(m_path, "PNG");
    if (!written)
        std::fprintf(stderr, "%s\n", qUtf8Printable(messages::describe({ErrorCode::FileUnwritable, m_path, 0, {}})));
    QCoreApplication::exit(written ? 0 : 1);
}

} // namespace glossator
