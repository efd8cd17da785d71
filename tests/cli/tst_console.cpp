#include <QTemporaryFile>
#include <QTest>

#include <functional>

#include <unistd.h>

#include "cli/console.h"

using namespace glossator;

/// What long tasks say of themselves where nobody watches.
class TestConsole : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void logsHowFarItIs();
    void shortTasksLeaveTheLogAlone();
    void logsNowAndThen();
};

namespace {

/// What goes to standard error, which is a file meanwhile.
QByteArray loggedBy(const std::function<void()> &task)
{
    QTemporaryFile log;
    if (!log.open())
        qFatal("no temporary file");
    const int terminal = ::dup(STDERR_FILENO);
    ::dup2(log.handle(), STDERR_FILENO);
    task();
    ::dup2(terminal, STDERR_FILENO);
    ::close(terminal);
    log.seek(0);
    return log.readAll();
}

constexpr qint64 never = 3'600'000;

} // namespace

void TestConsole::logsHowFarItIs()
{
    const QByteArray log = loggedBy([] {
        cli::ProgressLine line(QStringLiteral("Teacher: gloss"), {.first = 0, .next = 0});
        line.show(Progress{32, 0});
        line.control({}).progress(64, 640);
    });
    QCOMPARE(log, QByteArray("glossator-cli: Teacher: gloss 32\nglossator-cli: Teacher: gloss 64 of 640 (10 %)\n"));
}

void TestConsole::shortTasksLeaveTheLogAlone()
{
    const QByteArray log = loggedBy([] {
        cli::ProgressLine line(QStringLiteral("Reading: byte"));
        for (int step = 0; step < 100; ++step)
            line.show(Progress{step, 100});
    });
    QCOMPARE(log, QByteArray());
}

void TestConsole::logsNowAndThen()
{
    const QByteArray log = loggedBy([] {
        cli::ProgressLine line(QStringLiteral("Training: step"), {.first = 0, .next = never});
        for (int step = 0; step < 100; ++step)
            line.show(Progress{step, 100});
    });
    QCOMPARE(log.count('\n'), 1);
}

QTEST_GUILESS_MAIN(TestConsole)
#include "tst_console.moc"
