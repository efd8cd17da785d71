#include "desktop/screenshot.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QPainter>
#include <QTimer>

#include <algorithm>
#include <cstdio>

#include "messages/errortext.h"
#include "panes/search/searchpane.h"
#include "panes/text/textpane.h"
#include "window/mainwindow.h"
#include "window/projectsession.h"

namespace glossator {

namespace {

/// About what the first screen shows.
constexpr qint64 sentencesShown = 24;
/// Panes that lay out after the unit changed are done by then.
constexpr int settleMs = 500;
/// A search, and the concordance, which asks the store.
constexpr int searchMs = 1500;
constexpr int watchMs = 100;

/// Name of the subject, and the action that brings it up.
const std::pair<QString, QString> actionSubjects[] = {
    {QStringLiteral("search"), QStringLiteral("search")},           {QStringLiteral("concordance"), QStringLiteral("concordance")},
    {QStringLiteral("assistant"), QStringLiteral("newProject")},    {QStringLiteral("preferences"), QStringLiteral("preferences")},
    {QStringLiteral("shortcuts"), QStringLiteral("shortcutSheet")}, {QStringLiteral("handbook"), QStringLiteral("handbook")},
    {QStringLiteral("activity"), QStringLiteral("activity")},       {QStringLiteral("sure-band"), QStringLiteral("acceptSure")},
    {QStringLiteral("blind-mode"), QStringLiteral("blindMode")},    {QStringLiteral("frequency"), QStringLiteral("frequencyWeight")},
};
const QStringList dockSubjects{QStringLiteral("documents"), QStringLiteral("senses"), QStringLiteral("training"),
                               QStringLiteral("history")};
/// Frequent in any English text.
const auto searchedWord = QStringLiteral("old");

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

Screenshot::Screenshot(MainWindow &window, ScreenshotOptions options, QObject *parent) :
    QObject(parent),
    m_window(window),
    m_options(std::move(options))
{
    if (m_window.session()) {
        followPredictions();
    } else {
        // The welcome page needs no waiting for.
        QTimer::singleShot(settleMs, this, [this] {
            bringToFront();
            QTimer::singleShot(settleMs, this, &Screenshot::take);
        });
    }
}

QStringList Screenshot::subjects()
{
    QStringList names = dockSubjects;
    for (const auto &[name, action] : actionSubjects)
        names.append(name);
    return names;
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
        QTimer::singleShot(settleMs, this, [this] {
            bringToFront();
            QTimer::singleShot(searchMs, this, &Screenshot::take);
        });
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
    if (!sentences || (m_options.waitForAll && !m_finished))
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

void Screenshot::bringToFront()
{
    if (auto *dock = m_window.findChild<QDockWidget *>(m_options.show + QStringLiteral("Dock"))) {
        dock->show();
        dock->raise();
    }
    const auto subject = std::ranges::find(actionSubjects, m_options.show, &std::pair<QString, QString>::first);
    if (subject != std::end(actionSubjects))
        m_window.findChild<QAction *>(subject->second)->trigger();
    if (m_options.show == QLatin1StringView("search")) {
        UnitFilter filter;
        filter.text = searchedWord;
        m_window.findChild<SearchPane *>()->setFilter(filter);
    }
}

/// The window, and before it whatever other window has been opened, where the screen would show it.
QPixmap Screenshot::picture() const
{
    QPixmap picture = m_window.grab();
    QPainter painter(&picture);
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        const bool isBefore = widget != &m_window && widget->isVisible() && widget->isWindow() && widget->windowType() != Qt::ToolTip;
        if (!isBefore)
            continue;
        const QRect place(QPoint((m_window.width() - widget->width()) / 2, (m_window.height() - widget->height()) / 2), widget->size());
        painter.drawPixmap(place.topLeft(), widget->grab());
        painter.setPen(widget->palette().color(QPalette::WindowText));
        painter.drawRect(place.adjusted(-1, -1, 0, 0));
    }
    return picture;
}

void Screenshot::take()
{
    const bool written = picture().save(m_options.path, "PNG");
    if (!written)
        std::fprintf(stderr, "%s\n", qUtf8Printable(messages::describe({ErrorCode::FileUnwritable, m_options.path, 0, {}})));
    QCoreApplication::exit(written ? 0 : 1);
}

} // namespace glossator
