#include "panes/training/trainingtexts.h"

#include <QCoreApplication>
#include <QLocale>

#include "messages/percenttext.h"

namespace glossator {

namespace {

struct TrainingTexts
{
    Q_DECLARE_TR_FUNCTIONS(glossator::TrainingTexts)
};

QString durationText(qint64 milliseconds)
{
    const qint64 seconds = (milliseconds + 999) / 1000;
    const QLocale locale;
    const auto twoDigits = [&locale](qint64 number) { return (number < 10 ? locale.toString(0) : QString()) + locale.toString(number); };
    if (seconds < 3600)
        return TrainingTexts::tr("%1:%2", "minutes:seconds").arg(locale.toString(seconds / 60), twoDigits(seconds % 60));
    return TrainingTexts::tr("%1:%2:%3", "hours:minutes:seconds")
        .arg(locale.toString(seconds / 3600), twoDigits(seconds / 60 % 60), twoDigits(seconds % 60));
}

} // namespace

QString trainingStatusText(const TrainingStatus &status)
{
    const QLocale locale;
    QStringList parts{TrainingTexts::tr("Step %1 of %2").arg(locale.toString(status.step), locale.toString(status.steps)),
                      TrainingTexts::tr("loss %1").arg(locale.toString(status.loss, 'f', 3)),
                      TrainingTexts::tr("%1 tokens/s").arg(locale.toString(qRound(status.tokensPerSecond)))};
    if (status.millisecondsLeft >= 0)
        parts.append(TrainingTexts::tr("%1 left", "time").arg(durationText(status.millisecondsLeft)));
    return parts.join(QStringLiteral(" · "));
}

QString trainingResultText(const ModelRecord &record)
{
    const QLocale locale;
    const auto score = [](double percent) { return messages::percentText(percent / 100, 1); };
    const ModelScores &scores = record.scores;
    const QString trained = TrainingTexts::tr("Model %1, trained on decisions: %2.").arg(record.version, locale.toString(scores.trainedOn));
    if (scores.heldOut == 0)
        return trained + u' ' + TrainingTexts::tr("No decision was held out, so there is no score yet.");
    const QString result = trained + u' '
        + TrainingTexts::tr("Right on held-out decisions (%1): %2 before, %3 after.")
              .arg(locale.toString(scores.heldOut), score(scores.before), score(scores.after));
    if (scores.after >= scores.before)
        return result;
    return result + u' ' + TrainingTexts::tr("That is fewer; Model ▸ Models of the project goes back to the model before.");
}

QString changedPredictionsText(const ChangedPredictions &changes)
{
    const QLocale locale;
    return TrainingTexts::tr("Predictions that name another sense now: %1 of %2 (undecided, to review: %3).")
        .arg(locale.toString(changes.changed), locale.toString(changes.compared), locale.toString(changes.open.size()));
}

} // namespace glossator
