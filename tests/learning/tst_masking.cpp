#include <QTest>

#include <algorithm>
#include <cmath>

#include "learning/masking.h"
#include "model/sensemodel.h"
#include "model/tinyencoder.h"

using namespace glossator;

class TestMasking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hidesTheSharesAsked();
    void specialEntriesAreNeitherHiddenNorPutIn();
    void sameSeedHidesAlike();
    void vocabularyWithoutMaskIsRefused();
};

namespace {

std::unique_ptr<SubwordTokenizer> tokenizer()
{
    auto read = readWordPiece(QStringLiteral(GLOSSATOR_TEST_DATA "/model/tiny-bert/vocab.txt"), true);
    if (!read)
        qFatal("no vocabulary");
    return std::move(*read);
}

constexpr qint32 padding = 0;
constexpr qint32 unknown = 1;
constexpr qint32 begin = 2;
constexpr qint32 end = 3;
constexpr qint32 mask = 4;
constexpr qint32 firstText = 5;

/// [CLS] text [SEP] text [SEP], every fifth word unknown.
std::vector<qint32> pairOfLength(int length)
{
    std::vector<qint32> ids;
    for (int i = 0; i < length; ++i)
        ids.push_back(i % 5 == 4 ? unknown : firstText + i % 600);
    ids.front() = begin;
    ids[size_t(length / 2)] = end;
    ids.back() = end;
    return ids;
}

} // namespace

void TestMasking::hidesTheSharesAsked()
{
    const auto vocabulary = MaskingVocabulary::of(*tokenizer());
    QVERIFY(vocabulary);
    QCOMPARE(vocabulary->mask(), mask);
    const std::vector<qint32> original(100'000, firstText + 7);
    std::vector<qint32> ids = original;
    std::mt19937_64 random(1);
    const std::vector<HiddenSubword> hidden = hideSubwords(ids, *vocabulary, random);
    int masked = 0;
    int replaced = 0;
    for (const HiddenSubword &subword : hidden) {
        QCOMPARE(subword.id, original[size_t(subword.place)]);
        const qint32 now = ids[size_t(subword.place)];
        masked += now == mask;
        replaced += now != mask && now != subword.id;
    }
    // Within four standard deviations.
    const auto near = [](double count, double of, double share) {
        return std::abs(count / of - share) < 4 * std::sqrt(share * (1 - share) / of);
    };
    QVERIFY(near(double(hidden.size()), double(ids.size()), 0.15));
    QVERIFY(near(masked, double(hidden.size()), 0.8));
    QVERIFY(near(replaced, double(hidden.size()), 0.1));
    QCOMPARE(std::ranges::count(ids, firstText + 7) + masked + replaced, std::ptrdiff_t(ids.size())); // nothing else changed
}

void TestMasking::specialEntriesAreNeitherHiddenNorPutIn()
{
    const auto vocabulary = MaskingVocabulary::of(*tokenizer());
    QVERIFY(vocabulary);
    std::mt19937_64 random(2);
    for (int round = 0; round < 2000; ++round) {
        const std::vector<qint32> original = pairOfLength(8 + round % 50);
        std::vector<qint32> ids = original;
        for (const HiddenSubword &subword : hideSubwords(ids, *vocabulary, random))
            QVERIFY(subword.id >= firstText);
        for (size_t i = 0; i < ids.size(); ++i) {
            if (original[i] < firstText)
                QCOMPARE(ids[i], original[i]);
            else
                QVERIFY(ids[i] == mask || ids[i] >= firstText);
            QVERIFY(ids[i] != padding);
        }
    }
}

void TestMasking::sameSeedHidesAlike()
{
    const auto vocabulary = MaskingVocabulary::of(*tokenizer());
    QVERIFY(vocabulary);
    const auto hide = [&](quint64 seed) {
        std::vector<qint32> ids = pairOfLength(200);
        std::mt19937_64 random(seed);
        [[maybe_unused]] const auto hidden = hideSubwords(ids, *vocabulary, random);
        return ids;
    };
    QCOMPARE(hide(3), hide(3));
    QVERIFY(hide(3) != hide(4));
}

void TestMasking::vocabularyWithoutMaskIsRefused()
{
    const TinyEncoder tiny;
    const auto vocabulary = MaskingVocabulary::of(tiny.load()->tokenizer());
    QVERIFY(!vocabulary);
    QCOMPARE(vocabulary.error().code, ErrorCode::EncoderUnsupported);
}

QTEST_GUILESS_MAIN(TestMasking)
#include "tst_masking.moc"
