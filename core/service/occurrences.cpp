#include "service/occurrences.h"

#include <QCollator>
#include <QHash>

#include <algorithm>
#include <tuple>

#include "store/corpusstore.h"
#include "store/transaction.h"
#include "store/wordfinder.h"

namespace glossator {

namespace {

constexpr int pageSize = 1000;
constexpr int contextWords = 8; ///< compared beside the unit
constexpr float aboveAll = 2; ///< for what has no probability to show

bool meets(const Sentence &sentence, const Unit &unit, const WordMatch &match)
{
    return std::ranges::any_of(unit.tokens, [&](int token) { return match.meets(sentence.tokens[size_t(token)]); });
}

/// The first unit that one of the words stands in; else the one that follows the first of them, or the first of all.
int unitAtWords(const Sentence &sentence, const std::vector<WordMatch> &words)
{
    const auto &units = sentence.units;
    for (int i = 0; i < int(units.size()); ++i) {
        if (std::ranges::any_of(words, [&](const WordMatch &match) { return meets(sentence, units[size_t(i)], match); }))
            return i;
    }
    const auto first = std::ranges::min_element(words, {}, &WordMatch::start);
    for (int i = 0; first != words.end() && i < int(units.size()); ++i) {
        if (sentence.tokens[size_t(units[size_t(i)].tokens.back())].start >= first->end)
            return i;
    }
    return units.empty() ? -1 : 0;
}

class Loader
{
public:
    Loader(Database &database, const QString &words, const BlindMode &blind) : m_corpus(database), m_words(database, words), m_blind(blind)
    {}

    /// Nothing when the unit is gone.
    Result<std::optional<Occurrence>> load(const FoundUnit &found)
    {
        // A repair may have moved the unit since it was found.
        const auto place = found.id.isValid() ? m_corpus.placeOf(found.id) : m_corpus.placeOf(found.sentence);
        const Result<void> read = place ? readSentence(*place) : place.error();
        if (!read && read.error().code == ErrorCode::Internal) // as the store says of what it does not have
            return std::optional<Occurrence>();
        if (!read)
            return read.error();
        Occurrence occurrence{found, m_document, m_position, m_sentence, -1};
        occurrence.found.document = place->document;
        if (!found.id.isValid()) {
            occurrence.unit = unitAtWords(m_sentence->sentence, m_words.matches(m_sentence->sentence.text));
            return std::optional(std::move(occurrence));
        }
        const auto at = std::ranges::find(m_sentence->annotations, found.id, &UnitAnnotation::id);
        if (at == m_sentence->annotations.end())
            return std::optional<Occurrence>();
        occurrence.unit = int(at - m_sentence->annotations.begin());
        return std::optional(std::move(occurrence));
    }

private:
    Result<void> readSentence(const CorpusStore::Place &place)
    {
        if (m_sentence && m_sentence->id == place.sentenceId)
            return {};
        auto name = m_names.find(place.document);
        if (name == m_names.end()) {
            const auto record = m_corpus.document(place.document);
            if (!record)
                return record.error();
            name = m_names.insert(place.document, record->info.name);
        }
        auto sentence = m_corpus.sentence(place.sentenceId);
        if (!sentence)
            return sentence.error();
        m_blind.apply(*sentence);
        m_sentence = std::make_shared<const AnnotatedSentence>(std::move(*sentence));
        m_document = *name;
        m_position = place.sentence;
        return {};
    }

    CorpusStore m_corpus;
    WordFinder m_words;
    BlindMode m_blind;
    QHash<DocumentId, QString> m_names;
    std::shared_ptr<const AnnotatedSentence> m_sentence; ///< the last one read: several units may be of it
    QString m_document;
    qint64 m_position = 0;
};

/// What one occurrence is sorted by; place comes last for all.
struct SortEntry
{
    FoundUnit unit;
    std::vector<QCollatorSortKey> words;
    float number = 0;
    qint64 position = 0;
};

std::vector<QString> context(const Occurrence &occurrence, int step)
{
    const Sentence &sentence = occurrence.sentence->sentence;
    const std::vector<int> &tokens = sentence.units[size_t(occurrence.unit)].tokens;
    std::vector<QString> words;
    for (int token = (step < 0 ? tokens.front() : tokens.back()) + step;
         token >= 0 && token < int(sentence.tokens.size()) && int(words.size()) < contextWords; token += step)
        words.push_back(sentence.form(token).toString());
    return words;
}

QString senseOf(const UnitAnnotation &annotation)
{
    if (annotation.decision)
        return annotation.decision->senses.isEmpty() ? QString() : annotation.decision->senses.front();
    const bool isShown = annotation.prediction && !annotation.suggestionHidden && !annotation.prediction->candidates.empty();
    return isShown ? annotation.prediction->candidates.front().sense : QString();
}

SortEntry entryOf(const Occurrence &occurrence, ConcordanceOrder order, const QCollator &collator)
{
    SortEntry entry{occurrence.found, {}, 0, occurrence.position};
    const UnitAnnotation &annotation = occurrence.sentence->annotations[size_t(occurrence.unit)];
    std::vector<QString> words;
    switch (order) {
    case ConcordanceOrder::LeftContext:
        words = context(occurrence, -1);
        break;
    case ConcordanceOrder::RightContext:
        words = context(occurrence, 1);
        break;
    case ConcordanceOrder::Sense:
        words = {senseOf(annotation)};
        break;
    case ConcordanceOrder::Document:
        words = {occurrence.document};
        break;
    case ConcordanceOrder::Probability:
        if (annotation.suggestionHidden)
            entry.number = aboveAll;
        else if (annotation.prediction && !annotation.prediction->candidates.empty())
            entry.number = annotation.prediction->candidates.front().probability;
        break;
    case ConcordanceOrder::Place:
        break;
    }
    for (const QString &word : words)
        entry.words.push_back(collator.sortKey(word.toCaseFolded())); // not every locale's collation ignores case
    return entry;
}

bool comesBefore(const SortEntry &a, const SortEntry &b)
{
    const auto differing = std::ranges::mismatch(a.words, b.words, [](const auto &x, const auto &y) { return x.compare(y) == 0; });
    if (differing.in1 != a.words.end() && differing.in2 != b.words.end())
        return differing.in1->compare(*differing.in2) < 0;
    if (a.words.size() != b.words.size())
        return a.words.size() < b.words.size();
    if (a.number != b.number)
        return a.number < b.number;
    return std::tuple(a.unit.document, a.position, a.unit.key.second) < std::tuple(b.unit.document, b.position, b.unit.key.second);
}

} // namespace

Result<std::vector<Occurrence>> loadOccurrences(Database &database, std::span<const FoundUnit> found, const QString &words,
                                                const BlindMode &blind)
{
    std::vector<Occurrence> occurrences;
    Loader loader(database, words, blind);
    for (const FoundUnit &unit : found) {
        auto occurrence = loader.load(unit);
        if (!occurrence)
            return occurrence.error();
        if (*occurrence)
            occurrences.push_back(std::move(**occurrence));
    }
    return occurrences;
}

Result<std::vector<FoundUnit>> concordance(Database &database, const UnitFilter &filter, ConcordanceOrder order, int limit,
                                           const BlindMode &blind)
{
    const QCollator collator;
    const UnitQuery query(database, filter, UnitOrder::Place, blind.rule());
    std::vector<SortEntry> entries;
    std::optional<UnitKey> last;
    for (bool more = true; more && int(entries.size()) < limit;) {
        const auto page = query.page(std::min(pageSize, limit - int(entries.size())), last);
        if (!page)
            return page.error();
        const auto occurrences = loadOccurrences(database, *page, {}, blind);
        if (!occurrences)
            return occurrences.error();
        for (const Occurrence &occurrence : *occurrences)
            entries.push_back(entryOf(occurrence, order, collator));
        more = int(page->size()) == pageSize;
        if (more)
            last = page->back().key;
    }
    std::ranges::sort(entries, comesBefore);
    std::vector<FoundUnit> units;
    std::ranges::transform(entries, std::back_inserter(units), &SortEntry::unit);
    return units;
}

} // namespace glossator
