#include "store/storetesting.h"

#include <QFile>

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <string>

namespace glossator::testing {

namespace {

QString pick(QRandomGenerator &random, std::initializer_list<const char16_t *> from)
{
    return QString::fromUtf16(from.begin()[random.bounded(int(from.size()))]);
}

QString randomWord(QRandomGenerator &random)
{
    return pick(random,
                {u"bank", u"Straße", u"naïve", u"e\u0301tude", u"🙂", u"👩‍👩‍👧", u"𝔘nit", u"שלום", u"كِتَاب", u"\u200Fx\u200E",
                 u"日本", u"don't", u"\"q\"", u"<&>", u"a\\b", u"\uFEFFz", u"\u00ADsoft", u"\U0010FFFD"});
}

QString randomSpace(QRandomGenerator &random)
{
    return pick(random, {u" ", u"  ", u"\t", u"\u00A0", u"\u3000", u"\n", u"\r\n", u"\u2028", u""});
}

Sentence randomSentence(QRandomGenerator &random, bool isFirst)
{
    Sentence sentence;
    sentence.gap = isFirst ? QString() : pick(random, {u" ", u"\n\n", u"\r\n", u"\t ", u"", u"\u2029"});
    sentence.analysed = random.bounded(2) == 0;
    const int words = random.bounded(12);
    for (int i = 0; i < words; ++i) {
        const int start = int(sentence.text.size());
        const QString word = randomWord(random);
        sentence.text += word;
        Token token{start, int(sentence.text.size()), UniversalTag::X, {}};
        if (sentence.analysed) {
            token.tag = UniversalTag(random.bounded(universalTagCount));
            token.lemma = word.toLower();
        }
        sentence.tokens.push_back(token);
        if (i + 1 < words)
            sentence.text += randomSpace(random);
    }
    for (int first = 0; sentence.analysed && first < words; first += 1 + random.bounded(3)) {
        Unit unit;
        for (int token = first; token < words && unit.tokens.size() < 3; token += 1 + random.bounded(4))
            unit.tokens.push_back(token);
        unit.wordClass = WordClass(random.bounded(4));
        unit.lemma = QStringLiteral("lemma_%1").arg(random.bounded(5));
        unit.externalId = random.bounded(2) ? QString() : QStringLiteral("d000.%1").arg(first);
        sentence.units.push_back(unit);
    }
    return sentence;
}

} // namespace

QString DocumentText::rebuilt() const
{
    QString text;
    for (const Sentence &sentence : sentences)
        text += sentence.gap + sentence.text;
    return text + tail;
}

TestProject::TestProject()
{
    m_database = must(Database::open(path(), Database::Mode::Create));
}

void TestProject::reopen()
{
    close();
    m_database = anotherConnection();
}

std::unique_ptr<Database> TestProject::anotherConnection() const
{
    return must(Database::open(path(), Database::Mode::OpenExisting));
}

void add(CorpusWriter &writer, const DocumentText &document)
{
    must(writer.beginDocument(document.info));
    for (Sentence sentence : document.sentences)
        must(writer.addSentence(std::move(sentence)));
    must(writer.endDocument(document.tail));
}

DocumentId store(Database &database, const DocumentText &document)
{
    CorpusWriter writer(database, {}, {});
    add(writer, document);
    return must(writer.commit()).front();
}

DocumentText load(Database &database, DocumentId id)
{
    const CorpusStore corpus(database);
    const DocumentRecord record = must(corpus.document(id));
    DocumentText document{record.info, {}, must(corpus.tail(id))};
    for (AnnotatedSentence &sentence : must(corpus.sentences(id, 0, record.sentences)))
        document.sentences.push_back(std::move(sentence.sentence));
    return document;
}

DocumentText randomDocument(QRandomGenerator &random)
{
    DocumentText document;
    document.info = {randomWord(random), randomWord(random), randomWord(random)};
    const int sentences = random.bounded(30);
    for (int i = 0; i < sentences; ++i)
        document.sentences.push_back(randomSentence(random, i == 0));
    document.tail = randomSpace(random);
    return document;
}

DocumentText plainDocument(int sentences, int wordsPerSentence)
{
    DocumentText document{{QStringLiteral("plain"), {}, {}}, {}, QStringLiteral("\n")};
    for (int s = 0; s < sentences; ++s) {
        Sentence sentence;
        sentence.analysed = true;
        sentence.gap = s == 0 ? QString() : s % 5 == 0 ? QStringLiteral("\n\n") : QStringLiteral(" ");
        for (int w = 0; w < wordsPerSentence; ++w) {
            const QString word = QStringLiteral("w%1").arg(w);
            if (w > 0)
                sentence.text += u' ';
            const int start = int(sentence.text.size());
            sentence.text += word;
            sentence.tokens.push_back({start, int(sentence.text.size()), UniversalTag::Noun, word});
            sentence.units.push_back({{w}, WordClass::Noun, word, {}});
        }
        document.sentences.push_back(std::move(sentence));
    }
    return document;
}

std::vector<UnitId> unitsOf(Database &database, DocumentId document)
{
    const CorpusStore corpus(database);
    std::vector<UnitId> units;
    for (const AnnotatedSentence &sentence : must(corpus.sentences(document, 0, must(corpus.document(document)).sentences))) {
        for (const UnitAnnotation &unit : sentence.annotations)
            units.push_back(unit.id);
    }
    return units;
}

Decision decisionFor(const QStringList &senses, const QString &comment)
{
    Decision decision;
    decision.verdict = senses.isEmpty() ? Verdict::NoneOfThese : Verdict::Senses;
    decision.senses = senses;
    decision.annotator = QStringLiteral("ann");
    decision.time = QDateTime(QDate(2024, 2, 29), QTime(12, 0, 0, 123), Qt::UTC);
    decision.comment = comment;
    return decision;
}

qint64 countRows(Database &database, const char *table)
{
    return database.connection().execAndGet("SELECT count(*) FROM " + std::string(table)).getInt64();
}

} // namespace glossator::testing
