#include "bench/textbaseline.h"

#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>

namespace glossator::bench {

namespace {

constexpr QSize windowSize(1280, 800);
constexpr int scrollFrames = 300;
constexpr int linesAFrame = 3;

} // namespace

ViewFigures measurePlainTextEdit(const QString &text, int keys)
{
    QPlainTextEdit edit;
    edit.resize(windowSize);
    edit.show();
    if (!QTest::qWaitForWindowActive(&edit))
        qFatal("the editor does not show");
    pass(200);
    FrameWatch watch(edit);
    const double memory = residentMemory();
    ViewFigures figures;
    figures.open = watch.after([&] { edit.setPlainText(text); });
    pass(200);
    figures.memory = residentMemory() - memory;
    figures.jump = watch.press(Qt::Key_End, Qt::ControlModifier);
    figures.memory = std::max(figures.memory, residentMemory() - memory);
    edit.verticalScrollBar()->setValue(0);
    pass(50);
    for (int i = 0; i < scrollFrames; ++i) {
        QScrollBar *bar = edit.verticalScrollBar();
        figures.scroll.values.push_back(watch.after([bar] { bar->setValue(bar->value() + linesAFrame); }));
    }
    edit.setTextCursor(QTextCursor(edit.document()->findBlockByNumber(edit.document()->blockCount() / 2)));
    pass(50);
    for (int i = 0; i < keys; ++i) {
        figures.key.values.push_back(watch.press(Qt::Key_E));
        pass(5);
    }
    return figures;
}

} // namespace glossator::bench
