#include "desktop/options.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRegularExpression>

#include <cstdio>
#include <cstdlib>

namespace glossator {

namespace {

struct OptionTexts
{
    Q_DECLARE_TR_FUNCTIONS(glossator::OptionTexts)
};

[[noreturn]] void refuse(const QString &message)
{
    std::fprintf(stderr, "%s\n", qUtf8Printable(message));
    std::exit(2);
}

QSize sizeFrom(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("^(\\d{3,5})x(\\d{3,5})$"));
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        refuse(OptionTexts::tr("The size “%1” is not of the form 1280x800.").arg(text));
    return {match.captured(1).toInt(), match.captured(2).toInt()};
}

SceneOptions sceneFrom(const QCommandLineParser &parser)
{
    SceneOptions scene{parser.value(QStringLiteral("show")), parser.value(QStringLiteral("decide")).toInt(),
                       parser.value(QStringLiteral("second-model"))};
    if (!scene.show.isEmpty() && !Scene::subjects().contains(scene.show))
        refuse(OptionTexts::tr("A picture cannot show “%1”, but one of these: %2.")
                   .arg(scene.show, Scene::subjects().join(QStringLiteral(", "))));
    return scene;
}

void addOptions(QCommandLineParser *parser)
{
    parser->setApplicationDescription(OptionTexts::tr("A workbench for word senses."));
    parser->addHelpOption();
    parser->addVersionOption();
    parser->addPositionalArgument(QStringLiteral("project"), OptionTexts::tr("A project to open."), QStringLiteral("[project]"));
    const auto file = QStringLiteral("file");
    const auto folder = QStringLiteral("folder");
    parser->addOptions({
        {QStringLiteral("sample"), OptionTexts::tr("Open the sample project; make it first if need be.")},
        {QStringLiteral("no-restore"), OptionTexts::tr("Begin anew, not where the last session was.")},
        {QStringLiteral("device"), OptionTexts::tr("Where the model computes: auto, cpu, cuda, cuda:1 …"), QStringLiteral("name")},
        {QStringLiteral("model"), OptionTexts::tr("The trained model, instead of the one that comes with the program."), file},
        {QStringLiteral("encoder"), OptionTexts::tr("The folder of the encoder."), folder},
        {QStringLiteral("wordnet"), OptionTexts::tr("The folder of WordNet's dictionary files."), folder},
        {QStringLiteral("theme"), OptionTexts::tr("Colours: system, light, dark or high-contrast."), QStringLiteral("name")},
        {QStringLiteral("language"), OptionTexts::tr("The language of the program, for example en or ar."), QStringLiteral("code")},
        {QStringLiteral("screenshot"), OptionTexts::tr("Write a picture of the window to this file (PNG) and end."), file},
        {QStringLiteral("show"), OptionTexts::tr("What the picture shows in front: a pane or a dialog, for example search or preferences."),
         QStringLiteral("name")},
        {QStringLiteral("decide"), OptionTexts::tr("Decide on so many words before the picture is taken."), QStringLiteral("number")},
        {QStringLiteral("second-model"), OptionTexts::tr("The cross-encoder that a picture of second-opinion asks."), file},
        {QStringLiteral("size"), OptionTexts::tr("The size of the window, for example 1280x800."), QStringLiteral("size")},
        {QStringLiteral("wait"), OptionTexts::tr("Take the picture when the whole project is predicted.")},
    });
}

} // namespace

DesktopOptions parseOptions()
{
    QCommandLineParser parser;
    addOptions(&parser);
    if (!parser.parse(QCoreApplication::arguments()))
        refuse(parser.errorText());
    if (parser.isSet(QStringLiteral("help")))
        parser.showHelp(0);
    if (parser.isSet(QStringLiteral("version")))
        parser.showVersion();
    if (parser.positionalArguments().size() > 1)
        refuse(OptionTexts::tr("Only one project can be opened."));
    DesktopOptions options;
    options.project = parser.positionalArguments().value(0);
    options.sample = parser.isSet(QStringLiteral("sample"));
    options.annotator = {parser.value(QStringLiteral("encoder")), parser.value(QStringLiteral("model")),
                         parser.value(QStringLiteral("wordnet")), parser.value(QStringLiteral("device"))};
    options.language = parser.value(QStringLiteral("language"));
    options.theme = parser.value(QStringLiteral("theme"));
    options.screenshot = {parser.value(QStringLiteral("screenshot")), sceneFrom(parser), parser.isSet(QStringLiteral("wait"))};
    if (parser.isSet(QStringLiteral("size")))
        options.size = sizeFrom(parser.value(QStringLiteral("size")));
    // A picture is the same whatever was done before.
    options.restore = !parser.isSet(QStringLiteral("no-restore")) && options.screenshot.path.isEmpty();
    return options;
}

} // namespace glossator
