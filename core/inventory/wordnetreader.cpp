#include "inventory/wordnetreader.h"

#include <QDir>

#include "inventory/wordnetfiles.h"

namespace glossator {

namespace {

struct FileSuffix
{
    WordClass wordClass;
    QLatin1StringView name;
};

constexpr std::array<FileSuffix, 4> fileSuffixes{{
    {WordClass::Noun, QLatin1StringView("noun")},
    {WordClass::Verb, QLatin1StringView("verb")},
    {WordClass::Adjective, QLatin1StringView("adj")},
    {WordClass::Adverb, QLatin1StringView("adv")},
}};

// What WordNet 3.0 holds; only to reserve memory.
constexpr int expectedSenses = 206941;
constexpr int expectedSynsets = 117659;

} // namespace

Result<std::shared_ptr<const Inventory>> readWordNet(const QString &folder)
{
    const QDir directory(folder);
    Inventory::Builder builder;
    builder.reserve(expectedSenses, expectedSynsets);
    SynsetOffsets offsets;
    for (const FileSuffix &suffix : fileSuffixes) {
        const QString data = directory.filePath(QStringLiteral("data.") + suffix.name);
        if (const Result<void> read = readDataFile(data, suffix.wordClass, offsets, builder); !read)
            return read.error();
        const QString exceptions = directory.filePath(suffix.name + QStringLiteral(".exc"));
        if (const Result<void> read = readExceptions(exceptions, suffix.wordClass, builder); !read)
            return read.error();
    }
    const QString senses = directory.filePath(QStringLiteral("index.sense"));
    if (const Result<void> read = readSenseIndex(senses, offsets, builder); !read)
        return read.error();
    return builder.build(QStringLiteral("wordnet-3.0"));
}

QString missingWordNetFile(const QString &folder)
{
    const QDir directory(folder);
    QStringList names{QStringLiteral("index.sense")};
    for (const FileSuffix &suffix : fileSuffixes)
        names << QStringLiteral("data.") + suffix.name << suffix.name + QStringLiteral(".exc");
    for (const QString &name : names) {
        if (!directory.exists(name))
            return directory.filePath(name);
    }
    return {};
}

QString defaultWordNetFolder()
{
    return qEnvironmentVariable("GLOSSATOR_WORDNET", QStringLiteral("/usr/share/wordnet"));
}

} // namespace glossator
