#include "support/projectfixture.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <algorithm>

#include "store/corpusstore.h"
#include "store/corpuswriter.h"
#include "store/database.h"
#include "store/decisionstore.h"
#include "store/predictionstore.h"

namespace glossator::testing {

namespace {

constexpr int batch = 5'000;

template <typename T>
T must(Result<T> &&result)
{
    if (!result) {
        qFatal("fixture: error %d, %s: %s", int(result.error().code), qPrintable(result.error().subject),
               qPrintable(result.error().detail));
    }
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

struct UnitExtras
{
    std::optional<std::vector<SenseProbability>> candidates;
    std::optional<float> none;
    std::optional<Decision> decision;
};

struct DocumentDraft
{
    DocumentInfo info;
    std::vector<Sentence> sentences;
    std::vector<std::vector<UnitExtras>> extras; ///< extras[s][u] belongs to sentences[s].units[u]
    qint64 generatedTokens = 0;
    qint64 predictedSentences = 0;
};

Sentence tokenised(const QString &text, bool analysed)
{
    Sentence sentence;
    sentence.text = text;
    sentence.analysed = analysed;
    qsizetype start = 0;
    while (start < text.size()) {
        if (text[start].isSpace()) {
            ++start;
            continue;
        }
        qsizetype end = start;
        while (end < text.size() && !text[end].isSpace())
            ++end;
        Token token;
        token.start = int(start);
        token.end = int(end);
        if (analysed)
            token.lemma = text.mid(start, end - start).toLower();
        sentence.tokens.push_back(std::move(token));
        start = end;
    }
    return sentence;
}

/// Words of two to five syllables, each with one to six senses; the same for the same seed.
class TextGenerator
{
public:
    Sentence next()
    {
        const int tokens = 8 + int(m_random.bounded(25));
        Sentence sentence;
        sentence.analysed = true;
        sentence.gap = m_sentences % 5 == 0 ? QStringLiteral("\n\n") : QStringLiteral(" ");
        if (m_sentences++ == 0)
            sentence.gap.clear();
        for (int i = 0; i < tokens; ++i)
            append(sentence, i + 1 == tokens);
        return sentence;
    }

    std::vector<SenseProbability> candidates(const QString &lemma)
    {
        const int count = 1 + int(qHash(lemma, 7) % 6);
        std::vector<SenseProbability> result;
        float rest = 1;
        for (int i = 0; i < count; ++i) {
            const float p = i + 1 == count ? rest : rest * float(0.4 + 0.55 * m_random.generateDouble());
            result.push_back({QStringLiteral("%1%1:%2:00::").arg(lemma).arg(i, 2, 10, QLatin1Char('0')), p});
            rest -= p;
        }
        std::ranges::sort(result, std::ranges::greater(), &SenseProbability::probability);
        return result;
    }

private:
    void append(Sentence &sentence, bool last)
    {
        static constexpr const char16_t *syllables[] = {u"ba",  u"ker", u"lo",  u"mi",  u"ten", u"dra", u"su", u"ve",
                                                        u"ion", u"al",  u"per", u"gra", u"ni",  u"tu",  u"es", u"or"};
        QString word;
        if (!last) {
            const int count = 1 + int(m_random.bounded(4));
            for (int i = 0; i < count; ++i)
                word += QStringView(syllables[m_random.bounded(16)]);
        } else {
            word = QStringLiteral(".");
        }
        if (!sentence.text.isEmpty() && !last)
            sentence.text += QLatin1Char(' ');
        Token token;
        token.start = int(sentence.text.size());
        sentence.text += word;
        token.end = int(sentence.text.size());
        token.lemma = word;
        token.tag = last ? UniversalTag::Punct : UniversalTag::Noun;
        if (!last && m_random.bounded(2) == 0) {
            Unit unit;
            unit.tokens = {int(sentence.tokens.size())};
            unit.lemma = word;
            sentence.units.push_back(std::move(unit));
        }
        sentence.tokens.push_back(std::move(token));
    }

    QRandomGenerator m_random{20240229};
    qint64 m_sentences = 0;
};

void writeSentences(CorpusWriter &writer, const DocumentDraft &draft)
{
    must(writer.beginDocument(draft.info));
    for (Sentence sentence : draft.sentences)
        must(writer.addSentence(std::move(sentence)));
    TextGenerator generator;
    for (qint64 written = 0; written < draft.generatedTokens;) {
        Sentence sentence = generator.next();
        written += qint64(sentence.tokens.size());
        must(writer.addSentence(std::move(sentence)));
    }
    must(writer.endDocument(QStringLiteral("\n")));
}

} // namespace

struct ProjectFixture::Private
{
    QTemporaryDir folder;
    std::vector<DocumentDraft> drafts;
    bool startParagraph = false;
    bool written = false;
    std::vector<DocumentId> documents;
    std::vector<UnitId> units;
    std::unique_ptr<Project> project;

    void write(const QString &path);
    void writeExtras(Database &database, DocumentId id, const DocumentDraft &draft);
    void predictGenerated(Database &database, DocumentId id, const DocumentDraft &draft);
    Sentence &lastSentence() { return drafts.back().sentences.back(); }
    UnitExtras &lastExtras() { return drafts.back().extras.back().back(); }
    void add(Sentence sentence);
};

void ProjectFixture::Private::add(Sentence sentence)
{
    if (drafts.empty())
        drafts.emplace_back().info.name = QStringLiteral("text");
    DocumentDraft &draft = drafts.back();
    if (!draft.sentences.empty())
        sentence.gap = startParagraph ? QStringLiteral("\n\n") : QStringLiteral(" ");
    startParagraph = false;
    draft.sentences.push_back(std::move(sentence));
    draft.extras.emplace_back();
}

void ProjectFixture::Private::writeExtras(Database &database, DocumentId id, const DocumentDraft &draft)
{
    const auto stored = must(CorpusStore(database).sentences(id, 0, qint64(draft.sentences.size())));
    std::vector<UnitPrediction> predictions;
    DecisionStore decisions(database);
    for (size_t s = 0; s < stored.size(); ++s) {
        for (size_t u = 0; u < draft.extras[s].size(); ++u) {
            const UnitExtras &extras = draft.extras[s][u];
            const UnitId unit = stored[s].annotations.at(u).id;
            units.push_back(unit);
            if (extras.candidates)
                predictions.push_back({unit, {*extras.candidates, modelVersion(), extras.none}});
            if (extras.decision) {
                const UnitDecision decision{unit, *extras.decision};
                must(decisions.append(std::span(&decision, 1)));
            }
        }
    }
    must(PredictionStore(database).put(predictions));
}

void ProjectFixture::Private::predictGenerated(Database &database, DocumentId id, const DocumentDraft &draft)
{
    TextGenerator generator;
    CorpusStore corpus(database);
    PredictionStore store(database);
    for (qint64 first = 0; first < draft.predictedSentences; first += batch) {
        const auto sentences = must(corpus.sentences(id, first, std::min<qint64>(batch, draft.predictedSentences - first)));
        std::vector<UnitPrediction> predictions;
        for (const AnnotatedSentence &sentence : sentences) {
            for (size_t u = 0; u < sentence.annotations.size(); ++u)
                predictions.push_back(
                    {sentence.annotations[u].id, {generator.candidates(sentence.sentence.units[u].lemma), modelVersion()}});
        }
        must(store.put(predictions));
    }
}

void ProjectFixture::Private::write(const QString &path)
{
    auto database = must(Database::open(path, Database::Mode::Create));
    {
        CorpusWriter writer(*database, {}, {});
        for (const DocumentDraft &draft : drafts)
            writeSentences(writer, draft);
        documents = must(writer.commit());
    }
    for (size_t i = 0; i < drafts.size(); ++i) {
        if (drafts[i].generatedTokens > 0)
            predictGenerated(*database, documents[i], drafts[i]);
        else
            writeExtras(*database, documents[i], drafts[i]);
    }
    written = true;
}

ProjectFixture::ProjectFixture() : d(std::make_unique<Private>())
{
    if (!d->folder.isValid())
        qFatal("fixture: no temporary folder: %s", qPrintable(d->folder.errorString()));
}

ProjectFixture::~ProjectFixture() = default;

ProjectFixture &ProjectFixture::document(const QString &name)
{
    d->drafts.emplace_back().info.name = name;
    d->startParagraph = false;
    return *this;
}

ProjectFixture &ProjectFixture::sentence(const QString &text)
{
    d->add(tokenised(text, true));
    return *this;
}

ProjectFixture &ProjectFixture::rawSentence(const QString &text)
{
    d->add(tokenised(text, false));
    return *this;
}

ProjectFixture &ProjectFixture::paragraph()
{
    d->startParagraph = true;
    return *this;
}

ProjectFixture &ProjectFixture::unit(std::vector<int> tokens, const QString &lemma, WordClass wordClass)
{
    Unit unit;
    unit.tokens = std::move(tokens);
    unit.lemma = lemma;
    unit.wordClass = wordClass;
    d->lastSentence().units.push_back(std::move(unit));
    d->drafts.back().extras.back().emplace_back();
    return *this;
}

ProjectFixture &ProjectFixture::predicted(std::vector<SenseProbability> candidates, std::optional<float> none)
{
    d->lastExtras().candidates = std::move(candidates);
    d->lastExtras().none = none;
    return *this;
}

ProjectFixture &ProjectFixture::decided(const QStringList &senses)
{
    Decision decision;
    decision.senses = senses;
    decision.annotator = QStringLiteral("tester");
    decision.time = QDateTime(QDate(2024, 2, 29), QTime(12, 0), Qt::UTC);
    d->lastExtras().decision = std::move(decision);
    return *this;
}

ProjectFixture &ProjectFixture::decidedNoneOfThese()
{
    decided({});
    d->lastExtras().decision->verdict = Verdict::NoneOfThese;
    return *this;
}

ProjectFixture &ProjectFixture::generatedDocument(const QString &name, qint64 tokens, qint64 predictedSentences)
{
    DocumentDraft draft;
    draft.info.name = name;
    draft.generatedTokens = tokens;
    draft.predictedSentences = predictedSentences;
    d->drafts.push_back(std::move(draft));
    return *this;
}

Project &ProjectFixture::open()
{
    if (!d->written)
        d->write(path());
    if (!d->project)
        d->project = must(Project::open(path()));
    return *d->project;
}

void ProjectFixture::close()
{
    d->project.reset();
}

QString ProjectFixture::path() const
{
    return d->folder.filePath(QStringLiteral("project.glossator"));
}

QString ProjectFixture::folder() const
{
    return d->folder.path();
}

QString ProjectFixture::modelVersion()
{
    return QStringLiteral("fixture-1");
}

UnitId ProjectFixture::unitId(int number) const
{
    return d->units.at(size_t(number));
}

DocumentId ProjectFixture::documentId(int number) const
{
    return d->documents.at(size_t(number));
}

} // namespace glossator::testing
