#include "io/samplecorpus.h"

namespace glossator::testing {

namespace {

struct UnitDraft
{
    std::vector<int> tokens;
    QString lemma;
    WordClass wordClass = WordClass::Noun;
    std::vector<SenseProbability> candidates{};
    std::optional<Decision> decision{};
    QString externalId{};
};

Decision decided(const QStringList &senses, const QString &comment = {})
{
    Decision decision;
    decision.verdict = senses.isEmpty() ? Verdict::NoneOfThese : Verdict::Senses;
    decision.senses = senses;
    decision.annotator = u"Ana Núñez"_qs;
    decision.time = QDateTime(QDate(2024, 2, 29), QTime(12, 30, 15, 250), Qt::UTC);
    decision.modelVersion = u"m1"_qs;
    decision.suggestionShown = true;
    decision.comment = comment;
    return decision;
}

AnnotatedSentence annotated(Sentence sentence, std::vector<UnitDraft> drafts)
{
    AnnotatedSentence result{.id = {}, .sentence = std::move(sentence), .annotations = {}};
    for (UnitDraft &draft : drafts) {
        result.sentence.units.push_back({std::move(draft.tokens), draft.wordClass, draft.lemma, draft.externalId});
        UnitAnnotation annotation;
        if (!draft.candidates.empty())
            annotation.prediction = Prediction{std::move(draft.candidates), u"m1"_qs};
        annotation.decision = std::move(draft.decision);
        result.annotations.push_back(std::move(annotation));
    }
    return result;
}

AnnotatedDocument letter()
{
    AnnotatedDocument document{.info = {.name = u"letter.txt"_qs, .externalId = {}, .source = {}}, .sentences = {}, .tail = u"\n"_qs};
    document.sentences.push_back(
        annotated(makeSentence({}, u"They looked the word up 😀."_qs,
                               {u"They/PRON/they"_qs, u"looked/VERB/look"_qs, u"the/DET/the"_qs, u"word/NOUN/word"_qs, u"up/PRT/up"_qs,
                                u"😀/X/😀"_qs, u"././."_qs}),
                  {{.tokens = {1, 4},
                    .lemma = u"look_up"_qs,
                    .wordClass = WordClass::Verb,
                    .candidates = {{u"look_up%2:31:00::"_qs, 0.75f}, {u"look_up%2:38:00::"_qs, 0.25f}},
                    .decision = decided({u"look_up%2:31:00::"_qs})},
                   {.tokens = {3}, .lemma = u"word"_qs, .candidates = {{u"word%1:10:00::"_qs, 0.875f}, {u"word%1:10:03::"_qs, 0.125f}}}}));
    document.sentences.push_back(annotated(
        makeSentence(u"\n\n"_qs, u"\"Fish  & chips\",\nsaid <Ana>\t."_qs,
                     {u"\"/./\""_qs, u"Fish/NOUN/fish"_qs, u"&/CONJ/&"_qs, u"chips/NOUN/chip"_qs, u"\"/./\""_qs, u",/./,"_qs,
                      u"said/VERB/say"_qs, u"<Ana>/NOUN/ana"_qs, u"././."_qs}),
        {{.tokens = {1, 2, 3}, .lemma = u"fish_and_chips"_qs, .decision = decided({})},
         {.tokens = {3}, .lemma = u"chip"_qs, .candidates = {{u"chip%1:13:00::"_qs, 1.0f}}, .decision = decided({u"chip%1:13:00::"_qs})},
         {.tokens = {6},
          .lemma = u"say"_qs,
          .wordClass = WordClass::Verb,
          .candidates = {{u"say%2:32:00::"_qs, 0.625f}, {u"say%2:32:01::"_qs, 0.375f}},
          .decision = decided({u"say%2:32:01::"_qs, u"say%2:32:00::"_qs}, u"\"both\"\n\\ ?"_qs)}}));
    return document;
}

AnnotatedDocument corpusText(const QString &word)
{
    AnnotatedDocument document{
        .info = {.name = u"d007"_qs, .externalId = u"d007"_qs, .source = u"senseval2"_qs}, .sentences = {}, .tail = {}};
    Sentence sentence = makeSentence({}, word + u" New York ran fast"_qs,
                                     {word + u"/DET/the"_qs, u"New York/NOUN/new_york"_qs, u"ran/VERB/run"_qs, u"fast/ADV/fast"_qs});
    sentence.externalId = u"d007.s003"_qs;
    document.sentences.push_back(annotated(
        std::move(sentence),
        {{.tokens = {2}, .lemma = u"run"_qs, .wordClass = WordClass::Verb, .decision = decided({u"run%2:38:00::"_qs})},
         {.tokens = {1}, .lemma = u"new_york"_qs, .decision = decided({u"new_york%1:15:00::"_qs}), .externalId = u"d007.s003.t000"_qs},
         {.tokens = {3}, .lemma = u"fast"_qs, .wordClass = WordClass::Adverb}}));
    return document;
}

} // namespace

Sentence makeSentence(const QString &gap, const QString &text, const QStringList &words)
{
    Sentence sentence;
    sentence.gap = gap;
    sentence.text = text;
    sentence.analysed = true;
    qsizetype at = 0;
    for (const QString &word : words) {
        const QStringList parts = word.split(u'/');
        Token token;
        at = text.indexOf(parts[0], at);
        token.start = int(at);
        at += parts[0].size();
        token.end = int(at);
        token.tag = tagFromName(parts[1]);
        token.lemma = parts[2];
        sentence.tokens.push_back(std::move(token));
    }
    return sentence;
}

std::vector<AnnotatedDocument> sampleCorpus()
{
    return {letter(), corpusText(u"The"_qs), corpusText(u"THE"_qs)};
}

AnnotatedSentence decidedWord(const Decision &decision)
{
    AnnotatedSentence sentence{.id = {}, .sentence = makeSentence({}, u"bank"_qs, {u"bank/NOUN/bank"_qs}), .annotations = {}};
    sentence.sentence.units.push_back({{0}, WordClass::Noun, u"bank"_qs, {}});
    UnitAnnotation annotation;
    annotation.decision = decision;
    sentence.annotations.push_back(std::move(annotation));
    return sentence;
}

Result<void> writeDocuments(DocumentWriter &writer, const std::vector<AnnotatedDocument> &documents)
{
    std::vector<DocumentInfo> infos;
    for (const AnnotatedDocument &document : documents)
        infos.push_back(document.info);
    writer.announce(infos);
    for (const AnnotatedDocument &document : documents) {
        if (auto begun = writer.beginDocument(document.info); !begun)
            return begun;
        for (const AnnotatedSentence &sentence : document.sentences) {
            if (auto written = writer.writeSentence(sentence); !written)
                return written;
        }
        if (auto ended = writer.endDocument(document.tail); !ended)
            return ended;
    }
    return {};
}

} // namespace glossator::testing
