#include "store/sentencesnapshot.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

#include "store/sentenceloader.h"
#include "store/sqlcall.h"

namespace glossator {

namespace {

constexpr QLatin1StringView idName("id");
constexpr QLatin1StringView splitOffName("splitOff");
constexpr QLatin1StringView analysedName("analysed");
constexpr QLatin1StringView externalName("external");
constexpr QLatin1StringView gapName("gap");
constexpr QLatin1StringView textName("text");
constexpr QLatin1StringView tokensName("tokens");
constexpr QLatin1StringView unitsName("units");
constexpr QLatin1StringView classesName("class");
constexpr QLatin1StringView lemmaName("lemma");

QJsonArray packedTokens(const Sentence &sentence)
{
    QJsonArray tokens;
    for (const Token &token : sentence.tokens)
        tokens.append(QJsonArray{token.start, token.end, int(token.tag), token.lemma});
    return tokens;
}

QJsonArray packedUnits(const RepairSentence &content)
{
    QJsonArray units;
    for (size_t i = 0; i < content.units.size(); ++i) {
        const Unit &unit = content.sentence.units[i];
        QJsonArray tokens;
        for (const int token : unit.tokens)
            tokens.append(token);
        units.append(QJsonObject{{idName, content.units[i].value},
                                 {tokensName, tokens},
                                 {classesName, int(unit.wordClass)},
                                 {lemmaName, unit.lemma},
                                 {externalName, unit.externalId}});
    }
    return units;
}

bool readTokens(const QJsonArray &packed, Sentence &sentence)
{
    for (const QJsonValue value : packed) {
        const QJsonArray token = value.toArray();
        const int tag = token.size() == 4 ? token[2].toInt(-1) : -1;
        if (tag < 0 || tag >= universalTagCount)
            return false;
        const int start = token[0].toInt(-1);
        const int end = token[1].toInt(-1);
        if (start < 0 || end < start || end > sentence.text.size())
            return false;
        sentence.tokens.push_back({start, end, UniversalTag(tag), token[3].toString()});
    }
    return true;
}

bool readUnits(const QJsonArray &packed, RepairSentence &content)
{
    for (const QJsonValue value : packed) {
        const QJsonObject object = value.toObject();
        const int wordClass = object[classesName].toInt(-1);
        Unit unit{{}, WordClass::Noun, object[lemmaName].toString(), object[externalName].toString()};
        for (const QJsonValue token : object[tokensName].toArray())
            unit.tokens.push_back(token.toInt(-1));
        const bool inOrder = std::ranges::adjacent_find(unit.tokens, std::greater_equal()) == unit.tokens.end();
        if (wordClass < 0 || wordClass > int(WordClass::Adverb) || unit.tokens.empty() || !inOrder || unit.tokens.front() < 0
            || unit.tokens.back() >= int(content.sentence.tokens.size()))
            return false;
        unit.wordClass = WordClass(wordClass);
        content.sentence.units.push_back(std::move(unit));
        content.units.push_back({object[idName].toInteger(-1)});
    }
    return true;
}

} // namespace

Result<std::vector<SentenceSnapshot>> takeSnapshot(Database &database, DocumentId document, qint64 first, qint64 count)
{
    auto sentences = loadSentences(database, document, first, count);
    if (!sentences)
        return sentences.error();
    std::vector<SentenceSnapshot> snapshots;
    for (AnnotatedSentence &loaded : *sentences) {
        SentenceSnapshot &snapshot = snapshots.emplace_back();
        snapshot.content.id = loaded.id;
        snapshot.content.sentence = std::move(loaded.sentence);
        for (const UnitAnnotation &annotation : loaded.annotations)
            snapshot.content.units.push_back(annotation.id);
        Query query(database, "SELECT split_off FROM sentences WHERE id = ?1");
        snapshot.splitOff = query.bind(loaded.id.value).next() && query.number(0) != 0;
    }
    return snapshots;
}

QByteArray packSnapshots(const std::vector<SentenceSnapshot> &snapshots)
{
    QJsonArray sentences;
    for (const auto &[content, splitOff] : snapshots) {
        sentences.append(QJsonObject{{idName, content.id.value},
                                     {splitOffName, splitOff},
                                     {analysedName, content.sentence.analysed},
                                     {externalName, content.sentence.externalId},
                                     {gapName, content.sentence.gap},
                                     {textName, content.sentence.text},
                                     {tokensName, packedTokens(content.sentence)},
                                     {unitsName, packedUnits(content)}});
    }
    return QJsonDocument(sentences).toJson(QJsonDocument::Compact);
}

std::optional<std::vector<SentenceSnapshot>> unpackSnapshots(const QByteArray &packed)
{
    const QJsonDocument document = QJsonDocument::fromJson(packed);
    if (!document.isArray() || document.array().isEmpty())
        return {};
    std::vector<SentenceSnapshot> snapshots;
    for (const QJsonValue value : document.array()) {
        const QJsonObject object = value.toObject();
        SentenceSnapshot &snapshot = snapshots.emplace_back();
        RepairSentence &content = snapshot.content;
        content.id = {object[idName].toInteger(-1)};
        snapshot.splitOff = object[splitOffName].toBool();
        content.sentence.analysed = object[analysedName].toBool();
        content.sentence.externalId = object[externalName].toString();
        content.sentence.gap = object[gapName].toString();
        content.sentence.text = object[textName].toString();
        if (!content.id.isValid() || !readTokens(object[tokensName].toArray(), content.sentence)
            || !readUnits(object[unitsName].toArray(), content))
            return {};
    }
    return snapshots;
}

std::vector<RepairSentence> contentsOf(const std::vector<SentenceSnapshot> &snapshots)
{
    std::vector<RepairSentence> contents;
    std::ranges::transform(snapshots, std::back_inserter(contents), &SentenceSnapshot::content);
    return contents;
}

} // namespace glossator
