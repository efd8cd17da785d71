#include <QDir>
#include <QFile>
#include <QHash>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>

#include "inventory/glosstext.h"
#include "inventory/wordnetgloss.h"
#include "inventory/wordnetreader.h"
#include "support/files.h"

using namespace glossator;
using glossator::testing::bytesOf;

namespace {

struct DictionaryPart
{
    WordClass wordClass;
    QString suffix;
};

const std::array<DictionaryPart, 4> dictionaryParts{{{WordClass::Noun, QStringLiteral("noun")},
                                                     {WordClass::Verb, QStringLiteral("verb")},
                                                     {WordClass::Adjective, QStringLiteral("adj")},
                                                     {WordClass::Adverb, QStringLiteral("adv")}}};

/// A dictionary of two nouns, a verb, an adjective with its satellite and an adverb; offsets are arbitrary.
const QHash<QString, QByteArray> smallDictionary{
    {QStringLiteral("data.noun"),
     "  1 licence\n"
     "00000100 03 n 01 entity 0 000 | that which is\n"
     "00000200 06 n 02 Test_Bed 0 rig 1 001 @ 00000100 n 0000 | a place to try things; \"it stood on the rig\"\n"},
    {QStringLiteral("data.verb"), "00000100 30 v 01 try 0 000 01 + 08 00 | make an attempt\n"},
    {QStringLiteral("data.adj"),
     "00000100 00 a 01 fast(a) 0 001 & 00000200 a 0000 | quick\n00000200 00 s 01 rapid 0 001 & 00000100 a 0000 | very quick\n"},
    {QStringLiteral("data.adv"), "00000100 02 r 01 fast 0 000 | quickly\n"},
    {QStringLiteral("index.sense"),
     "entity%1:03:00:: 00000100 1 11\nfast%3:00:00:: 00000100 1 4\nfast%4:02:00:: 00000100 1 0\n"
     "rapid%5:00:00:fast:00 00000200 1 2\nrig%1:06:01:: 00000200 2 3\ntest_bed%1:06:00:: 00000200 1 0\n"
     "try%2:30:00:: 00000100 1 7\n"},
    {QStringLiteral("noun.exc"), "rigen rig\n"},
    {QStringLiteral("verb.exc"), "tried try\ntrough try trow\n"},
    {QStringLiteral("adj.exc"), "faster fast\n"},
    {QStringLiteral("adv.exc"), "faster fast\n"},
};

void writeDictionary(const QDir &folder, const QHash<QString, QByteArray> &files)
{
    for (auto file = files.cbegin(); file != files.cend(); ++file) {
        QFile out(folder.filePath(file.key()));
        QVERIFY(out.open(QIODevice::WriteOnly));
        QCOMPARE(out.write(*file), file->size());
    }
}

} // namespace

/// Against WordNet 3.0 itself: its statistics (wnstats(7WN)) and its index files, which the reader does not use.
class TestWordNet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void holdsAllOfWordNet();
    void agreesWithIndexFiles();
    void ordersSensesOfBank();
    void countsSatellitesAsAdjectives();
    void knowsSynsets();
    void keepsSourceWordingForEncoder();
    void namesSynsetsUniquely();
    void findsMultiwords();
    void listsExceptions();
    void splitsGlosses_data();
    void splitsGlosses();
    void readsSmallDictionary();
    void reportsDamage_data();
    void reportsDamage();
    void reportsMissingFiles();
    void loadsFast();

private:
    [[nodiscard]] QStringList keys(const QString &lemma, WordClass wordClass) const;
    [[nodiscard]] const Synset &synsetOf(const QString &key) const;

    QDir m_folder{defaultWordNetFolder()};
    std::shared_ptr<const Inventory> m_inventory;
};

QStringList TestWordNet::keys(const QString &lemma, WordClass wordClass) const
{
    QStringList result;
    for (const SenseId id : m_inventory->candidates(lemma, wordClass))
        result.append(m_inventory->sense(id).key);
    return result;
}

const Synset &TestWordNet::synsetOf(const QString &key) const
{
    return m_inventory->synset(m_inventory->sense(m_inventory->findSense(key)).synset);
}

void TestWordNet::initTestCase()
{
    const auto inventory = readWordNet(m_folder.path());
    QVERIFY2(inventory, "WordNet 3.0 is needed (Debian: wordnet-base, wordnet-sense-index)");
    m_inventory = *inventory;
}

void TestWordNet::holdsAllOfWordNet()
{
    QCOMPARE(m_inventory->senseCount(), 206941);
    QCOMPARE(m_inventory->synsetCount(), 117659);
    QCOMPARE(m_inventory->name(), u"wordnet-3.0"_qs);
    std::array<int, 4> synsets{};
    for (int i = 0; i < m_inventory->synsetCount(); ++i)
        ++synsets[size_t(m_inventory->synset(SynsetId{i}).wordClass)];
    QCOMPARE(synsets[size_t(WordClass::Noun)], 82115);
    QCOMPARE(synsets[size_t(WordClass::Verb)], 13767);
    QCOMPARE(synsets[size_t(WordClass::Adjective)], 18156);
    QCOMPARE(synsets[size_t(WordClass::Adverb)], 3621);
}

/// index.noun and its like list, for every lemma, the places of its synsets in sense order.
void TestWordNet::agreesWithIndexFiles()
{
    for (const DictionaryPart &part : dictionaryParts) {
        const QByteArray data = bytesOf(m_folder.filePath(u"data."_qs + part.suffix));
        const QByteArray index = bytesOf(m_folder.filePath(u"index."_qs + part.suffix));
        QVERIFY(!data.isEmpty());
        int lemmas = 0;
        for (const QByteArray &line : index.split('\n')) {
            if (line.isEmpty() || line.startsWith("  "))
                continue;
            const QList<QByteArray> fields = line.trimmed().split(' ');
            const auto candidates = m_inventory->candidates(QString::fromUtf8(fields[0]), part.wordClass);
            QVERIFY2(candidates.size() == size_t(fields[2].toInt()), fields[0].constData());
            for (size_t i = 0; i < candidates.size(); ++i) {
                const QByteArray &offset = fields[fields.size() - qsizetype(candidates.size() - i)];
                const Synset &synset = m_inventory->synset(m_inventory->sense(candidates[i]).synset);
                const qsizetype bar = data.indexOf('|', offset.toLongLong());
                const QByteArray column = data.sliced(bar + 1, data.indexOf('\n', bar) - bar - 1).trimmed();
                const QByteArray gloss = synset.gloss.toUtf8();
                QVERIFY2(column.startsWith(gloss.first(qMin(qsizetype(12), gloss.size()))), line.constData());
            }
            ++lemmas;
        }
        QVERIFY(lemmas > 4000);
    }
}

void TestWordNet::ordersSensesOfBank()
{
    const QStringList nouns{u"bank%1:17:01::"_qs, u"bank%1:14:00::"_qs, u"bank%1:17:00::"_qs, u"bank%1:14:01::"_qs, u"bank%1:21:00::"_qs,
                            u"bank%1:21:01::"_qs, u"bank%1:17:02::"_qs, u"bank%1:06:01::"_qs, u"bank%1:06:00::"_qs, u"bank%1:04:00::"_qs};
    QCOMPARE(keys(u"bank"_qs, WordClass::Noun), nouns);
    QCOMPARE(keys(u"bank"_qs, WordClass::Verb).size(), 8);
    QVERIFY(keys(u"bank"_qs, WordClass::Adverb).isEmpty());
    QVERIFY(!m_inventory->contains(u"Bank", WordClass::Noun)); // lemmas are lower case
    const Sense &first = m_inventory->sense(m_inventory->findSense(nouns.front()));
    QCOMPARE(first.lemma, u"bank"_qs);
    QCOMPARE(first.tagCount, 25);
    QVERIFY(m_inventory->frequency(u"bank", WordClass::Noun) > first.tagCount);
    QVERIFY(!m_inventory->findSense(u"bank%1:17:09::").isValid());
}

void TestWordNet::countsSatellitesAsAdjectives()
{
    // Heads (%3) and satellites (%5) in one list, by sense number.
    QCOMPARE(keys(u"good"_qs, WordClass::Adjective).size(), 21);
    QCOMPARE(keys(u"peculiar"_qs, WordClass::Adjective),
             (QStringList{u"peculiar%5:00:00:strange:00"_qs, u"peculiar%5:00:00:specific:00"_qs, u"peculiar%5:00:00:unusual:00"_qs,
                          u"peculiar%5:00:00:characteristic:00"_qs}));
    int satellites = 0;
    for (int i = 0; i < m_inventory->senseCount(); ++i) {
        const Sense &sense = m_inventory->sense(SenseId{i});
        if (sense.key[sense.key.lastIndexOf(u'%') + 1] != u'5')
            continue;
        ++satellites;
        QCOMPARE(m_inventory->synset(sense.synset).wordClass, WordClass::Adjective);
    }
    QCOMPARE(satellites, bytesOf(m_folder.filePath(u"index.sense"_qs)).count("%5:"));
}

void TestWordNet::knowsSynsets()
{
    const Synset &bank = synsetOf(u"bank%1:14:00::"_qs);
    QCOMPARE(bank.lemmas, (QStringList{u"depository financial institution"_qs, u"bank"_qs, u"banking concern"_qs, u"banking company"_qs}));
    QCOMPARE(bank.gloss, u"a financial institution that accepts deposits and channels the money into lending activities"_qs);
    QCOMPARE(bank.examples, (QStringList{u"he cashed a check at the bank"_qs, u"that bank holds the mortgage on my home"_qs}));
    QCOMPARE(bank.hypernyms.size(), size_t(1));
    QCOMPARE(m_inventory->synset(bank.hypernyms.front()).lemmas.front(), u"financial institution"_qs);
    // Instances have their class as hypernym; markers of position are no part of a lemma.
    const Synset &rome = synsetOf(u"rome%1:15:00::"_qs);
    QCOMPARE(m_inventory->synset(rome.hypernyms.front()).lemmas.front(), u"national capital"_qs);
    for (int i = 0; i < m_inventory->synsetCount(); ++i) {
        for (const QString &lemma : m_inventory->synset(SynsetId{i}).lemmas)
            QVERIFY2(!lemma.endsWith(u')') && !lemma.contains(u'_'), qPrintable(lemma));
    }
}

void TestWordNet::keepsSourceWordingForEncoder()
{
    int synset = 0;
    for (const DictionaryPart &part : dictionaryParts) {
        for (const QByteArray &line : bytesOf(m_folder.filePath(u"data."_qs + part.suffix)).split('\n')) {
            if (line.isEmpty() || line.startsWith("  "))
                continue;
            const SynsetId id{synset++};
            const QString column = QString::fromUtf8(line.sliced(line.indexOf('|') + 1)).trimmed();
            QCOMPARE(glossText(*m_inventory, id), QString(m_inventory->synset(id).lemmas.join(u", "_qs) + u": "_qs + column));
        }
    }
    QCOMPARE(synset, m_inventory->synsetCount());
}

void TestWordNet::namesSynsetsUniquely()
{
    QHash<QString, int> names;
    for (int i = 0; i < m_inventory->synsetCount(); ++i) {
        const QString name = synsetName(*m_inventory, SynsetId{i});
        QCOMPARE(m_inventory->sense(m_inventory->findSense(name)).synset, SynsetId{i});
        names.insert(name, i);
    }
    QCOMPARE(names.size(), m_inventory->synsetCount());
    const SynsetId bank = m_inventory->sense(m_inventory->findSense(u"bank%1:14:00::")).synset;
    QCOMPARE(synsetName(*m_inventory, bank), u"depository_financial_institution%1:14:00::"_qs);
}

void TestWordNet::findsMultiwords()
{
    const auto entries = m_inventory->multiwordsStartingWith(u"kick");
    QVERIFY(std::ranges::find(entries, u"kick_the_bucket"_qs) != entries.end());
    QVERIFY(std::ranges::all_of(entries, [](const QString &entry) { return entry.startsWith(u"kick_"); }));
    QVERIFY(m_inventory->multiwordsStartingWith(u"kick_the").empty());
    QVERIFY(m_inventory->multiwordsStartingWith({}).empty());
}

void TestWordNet::listsExceptions()
{
    const auto axes = m_inventory->exceptions(u"axes", WordClass::Noun);
    QCOMPARE(QStringList(axes.begin(), axes.end()), (QStringList{u"ax"_qs, u"axis"_qs}));
    QVERIFY(m_inventory->exceptions(u"axes", WordClass::Verb).size() <= 1);
    QVERIFY(m_inventory->exceptions(u"table", WordClass::Noun).empty());
}

void TestWordNet::splitsGlosses_data()
{
    QTest::addColumn<QByteArray>("column");
    QTest::addColumn<QString>("gloss");
    QTest::addColumn<QStringList>("examples");
    const auto row = [](const char *name, const char *column, const QString &gloss, const QStringList &examples) {
        QTest::newRow(name) << QByteArray(column) << gloss << examples;
    };
    row("gloss only", " a sloping mass; of earth  ", u"a sloping mass; of earth"_qs, {});
    row("several", "to do; \"I did\"; \"you did; really\"", u"to do"_qs, {u"I did"_qs, u"you did; really"_qs});
    row("quotation in the gloss", "the \"hard\" problem; \"it is hard\"", u"the \"hard\" problem"_qs, {u"it is hard"_qs});
    row("attribution", "fierce; \"a fierce wind\"- W.S.White", u"fierce"_qs, {u"a fierce wind"_qs});
    row("unclosed", "of Greece; \"classical Greek", u"of Greece"_qs, {u"classical Greek"_qs});
    row("colon", "being kept down: \"years of oppression\"", u"being kept down"_qs, {u"years of oppression"_qs});
    row("lead-in", "reach a goal, e.g., \"make the team\"", u"reach a goal"_qs, {u"make the team"_qs});
}

void TestWordNet::splitsGlosses()
{
    QFETCH(QByteArray, column);
    const GlossParts parts = splitGloss(column);
    QTEST(parts.definition, "gloss");
    QTEST(parts.examples, "examples");
}

void TestWordNet::readsSmallDictionary()
{
    QTemporaryDir folder;
    writeDictionary(QDir(folder.path()), smallDictionary);
    const auto inventory = readWordNet(folder.path());
    QVERIFY(inventory);
    QCOMPARE((*inventory)->senseCount(), 7);
    QCOMPARE((*inventory)->synsetCount(), 6);
    QVERIFY((*inventory)->contains(u"rapid", WordClass::Adjective));
    const Sense &rig = (*inventory)->sense((*inventory)->findSense(u"rig%1:06:01::"));
    const Synset &synset = (*inventory)->synset(rig.synset);
    QCOMPARE(synset.lemmas, (QStringList{u"Test Bed"_qs, u"rig"_qs}));
    QCOMPARE((*inventory)->synset(synset.hypernyms.at(0)).gloss, u"that which is"_qs);
    QCOMPARE(glossText(**inventory, rig.synset), u"Test Bed, rig: a place to try things; \"it stood on the rig\""_qs);
    QCOMPARE(synsetName(**inventory, rig.synset), u"test_bed%1:06:00::"_qs);
    QCOMPARE((*inventory)->exceptions(u"trough", WordClass::Verb).size(), size_t(2));
}

void TestWordNet::reportsDamage_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<int>("line");
    const auto row = [](const char *name, const char *file, const char *from, const char *to, int line) {
        QTest::newRow(name) << QString::fromLatin1(file) << QByteArray(from) << QByteArray(to) << line;
    };
    row("cut off", "data.noun", "rig\"\n", "ri", 3);
    row("no offset", "data.noun", "00000100 03", "x 03", 2);
    row("no words", "data.verb", "01 try 0", "00 try 0", 1);
    row("word missing", "data.adv", "01 fast 0 000", "03 fast 0", 1);
    row("pointer cut off", "data.adj", "001 & 00000200 a 0000", "001 & 00000200", 1);
    row("no gloss", "data.verb", "| make", "make", 1);
    row("offsets do not ascend", "data.adj", "00000200 00 s", "00000050 00 s", 2);
    row("hypernym to nowhere", "data.noun", "@ 00000100", "@ 00000300", 3);
    row("bad sense key", "index.sense", "rig%1:", "rig%7:", 5);
    row("no percent sign", "index.sense", "rig%1:", "rig", 5);
    row("number missing", "index.sense", "00000100 1 11", "00000100 1", 1);
    row("sense of no synset", "index.sense", "try%2:30:00:: 00000100", "try%2:30:00:: 00000200", 7);
    row("empty file", "adj.exc", "faster fast\n", "", 1);
    row("exception without base", "verb.exc", "tried try", "tried", 1);
}

void TestWordNet::reportsDamage()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QHash<QString, QByteArray> files = smallDictionary;
    QVERIFY(files[file].contains(from));
    files[file].replace(from, to);
    QTemporaryDir folder;
    writeDictionary(QDir(folder.path()), files);
    const auto inventory = readWordNet(folder.path());
    QVERIFY(!inventory);
    QCOMPARE(inventory.error().code, ErrorCode::InventoryDamaged);
    QCOMPARE(inventory.error().subject, QDir(folder.path()).filePath(file));
    QTEST(int(inventory.error().line), "line");
    QVERIFY(!inventory.error().detail.isEmpty());
}

void TestWordNet::reportsMissingFiles()
{
    for (auto missing = smallDictionary.cbegin(); missing != smallDictionary.cend(); ++missing) {
        QHash<QString, QByteArray> files = smallDictionary;
        files.remove(missing.key());
        QTemporaryDir folder;
        writeDictionary(QDir(folder.path()), files);
        const auto inventory = readWordNet(folder.path());
        QVERIFY(!inventory);
        QCOMPARE(inventory.error().code, ErrorCode::InventoryMissing);
        QCOMPARE(inventory.error().subject, QDir(folder.path()).filePath(missing.key()));
    }
}

void TestWordNet::loadsFast()
{
    QBENCHMARK
    {
        QVERIFY(readWordNet(m_folder.path()));
    }
}

QTEST_GUILESS_MAIN(TestWordNet)
#include "tst_wordnet.moc"
