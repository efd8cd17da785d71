#include "text/repairchanges.h"

#include <QHash>

#include <algorithm>
#include <map>
#include <utility>

namespace glossator {

namespace {

using Span = std::pair<int, int>; ///< of characters, from the first sentence's gap on

struct PlacedUnit
{
    UnitId id;
    std::vector<Span> spans;
    UnitReading reading;
    QString form;
};

/// All that is compared, with places that do not depend on how the text is cut.
struct Inventoried
{
    std::map<int, QString> sentences; ///< where they begin, and their first word
    std::map<Span, UniversalTag> tokens;
    std::vector<PlacedUnit> units;
    QString text;
};

Inventoried inventoried(std::span<const RepairSentence> sentences)
{
    Inventoried all;
    for (const RepairSentence &entry : sentences) {
        const Sentence &sentence = entry.sentence;
        const int start = int(all.text.size() + sentence.gap.size());
        all.text += sentence.gap + sentence.text;
        all.sentences.emplace(start, sentence.tokens.empty() ? QString() : sentence.form(0).toString());
        const auto spanOf = [&](int token) {
            return Span(start + sentence.tokens[size_t(token)].start, start + sentence.tokens[size_t(token)].end);
        };
        for (int token = 0; token < int(sentence.tokens.size()); ++token)
            all.tokens.emplace(spanOf(token), sentence.tokens[size_t(token)].tag);
        for (size_t i = 0; i < sentence.units.size(); ++i) {
            const Unit &unit = sentence.units[i];
            PlacedUnit placed{entry.units[i], {}, {unit.lemma, unit.wordClass}, formOf(sentence, unit.tokens)};
            for (const int token : unit.tokens)
                placed.spans.push_back(spanOf(token));
            all.units.push_back(std::move(placed));
        }
    }
    return all;
}

/// The words of those tokens that lie within a span; empty when there are fewer than two.
QString wordsWithin(const Inventoried &all, Span span)
{
    QStringList words;
    for (auto token = all.tokens.lower_bound({span.first, 0}); token != all.tokens.end() && token->first.second <= span.second; ++token)
        words.append(all.text.sliced(token->first.first, token->first.second - token->first.first));
    return words.size() < 2 ? QString() : words.join(u' ');
}

void compareSentences(const Inventoried &before, const Inventoried &after, std::vector<RepairChange> &changes)
{
    for (const auto &[start, word] : after.sentences) {
        if (!before.sentences.contains(start))
            changes.push_back({.kind = RepairChange::Kind::SentenceSplit, .to = word});
    }
    for (const auto &[start, word] : before.sentences) {
        if (!after.sentences.contains(start))
            changes.push_back({.kind = RepairChange::Kind::SentencesJoined, .from = word});
    }
}

void compareTokens(const Inventoried &before, const Inventoried &after, std::vector<RepairChange> &changes)
{
    const auto form = [&](Span span) { return before.text.sliced(span.first, span.second - span.first); };
    for (const auto &[span, tag] : before.tokens) {
        if (const QString parts = wordsWithin(after, span); !parts.isEmpty())
            changes.push_back({.kind = RepairChange::Kind::TokenSplit, .from = form(span), .to = parts});
    }
    for (const auto &[span, tag] : after.tokens) {
        if (const QString parts = wordsWithin(before, span); !parts.isEmpty())
            changes.push_back({.kind = RepairChange::Kind::TokensJoined, .from = parts, .to = form(span)});
    }
}

/// Whether each token of one overlaps a token of the other: then tokens were split or joined where the unit is, and its other tokens are no
/// change of its own.
bool coverSameWords(const PlacedUnit &a, const PlacedUnit &b)
{
    const auto isCovered = [](const std::vector<Span> &spans, const std::vector<Span> &by) {
        return std::ranges::all_of(spans, [&by](const Span &span) {
            return std::ranges::any_of(by, [&span](const Span &other) { return other.first < span.second && span.first < other.second; });
        });
    };
    return isCovered(a.spans, b.spans) && isCovered(b.spans, a.spans);
}

void compareUnits(const Inventoried &before, const Inventoried &after, std::vector<RepairChange> &changes)
{
    using Kind = RepairChange::Kind;
    for (const PlacedUnit &unit : after.units) {
        const auto old = std::ranges::find(before.units, unit.id, &PlacedUnit::id);
        if (!unit.id.isValid() || old == before.units.end())
            changes.push_back({.kind = Kind::UnitAdded, .to = unit.form, .newReading = unit.reading, .unit = unit.id});
        else if (old->reading != unit.reading)
            changes.push_back({Kind::UnitReading, old->form, unit.form, unit.reading, old->reading, unit.id});
        else if (old->spans != unit.spans && !coverSameWords(*old, unit))
            changes.push_back({.kind = Kind::UnitWords, .from = old->form, .to = unit.form, .unit = unit.id});
    }
    for (const PlacedUnit &unit : before.units) {
        if (std::ranges::find(after.units, unit.id, &PlacedUnit::id) == after.units.end())
            changes.push_back({.kind = Kind::UnitRemoved, .from = unit.form, .oldReading = unit.reading, .unit = unit.id});
    }
}

/// Tags of words that no changed unit speaks of already.
void compareTags(const Inventoried &before, const Inventoried &after, std::vector<RepairChange> &changes)
{
    for (const auto &[span, tag] : after.tokens) {
        const auto old = before.tokens.find(span);
        if (old == before.tokens.end() || old->second == tag)
            continue;
        const bool isOfUnit =
            std::ranges::any_of(after.units, [span = span](const PlacedUnit &unit) { return unit.spans == std::vector<Span>{span}; });
        if (!isOfUnit)
            changes.push_back({.kind = RepairChange::Kind::TokenTag,
                               .from = after.text.sliced(span.first, span.second - span.first),
                               .to = tagName(tag)});
    }
}

} // namespace

std::vector<RepairChange> repairChanges(std::span<const RepairSentence> before, std::span<const RepairSentence> after)
{
    const Inventoried old = inventoried(before);
    const Inventoried now = inventoried(after);
    std::vector<RepairChange> changes;
    compareSentences(old, now, changes);
    compareTokens(old, now, changes);
    compareUnits(old, now, changes);
    compareTags(old, now, changes);
    std::ranges::stable_sort(changes, {}, &RepairChange::kind);
    return changes;
}

} // namespace glossator
