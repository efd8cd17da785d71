#include "bench/largeproject.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

#include <unistd.h>

#include "bench/measuring.h"
#include "io/documentio.h"
#include "store/corpusstore.h"
#include "store/corpuswriter.h"
#include "store/database.h"
#include "store/predictionstore.h"
#include "store/schema.h"

namespace glossator::bench {

namespace {

constexpr quint32 seed = 20240229;
constexpr qint64 sentencesAtATime = 4000;

class Sentences : public DocumentSink
{
public:
    std::vector<Sentence> sentences;

    Result<void> beginDocument(const DocumentInfo &) override { return {}; }
    Result<void> addSentence(Sentence &&sentence) override
    {
        sentences.push_back(std::move(sentence));
        return {};
    }
    Result<void> endDocument(const QString &) override { return {}; }
};

/// The text's sentences in a random order, then all of them in another, and so on; paragraphs of one to seven.
class EndlessText
{
public:
    explicit EndlessText(const AnnotatedText &text) : m_text(text), m_order(text.sentences.size())
    {
        std::iota(m_order.begin(), m_order.end(), size_t(0));
    }

    /// A place in AnnotatedText::sentences.
    size_t next()
    {
        if (m_next == 0)
            std::shuffle(m_order.begin(), m_order.end(), m_random);
        const size_t place = m_order[m_next];
        m_next = (m_next + 1) % m_order.size();
        return place;
    }

    Sentence sentence(size_t place)
    {
        Sentence sentence = m_text.sentences[place];
        if (m_left == 0) {
            sentence.gap = m_isFirst ? QString() : QStringLiteral("\n\n");
            m_left = 1 + int(m_random.bounded(7));
        } else {
            sentence.gap = QStringLiteral(" ");
        }
        m_isFirst = false;
        --m_left;
        return sentence;
    }

    /// The probabilities nearer to each other or farther apart.
    Prediction varied(const Prediction &prediction)
    {
        Prediction result = prediction;
        const double power = 0.5 + 1.5 * m_random.generateDouble();
        float sum = 0;
        for (SenseProbability &candidate : result.candidates) {
            candidate.probability = float(std::pow(double(candidate.probability), power));
            sum += candidate.probability;
        }
        for (SenseProbability &candidate : result.candidates)
            candidate.probability /= sum;
        return result;
    }

private:
    const AnnotatedText &m_text;
    QRandomGenerator m_random{seed};
    std::vector<size_t> m_order;
    size_t m_next = 0;
    int m_left = 0;
    bool m_isFirst = true;
};

/// The places in the text that the document's sentences come from.
std::vector<size_t> writeText(Database &database, const AnnotatedText &text, qint64 tokens, DocumentId *document)
{
    EndlessText endless(text);
    std::vector<size_t> places;
    CorpusWriter writer(database, {}, {});
    must(writer.beginDocument({QStringLiteral("long.txt"), {}, {}}));
    for (qint64 written = 0; written < tokens;) {
        places.push_back(endless.next());
        Sentence sentence = endless.sentence(places.back());
        written += qint64(sentence.tokens.size());
        must(writer.addSentence(std::move(sentence)));
    }
    must(writer.endDocument(QStringLiteral("\n")));
    *document = must(writer.commit()).front();
    return places;
}

void writePredictions(Database &database, const AnnotatedText &text, DocumentId document, std::span<const size_t> places)
{
    EndlessText variation(text);
    const CorpusStore corpus(database);
    PredictionStore store(database);
    for (qint64 first = 0; first < qint64(places.size()); first += sentencesAtATime) {
        std::vector<UnitPrediction> predictions;
        const auto sentences = must(corpus.sentences(document, first, sentencesAtATime));
        for (size_t s = 0; s < sentences.size(); ++s) {
            const auto &known = text.predictions[places[size_t(first) + s]];
            for (size_t u = 0; u < known.size(); ++u)
                predictions.push_back({sentences[s].annotations[u].id, variation.varied(known[u])});
        }
        must(store.put(predictions));
        std::fprintf(stderr, "\r  %lld of %lld sentences predicted", std::min(first + sentencesAtATime, qint64(places.size())),
                     qint64(places.size()));
    }
    std::fputc('\n', stderr);
}

} // namespace

AnnotatedText annotate(const QString &textFile, Annotator &annotator)
{
    Sentences read;
    const auto device = must(openForReading(textFile));
    must(must(makeReader(QStringLiteral("text")))->read(*device, textFile, read, {}));
    AnnotatedText text;
    text.sentences = std::move(read.sentences);
    text.predictions = must(annotator.annotate(text.sentences, {}, {}));
    return text;
}

QString largeProject(const QString &folder, const AnnotatedText &text, qint64 tokens)
{
    const QString version = text.predictions.front().front().modelVersion;
    const QByteArray key = QCryptographicHash::hash(version.toUtf8(), QCryptographicHash::Sha1).toHex().left(8);
    const QString name =
        QStringLiteral("%1-tokens-schema-%2-model-%3.glossator").arg(tokens).arg(currentSchemaVersion()).arg(QLatin1StringView(key));
    const QString path = QDir(folder).filePath(name);
    if (QFile::exists(path))
        return path;
    std::fprintf(stderr, "making %s\n", qPrintable(path));
    const QString unfinished = path + QStringLiteral(".unfinished");
    for (const char *suffix : {"", "-wal", "-shm"})
        QFile::remove(unfinished + QLatin1StringView(suffix));
    {
        const auto database = must(Database::open(unfinished, Database::Mode::Create));
        DocumentId document;
        const std::vector<size_t> places = writeText(*database, text, tokens, &document);
        writePredictions(*database, text, document, places);
    }
    if (!QFile::rename(unfinished, path))
        qFatal("cannot rename %s", qPrintable(unfinished));
    return path;
}

QString copied(const QString &project, const QString &path)
{
    for (const char *suffix : {"", "-wal", "-shm"})
        QFile::remove(path + QLatin1StringView(suffix));
    QFile copy(path);
    if (!QFile::copy(project, path) || !copy.open(QIODevice::ReadWrite) || fsync(copy.handle()) != 0)
        qFatal("cannot copy to %s", qPrintable(path));
    return path;
}

QString textOf(const QString &project)
{
    const auto database = must(Database::open(project, Database::Mode::OpenExisting));
    const CorpusStore corpus(*database);
    const DocumentRecord document = must(corpus.documents()).front();
    QString text;
    for (qint64 first = 0; first < document.sentences; first += sentencesAtATime) {
        for (const AnnotatedSentence &sentence : must(corpus.sentences(document.id, first, sentencesAtATime)))
            text += sentence.sentence.gap + sentence.sentence.text;
    }
    return text;
}

} // namespace glossator::bench
