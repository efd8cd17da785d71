#include "bench/windowbench.h"

#include <QAction>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTest>

#include <array>

#include "panes/text/textpane.h"
#include "panes/text/textview.h"
#include "window/projectsession.h"

namespace glossator::bench {

namespace {

constexpr QSize windowSize(1440, 900);
constexpr int scrollFrames = 600;
constexpr int pixelsAFrame = 90;
constexpr int settleMs = 1500;
/// Between two decisions: what deciding has set off (panes that follow after a moment) goes on meanwhile, as it does between two keys of a
/// person, only sooner.
constexpr int pauseMs = 25;
constexpr int modelLimitMs = 300'000;

void show(MainWindow &window)
{
    window.resize(windowSize);
    window.show();
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window))
        qFatal("the window does not show");
    pass(settleMs);
}

template <typename T>
T *part(const QWidget &window, const QString &name = {})
{
    T *found = window.findChild<T *>(name);
    if (!found)
        qFatal("the window has no %s \"%s\"", T::staticMetaObject.className(), qPrintable(name));
    return found;
}

/// Mostly the suggestion, sometimes another sense, now and then none.
Qt::Key someKey(QRandomGenerator &random)
{
    constexpr std::array keys = {Qt::Key_Space, Qt::Key_Space, Qt::Key_Space, Qt::Key_Space, Qt::Key_Space,
                                 Qt::Key_1,     Qt::Key_1,     Qt::Key_2,     Qt::Key_2,     Qt::Key_0};
    return keys[random.bounded(quint32(keys.size()))];
}

class Annotation
{
public:
    explicit Annotation(MainWindow &window) : m_window(window), m_watch(window), m_text(part<TextPane>(window))
    {
        QObject::connect(&window.session()->project(), &Project::decisionsChanged, &m_watch, [this] { ++m_decided; });
    }

    /// Milliseconds from a key that decides to the frame that shows it and the next unit.
    double decide()
    {
        if (!m_text->isAncestorOf(QApplication::focusWidget()))
            m_text->setFocus();
        const UnitId unit = m_text->currentUnit();
        const int before = m_decided;
        const double painted = m_watch.press(someKey(m_random));
        if (m_decided != before + 1 || m_text->currentUnit() == unit)
            qFatal("a key did not decide on unit %lld", unit.value);
        return painted;
    }

    /// To a unit that waits for a decision.
    void begin()
    {
        m_text->setFocus();
        if (!m_text->moveToNextUndecided())
            qFatal("there is nothing to decide");
    }

private:
    MainWindow &m_window;
    FrameWatch m_watch;
    TextPane *m_text;
    QRandomGenerator m_random{7};
    int m_decided = 0;
};

/// Trains again and again, so that there is always a model being trained.
void keepTraining(const MainWindow &window)
{
    ProjectSession &session = *window.session();
    if (session.training().isRunning())
        return;
    // The new model's predictions are another matter.
    session.predictions().cancel();
    part<QAction>(window, QStringLiteral("retrain"))->trigger();
    pass(500);
    if (!session.training().isRunning())
        qFatal("training does not start");
}

} // namespace

ViewFigures measureLongDocument(const QString &project, WindowConfig config)
{
    config.annotator.encoderFolder = QStringLiteral("/no model in this window");
    MainWindow window(config);
    show(window);
    FrameWatch watch(window);
    auto *bar = part<TextView>(window)->verticalScrollBar();
    ViewFigures figures;
    const double memory = residentMemory();
    figures.open = watch.after([&] { window.openProject(project); });
    pass(settleMs);
    figures.jump = watch.press(Qt::Key_End);
    if (bar->value() != bar->maximum())
        qFatal("the end was not reached");
    pass(settleMs);
    bar->setValue(bar->maximum() / 3);
    pass(settleMs);
    for (int i = 0; i < scrollFrames; ++i)
        figures.scroll.values.push_back(watch.after([bar] { bar->setValue(bar->value() + pixelsAFrame); }));
    figures.memory = residentMemory() - memory;
    return figures;
}

DecisionTimes measureDecisions(const QString &project, const WindowConfig &config, int decisions)
{
    MainWindow window(config);
    show(window);
    DecisionTimes times;
    {
        FrameWatch watch(window);
        times.open = watch.after([&] { window.openProject(project); });
    }
    if (!window.session())
        qFatal("the project does not open");
    PredictionService &predictions = window.session()->predictions();
    const bool ready = QTest::qWaitFor([&] { return predictions.annotator() && !predictions.isRunning(); }, modelLimitMs);
    if (!ready)
        qFatal("the model does not load");
    pass(settleMs);
    // Somewhere in the middle, where a person may be after a week.
    part<TextPane>(window)->goToSentence(must(window.session()->project().corpus().documents()).front().sentences / 3);
    Annotation annotation(window);
    annotation.begin();
    pass(settleMs);
    for (int i = 0; i < decisions; ++i) {
        const double before = threadTime();
        times.alone.values.push_back(annotation.decide());
        times.processor.values.push_back(threadTime() - before);
        pass(pauseMs);
    }
    for (int i = 0; i < decisions; ++i) {
        keepTraining(window);
        times.training.values.push_back(annotation.decide());
        pass(pauseMs);
    }
    window.session()->training().cancel();
    return times;
}

} // namespace glossator::bench
