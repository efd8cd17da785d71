#include "desktop/scene.h"

#include <QAction>
#include <QDockWidget>
#include <QTimer>

#include <algorithm>

#include "panes/search/searchpane.h"
#include "panes/text/textpane.h"
#include "window/mainwindow.h"
#include "window/projectsession.h"

namespace glossator {

namespace {

/// Panes that lay out after something changed are done by then.
constexpr int settleMs = 500;
/// A search, and the concordance, which asks the store.
constexpr int searchMs = 1500;

const auto training = QStringLiteral("training");
const auto secondOpinion = QStringLiteral("second-opinion");

/// Name of the subject, and the action that brings it up.
const std::pair<QString, QString> actionSubjects[] = {
    {QStringLiteral("search"), QStringLiteral("search")},
    {QStringLiteral("concordance"), QStringLiteral("concordance")},
    {QStringLiteral("assistant"), QStringLiteral("newProject")},
    {QStringLiteral("preferences"), QStringLiteral("preferences")},
    {QStringLiteral("shortcuts"), QStringLiteral("shortcutSheet")},
    {QStringLiteral("handbook"), QStringLiteral("handbook")},
    {QStringLiteral("activity"), QStringLiteral("activity")},
    {QStringLiteral("sure-band"), QStringLiteral("acceptSure")},
    {QStringLiteral("blind-mode"), QStringLiteral("blindMode")},
    {QStringLiteral("frequency"), QStringLiteral("frequencyWeight")},
    {QStringLiteral("repair"), QStringLiteral("repairSentence")},
    {QStringLiteral("guideline"), QStringLiteral("guideline")},
    {QStringLiteral("guidelines"), QStringLiteral("projectGuidelines")},
    {QStringLiteral("skip-rules"), QStringLiteral("skipRules")},
    {QStringLiteral("import"), QStringLiteral("importDocuments")},
    {QStringLiteral("export"), QStringLiteral("exportDocuments")},
    {QStringLiteral("about"), QStringLiteral("about")},
};
const QStringList dockSubjects{QStringLiteral("documents"), QStringLiteral("senses"), training, QStringLiteral("history")};

/// What people decide, over and over: mostly what the model suggests.
const QString decisionActions[] = {
    QStringLiteral("acceptFirst"),  QStringLiteral("acceptFirst"), QStringLiteral("chooseSense2"), QStringLiteral("acceptFirst"),
    QStringLiteral("chooseSense3"), QStringLiteral("acceptFirst"), QStringLiteral("acceptFirst"),  QStringLiteral("unsure"),
};
/// Frequent in any English text.
const auto searchedWord = QStringLiteral("old");

} // namespace

Scene::Scene(MainWindow &window, SceneOptions options, QObject *parent) : QObject(parent), m_window(window), m_options(std::move(options))
{}

QStringList Scene::subjects()
{
    QStringList names = dockSubjects;
    names.append(secondOpinion);
    for (const auto &[name, action] : actionSubjects)
        names.append(name);
    return names;
}

void Scene::play()
{
    decide();
    bringToFront();
    if (m_options.show == training && m_options.decisions >= TrainingService::minimumDecisions)
        retrain();
    else if (m_options.show == secondOpinion)
        askSecondModel();
    else
        readyIn(searchMs);
}

void Scene::trigger(const QString &action)
{
    m_window.findChild<QAction *>(action)->trigger();
}

void Scene::readyIn(int ms)
{
    QTimer::singleShot(ms, this, &Scene::ready);
}

void Scene::decide()
{
    for (int i = 0; i < m_options.decisions; ++i)
        trigger(decisionActions[size_t(i) % std::size(decisionActions)]);
}

void Scene::bringToFront()
{
    if (auto *dock = m_window.findChild<QDockWidget *>(m_options.show + QStringLiteral("Dock"))) {
        dock->show();
        dock->raise();
    }
    const auto subject = std::ranges::find(actionSubjects, m_options.show, &std::pair<QString, QString>::first);
    if (subject != std::end(actionSubjects))
        trigger(subject->second);
    if (m_options.show == QLatin1StringView("search")) {
        UnitFilter filter;
        filter.text = searchedWord;
        m_window.findChild<SearchPane *>()->setFilter(filter);
    }
}

/// Until the new model's predictions are compared with the old one's.
void Scene::retrain()
{
    ProjectSession &session = *m_window.session();
    connect(&session.training(), &TrainingService::failed, this, &Scene::failed);
    connect(&session.changes(), &PredictionChanges::found, this, [this] { readyIn(searchMs); });
    trigger(QStringLiteral("retrain"));
}

/// The project keeps the model once it has answered; then the window can ask it.
void Scene::askSecondModel()
{
    SecondOpinion &second = m_window.session()->secondOpinion();
    connect(&second, &SecondOpinion::failed, this, [this](int, const Error &error) { Q_EMIT failed(error); });
    connect(
        &second, &SecondOpinion::answered, this,
        [this, &second] {
            connect(&second, &SecondOpinion::answered, this, [this] { readyIn(settleMs); });
            trigger(QStringLiteral("secondOpinion"));
        },
        Qt::SingleShotConnection);
    second.ask(m_window.findChild<TextPane *>()->currentUnit(), m_options.secondModel);
}

} // namespace glossator
