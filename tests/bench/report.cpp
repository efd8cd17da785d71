#include "bench/report.h"

#include <QStringList>

namespace glossator::bench {

namespace {

QString row(const QString &what, double ours, double plain, const QString &mark)
{
    const auto number = [](double value) { return value <= 0 ? QStringLiteral("–") : QString::number(value, 'f', value < 100 ? 1 : 0); };
    return QStringLiteral("%1 %2 %3 %4\n").arg(what, -46).arg(number(ours), 10).arg(number(plain), 14).arg(mark, 8);
}

QJsonObject percentiles(const Times &times)
{
    return {{QStringLiteral("p50"), times.median()}, {QStringLiteral("p95"), times.percentile(0.95)}};
}

QJsonObject viewJson(const ViewFigures &project, const ViewFigures &longDocument)
{
    return {{QStringLiteral("key_to_paint_ms"), percentiles(project.key)},
            {QStringLiteral("open_ms"), project.open},
            {QStringLiteral("open_long_ms"), longDocument.open},
            {QStringLiteral("jump_end_ms"), longDocument.jump},
            {QStringLiteral("memory_over_empty_mb"), longDocument.memory},
            {QStringLiteral("scroll_frame_ms"), percentiles(longDocument.scroll)}};
}

} // namespace

QString Figures::table() const
{
    constexpr double none = 0;
    const auto millions = [](qint64 tokens) { return QString::number(double(tokens) / 1e6, 'g', 3); };
    const QString one = millions(projectTokens);
    const QString two = millions(longTokens);
    QString text = QStringLiteral("%1 %2 %3 %4\n")
                       .arg(QString(), -46)
                       .arg(QStringLiteral("Glossator"), 10)
                       .arg(QStringLiteral("QPlainTextEdit"), 14)
                       .arg(QStringLiteral("mark"), 8);
    text += row(QStringLiteral("key to paint, ms, median (%1 keys)").arg(project.key.values.size()), project.key.median(),
                plainProject.key.median(), {});
    text +=
        row(QStringLiteral("  95th percentile"), project.key.percentile(0.95), plainProject.key.percentile(0.95), QStringLiteral("< 16"));
    text += row(QStringLiteral("  slowest"), project.key.percentile(1), plainProject.key.percentile(1), {});
    text += row(QStringLiteral("  median of the processor's time in it"), processor.median(), none, {});
    text += row(QStringLiteral("while a model is trained, median (%1 keys)").arg(training.values.size()), training.median(), none, {});
    text += row(QStringLiteral("  95th percentile"), training.percentile(0.95), none, QStringLiteral("< 26"));
    text += row(QStringLiteral("  slowest"), training.percentile(1), none, {});
    text += row(QStringLiteral("open %1 million tokens, ms").arg(one), project.open, plainProject.open, QStringLiteral("< 1000"));
    text += row(QStringLiteral("open %1 million tokens, ms").arg(two), longDocument.open, plainLong.open, QStringLiteral("< 1000"));
    text += row(QStringLiteral("jump to their end, ms"), longDocument.jump, plainLong.jump, QStringLiteral("< 100"));
    text += row(QStringLiteral("memory they take, MB"), longDocument.memory, plainLong.memory, QStringLiteral("< 200"));
    text += row(QStringLiteral("scroll them, ms a frame, median"), longDocument.scroll.median(), plainLong.scroll.median(), {});
    text += row(QStringLiteral("  95th percentile"), longDocument.scroll.percentile(0.95), plainLong.scroll.percentile(0.95),
                QStringLiteral("< 16.7"));
    text += QStringLiteral("\nload average before %1, after %2, on %3 processors")
                .arg(loadBefore, 0, 'f', 1)
                .arg(loadAfter, 0, 'f', 1)
                .arg(processors);
    // The measurement and its training use up to two of them.
    text += loadBefore > 0.5 ? QStringLiteral("; the machine had other work, and the times are no better than an upper bound\n")
                             : QStringLiteral("\n");
    return text;
}

QJsonObject Figures::json() const
{
    QJsonObject object = viewJson(project, longDocument);
    object.insert(QStringLiteral("key_to_paint_training_ms"), percentiles(training));
    object.insert(QStringLiteral("key_to_paint_processor_ms"), percentiles(processor));
    object.insert(QStringLiteral("decisions"), qint64(project.key.values.size()));
    object.insert(QStringLiteral("decisions_training"), qint64(training.values.size()));
    object.insert(QStringLiteral("project_tokens"), projectTokens);
    object.insert(QStringLiteral("long_document_tokens"), longTokens);
    object.insert(QStringLiteral("baseline"), viewJson(plainProject, plainLong));
    object.insert(QStringLiteral("load_average_before"), loadBefore);
    object.insert(QStringLiteral("load_average_after"), loadAfter);
    object.insert(QStringLiteral("processors"), processors);
    return object;
}

} // namespace glossator::bench
