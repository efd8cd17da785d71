#include <CLI/CLI.hpp>

#include <memory>

#include "cli/console.h"
#include "inventory/wordnetreader.h"
#include "service/project.h"

namespace glossator::cli {

namespace {

struct ShowOptions
{
    std::string project;
    std::string wordNet;
    int sentences = 3;
};

/// A sense to print: the decision's if there is one, else the likeliest.
struct Shown
{
    QString sense;
    QString certainty;
};

Shown senseOf(const UnitAnnotation &annotation)
{
    if (annotation.decision) {
        if (isRefusal(annotation.decision->verdict))
            return {{}, QStringLiteral("none")};
        return {annotation.decision->senses.value(0), QStringLiteral("sure")};
    }
    if (!annotation.prediction || annotation.prediction->candidates.empty())
        return {{}, QStringLiteral("–")};
    const SenseProbability &best = annotation.prediction->candidates.front();
    return {best.sense, QStringLiteral("%1 %").arg(qRound(100 * best.probability))};
}

QString wordsOf(const Sentence &sentence, const Unit &unit)
{
    QStringList words;
    for (const int token : unit.tokens)
        words.append(sentence.form(token).toString());
    return words.join(QLatin1Char(' '));
}

QString describeSentence(const AnnotatedSentence &annotated, const Inventory &inventory)
{
    QString text = QLatin1Char('\n') + annotated.sentence.text.simplified() + QLatin1Char('\n');
    for (std::size_t u = 0; u < annotated.sentence.units.size(); ++u) {
        const Unit &unit = annotated.sentence.units[u];
        const Shown shown = senseOf(annotated.annotations[u]);
        const SenseId sense = inventory.findSense(shown.sense);
        const QString gloss = sense.isValid() ? inventory.synset(inventory.sense(sense).synset).gloss : QString();
        text += QStringLiteral("  %1 %2 %3  %4\n")
                    .arg(wordsOf(annotated.sentence, unit), -18)
                    .arg(wordClassName(unit.wordClass), -4)
                    .arg(shown.certainty, 5)
                    .arg(gloss);
    }
    return text;
}

ExitCode show(const ShowOptions &options)
{
    const Result<std::unique_ptr<Project>> project = Project::open(pathFrom(options.project));
    if (!project)
        return fail(project.error());
    const Result<std::shared_ptr<const Inventory>> inventory =
        readWordNet(options.wordNet.empty() ? defaultWordNetFolder() : pathFrom(options.wordNet));
    if (!inventory)
        return fail(inventory.error());
    const Result<std::vector<DocumentRecord>> documents = (*project)->corpus().documents();
    if (!documents)
        return fail(documents.error());

    QString text;
    for (const DocumentRecord &document : *documents) {
        text += QStringLiteral("%1: %2 sentences, %3 tokens, %4 units, %5 decided\n")
                    .arg(document.info.name)
                    .arg(document.sentences)
                    .arg(document.tokens)
                    .arg(document.units)
                    .arg(document.decided);
        const Result<std::vector<AnnotatedSentence>> sentences = (*project)->corpus().sentences(document.id, 0, options.sentences);
        if (!sentences)
            return fail(sentences.error());
        for (const AnnotatedSentence &sentence : *sentences)
            text += describeSentence(sentence, **inventory);
    }
    return finishWith(text);
}

} // namespace

void addShow(CLI::App &app, Action &action)
{
    const auto options = std::make_shared<ShowOptions>();
    CLI::App *command = app.add_subcommand("show", "List a project's documents and the senses of their first sentences, for reading");
    command->add_option("project", options->project, "Project file")->required()->type_name("PROJECT");
    command->add_option("--sentences", options->sentences, "How many sentences of each document")
        ->capture_default_str()
        ->check(CLI::NonNegativeNumber)
        ->type_name("N");
    command->add_option("--wordnet", options->wordNet, "Folder of WordNet 3.0's dictionary files")->type_name("DIR");
    command->callback([options, &action] { action = [options](const std::stop_token &) { return show(*options); }; });
}

} // namespace glossator::cli
