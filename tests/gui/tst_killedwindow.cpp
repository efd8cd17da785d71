#include <QAction>
#include <QComboBox>
#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QProcess>
#include <QPushButton>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <cstdio>

#include "dialogs/importdialog.h"
#include "gui/guitesting.h"
#include "models/senselistmodel.h"
#include "panes/text/textpane.h"
#include "service/importservice.h"
#include "window/projectsession.h"

using namespace glossator;
using namespace glossator::testing;

namespace {

constexpr auto childArgument = "--annotate";
const QString text = QStringLiteral(GLOSSATOR_TEST_DATA "/io/gum-voyage-york.txt");
const QString nothing = QStringLiteral("-");
const QString none = QStringLiteral("none-of-these");

QString stateOf(const std::optional<Decision> &decision)
{
    if (!decision)
        return nothing;
    return decision->verdict == Verdict::NoneOfThese ? none : decision->senses.join(u',');
}

/// The actions that redo comes to, one after the other.
QString redoStack(Project &project)
{
    QStringList actions;
    const auto first = project.history().firstUndone();
    if (!first || !*first)
        return nothing;
    actions.append(QString::number((*first)->value));
    const auto after = project.history().after(**first);
    if (!after)
        return QStringLiteral("unreadable");
    for (auto entry = after->rbegin(); entry != after->rend(); ++entry) {
        if (entry->state == HistoryEntry::State::Undone)
            actions.append(QString::number(entry->action.value));
    }
    return actions.join(u',');
}

void say(const QString &line)
{
    std::fprintf(stdout, "%s\n", qUtf8Printable(line));
    std::fflush(stdout);
}

/// Plays an annotator in the killed process: decides, undoes, redoes, and meanwhile imports, trains and exports. Says what a key is about to
/// do ("begin UNIT STATE"), and what the window shows once it has been painted ("shown UNIT STATE REDOSTACK").
class Player : public QObject
{
public:
    Player(MainWindow &window, const QString &folder) : m_window(window), m_text(*part<TextPane>(window)), m_folder(folder)
    {
        auto *timer = new QTimer(this);
        connect(timer, &QTimer::timeout, this, &Player::play);
        timer->start(0);
    }

private:
    void play()
    {
        if (const QWidget *dialog = openDialog(QStringLiteral("importDialog"))) {
            // Until it has looked at the file there is nothing to click.
            part<QPushButton>(*dialog, QStringLiteral("importStart"))->click();
            return;
        }
        // A dialog (training may refuse) would take the keys; they come back with the window's activation.
        if (QWidget *dialog = openDialog(QStringLiteral("errorDialog")))
            dialog->close();
        if (QApplication::activeWindow() != &m_window || !m_text.isAncestorOf(QApplication::focusWidget())) {
            m_window.activateWindow();
            m_text.setFocus();
            return;
        }
        if (!m_text.currentUnit().isValid())
            return;
        switch (++m_count) {
        case 12:
            startImport();
            break;
        case 24:
            part<QAction>(m_window, QStringLiteral("retrain"))->trigger();
            break;
        case 36:
            startExport();
            break;
        default:
            if (m_count % 9 == 7)
                takeBack();
            else if (m_count % 18 == 8)
                doAgain();
            else
                decide();
        }
    }

    void decide()
    {
        const UnitId unit = m_text.currentUnit();
        const QAbstractItemModel *senses = part<QListView>(m_window, QStringLiteral("senseList"))->model();
        const bool refuse = m_count % 6 == 5;
        const int row = senses->rowCount() > 1 ? m_count % 2 : 0;
        if (senses->rowCount() == 0) {
            press(m_window, Qt::Key_Right);
            return;
        }
        const QString sense = senses->index(row, 0).data(SenseListModel::KeyRole).toString();
        say(QStringLiteral("begin %1 %2").arg(unit.value).arg(refuse ? none : sense));
        press(m_window, refuse ? Qt::Key_0 : Qt::Key(int(Qt::Key_1) + row));
        shown(unit);
        m_done.push_back(unit);
        m_undone.clear();
        // All are decided: decide anew, backwards.
        if (m_text.currentUnit() == unit)
            press(m_window, Qt::Key_Left);
    }

    /// Takes back what decide() did last, twice, so that redo has somewhere to go after doAgain(), too. What was in force before that is not
    /// the player's to know.
    void takeBack()
    {
        for (int i = 0; i < 2 && !m_done.empty(); ++i) {
            const UnitId unit = m_done.back();
            m_done.pop_back();
            m_undone.push_back(unit);
            say(QStringLiteral("begin %1 undo").arg(unit.value));
            press(m_window, Qt::Key_Z, Qt::ControlModifier);
            shown(unit);
        }
    }

    void doAgain()
    {
        if (m_undone.empty())
            return;
        const UnitId unit = m_undone.back();
        m_undone.pop_back();
        m_done.push_back(unit);
        say(QStringLiteral("begin %1 redo").arg(unit.value));
        press(m_window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        shown(unit);
        press(m_window, Qt::Key_Right);
    }

    void shown(UnitId unit)
    {
        // Painted, and read back from the window, not from the store.
        const UnitId current = m_text.currentUnit();
        m_text.setCurrentUnit(unit);
        m_window.repaint();
        const auto *model = qobject_cast<const SenseListModel *>(part<QListView>(m_window, QStringLiteral("senseList"))->model());
        say(QStringLiteral("shown %1 %2 %3").arg(unit.value).arg(stateOf(model->decision()), redoStack(m_window.session()->project())));
        m_text.setCurrentUnit(current);
    }

    void startImport()
    {
        part<QAction>(m_window, QStringLiteral("importDocuments"))->trigger();
        auto *dialog = qobject_cast<ImportDialog *>(openDialog(QStringLiteral("importDialog")));
        dialog->addFiles({text});
    }

    void startExport()
    {
        part<QAction>(m_window, QStringLiteral("exportDocuments"))->trigger();
        QWidget *dialog = openDialog(QStringLiteral("exportDialog"));
        part<QLineEdit>(*dialog, QStringLiteral("exportPath"))->setText(m_folder + QStringLiteral("/gold.data.xml"));
        part<QPushButton>(*dialog, QStringLiteral("exportStart"))->click();
        // A killed process before this one may have written it already.
        if (QWidget *question = openDialog(QStringLiteral("replaceQuestion")))
            part<QPushButton>(*question, QStringLiteral("replaceFiles"))->click();
    }

    MainWindow &m_window;
    TextPane &m_text;
    QString m_folder;
    std::vector<UnitId> m_done;
    std::vector<UnitId> m_undone;
    int m_count = 0;
};

int annotate(int argc, char **argv)
{
    QApplication application(argc, argv);
    const OwnPreferences preferences;
    MainWindow window{WindowConfig{}};
    window.show();
    const QString path = QString::fromLocal8Bit(argv[2]);
    window.openProject(path);
    if (!window.session()) {
        say(QStringLiteral("refused"));
        return 1;
    }
    const Player player(window, QFileInfo(path).path());
    return QApplication::exec();
}

/// What the killed process promised.
struct Promise
{
    QHash<qint64, QString> shown;
    std::optional<qint64> inFlight; ///< begun, and killed before it showed
    QString redoStack; ///< after the last key that showed; empty: none did
    int keys = 0; ///< pressed and shown
    int otherwise = 0; ///< decisions that showed as something else than what the key meant
};

Promise promiseIn(const QByteArray &output)
{
    Promise promise;
    // The last line may have been cut short.
    const QList<QByteArray> lines = output.left(output.lastIndexOf('\n') + 1).split('\n');
    QByteArray begun;
    for (const QByteArray &line : lines) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() < 3)
            continue;
        const qint64 unit = words[1].toLongLong();
        if (words[0] == "begin") {
            promise.inFlight = unit;
            begun = words[2];
        } else {
            ++promise.keys;
            promise.otherwise += begun != "undo" && begun != "redo" && begun != words[2];
            promise.redoStack = QString::fromUtf8(words.value(3));
            promise.shown.insert(unit, QString::fromUtf8(words[2]));
            promise.inFlight.reset();
        }
    }
    return promise;
}

} // namespace

/// A window that plays the workflow is killed at random moments; what it has shown must be in the project.
class KilledWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void losesNoDecision();

private:
    QTemporaryDir m_folder;
    QString m_path;
};

void KilledWindowTest::initTestCase()
{
    m_path = m_folder.filePath(QStringLiteral("york.glossator"));
    auto project = Project::create(m_path);
    QVERIFY(project);
    QVERIFY(importFiles(m_path, {{text}, {}, {}}, {}));
    PredictionService predictions(**project, {});
    QSignalSpy finished(&predictions, &PredictionService::finished);
    predictions.refresh();
    QVERIFY(finished.wait(240'000));
}

void KilledWindowTest::losesNoDecision()
{
    // More of them: ./dev test-kills.
    bool isGiven = false;
    const int given = qEnvironmentVariableIntValue("GLOSSATOR_KILLS", &isGiven);
    const int rounds = isGiven ? given : 20;
    constexpr int earliestMs = 100;
    constexpr int latestMs = 4000;
    const quint32 seed = QRandomGenerator::global()->generate();
    QRandomGenerator random(seed);
    qInfo("seed %u", seed);
    QHash<qint64, QString> expected;
    int keys = 0;
    int redoStacks = 0;
    for (int round = 0; round < rounds; ++round) {
        QProcess window;
        window.setProcessChannelMode(QProcess::SeparateChannels);
        window.start(QCoreApplication::applicationFilePath(), {QLatin1StringView(childArgument), m_path});
        QVERIFY(window.waitForStarted());
        // From the first sign of life on, so that slow starts do not waste rounds.
        QTRY_VERIFY_WITH_TIMEOUT(window.bytesAvailable() > 0, 60'000);
        QTest::qWait(random.bounded(earliestMs, latestMs));
        window.kill();
        QVERIFY(window.waitForFinished());
        const Promise promise = promiseIn(window.readAllStandardOutput());
        QCOMPARE(promise.otherwise, 0);
        keys += promise.keys;
        expected.insert(promise.shown);

        const auto project = Project::open(m_path);
        QVERIFY2(project, "the project does not open");
        for (auto unit = expected.cbegin(); unit != expected.cend(); ++unit) {
            const auto decision = (*project)->decisions().inForce(UnitId{unit.key()});
            QVERIFY(decision);
            if (promise.inFlight != unit.key())
                QVERIFY2(stateOf(*decision) == unit.value(),
                         qPrintable(QStringLiteral("round %1, unit %2: shown %3, stored %4")
                                        .arg(round)
                                        .arg(unit.key())
                                        .arg(unit.value(), stateOf(*decision))));
        }
        if (!promise.inFlight && !promise.redoStack.isEmpty())
            QCOMPARE(redoStack(**project), promise.redoStack);
        redoStacks += !promise.inFlight && promise.redoStack.contains(QRegularExpression(QStringLiteral("\\d")));
        // The next round knows what became of the key that was on its way.
        if (promise.inFlight)
            expected.insert(*promise.inFlight, stateOf(*(*project)->decisions().inForce(UnitId{*promise.inFlight})));
    }
    qInfo("%d kills, %d keys shown, %lld units: no decision lost, no project damaged, %d redo stacks as they were", rounds, keys,
          qlonglong(expected.size()), redoStacks);
    QVERIFY(keys > rounds * 10);
}

int main(int argc, char **argv)
{
    if (argc == 3 && std::string_view(argv[1]) == childArgument)
        return annotate(argc, argv);
    QApplication application(argc, argv);
    KilledWindowTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_killedwindow.moc"
