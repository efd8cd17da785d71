#include "text/repairdraft.h"

#include <algorithm>
#include <utility>

#include "text/lemmatizer.h"

namespace glossator {

RepairDraft::RepairDraft(std::vector<RepairSentence> sentences, std::shared_ptr<const Lexicon> lexicon, QSet<UnitId> decided) :
    m_sentences(std::move(sentences)),
    m_lexicon(std::move(lexicon)),
    m_decided(std::move(decided))
{}

bool RepairDraft::has(int sentence, int token) const
{
    return sentence >= 0 && sentence < int(m_sentences.size()) && token >= 0
        && token < int(m_sentences[size_t(sentence)].sentence.tokens.size());
}

bool RepairDraft::hasUnit(int sentence, int unit) const
{
    return sentence >= 0 && sentence < int(m_sentences.size()) && unit >= 0
        && unit < int(m_sentences[size_t(sentence)].sentence.units.size());
}

bool RepairDraft::areTokens(int sentence, const std::vector<int> &tokens) const
{
    return !tokens.empty() && has(sentence, tokens.front()) && has(sentence, tokens.back())
        && std::ranges::adjacent_find(tokens, std::greater_equal()) == tokens.end();
}

std::vector<UnitReading> RepairDraft::readings(int sentence, const std::vector<int> &tokens) const
{
    return m_lexicon && areTokens(sentence, tokens) ? readingsOf(this->sentence(sentence), tokens, *m_lexicon) : std::vector<UnitReading>();
}

UnitReading RepairDraft::likeliest(int sentence, const std::vector<int> &tokens) const
{
    const Sentence &text = this->sentence(sentence);
    if (const auto known = readings(sentence, tokens); !known.empty())
        return known.front();
    UnitReading reading{joinedLemma(text, tokens), WordClass::Noun};
    for (const int token : tokens) {
        if (wordClassOf(text.tokens[size_t(token)].tag, &reading.wordClass))
            break;
    }
    return reading;
}

/// Lemma and, where the lexicon is sure, tag of a token that has become another word.
void RepairDraft::guess(Sentence &sentence, int position) const
{
    Token &token = sentence.tokens[size_t(position)];
    if (!sentence.analysed) {
        token.lemma.clear();
        return;
    }
    if (m_lexicon) {
        WordClass wordClass{};
        const auto known = readingsOf(sentence, {position}, *m_lexicon);
        const bool speaksOfTag = wordClassOf(token.tag, &wordClass);
        if (!known.empty() && speaksOfTag && known.front().wordClass != wordClass)
            token.tag = tagOf(known.front().wordClass);
        token.lemma = glossator::lemmaOf(sentence.form(position), token.tag, *m_lexicon);
    } else {
        token.lemma = normalisedLemma(sentence.form(position).toString());
    }
}

/// Positions from that token on move.
void RepairDraft::renumber(RepairSentence &sentence, int from, int by) const
{
    for (Unit &unit : sentence.sentence.units) {
        for (int &token : unit.tokens)
            token += token >= from ? by : 0;
        unit.tokens.erase(std::ranges::unique(unit.tokens).begin(), unit.tokens.end());
    }
}

bool RepairDraft::splitToken(int sentence, int token, int offset)
{
    if (!has(sentence, token))
        return false;
    RepairSentence &changed = m_sentences[size_t(sentence)];
    Sentence &text = changed.sentence;
    const Token whole = text.tokens[size_t(token)];
    const int at = whole.start + offset;
    if (at <= whole.start || at >= whole.end || (text.text[at].isLowSurrogate() && text.text[at - 1].isHighSurrogate()))
        return false;
    // What was joined over a space comes apart without it.
    int end = at;
    while (end > whole.start && text.text[end - 1].isSpace())
        --end;
    int start = at;
    while (start < whole.end && text.text[start].isSpace())
        ++start;
    if (end == whole.start || start == whole.end)
        return false;
    renumber(changed, token + 1, 1);
    text.tokens[size_t(token)].end = end;
    text.tokens.insert(text.tokens.begin() + token + 1, Token{start, whole.end, whole.tag, {}});
    guess(text, token);
    guess(text, token + 1);
    divideUnits(sentence, token);
    return true;
}

/// Units of a token that was split into this one and the next.
void RepairDraft::divideUnits(int sentence, int token)
{
    const Sentence &text = this->sentence(sentence);
    for (int unit = 0; unit < int(text.units.size()); ++unit) {
        std::vector<int> tokens = text.units[size_t(unit)].tokens;
        const auto at = std::ranges::find(tokens, token);
        if (at == tokens.end())
            continue;
        const bool isSingle = tokens.size() == 1;
        tokens.insert(at + 1, token + 1);
        const bool together = !isSingle || !readings(sentence, tokens).empty();
        const int known = !readings(sentence, {token}).empty() ? token : !readings(sentence, {token + 1}).empty() ? token + 1 : -1;
        if (!together && known >= 0)
            tokens = {known};
        m_sentences[size_t(sentence)].sentence.units[size_t(unit)].tokens = tokens;
        if (isSingle && (together || known >= 0))
            setReading(sentence, unit, likeliest(sentence, tokens));
    }
}

bool RepairDraft::joinTokens(int sentence, int token)
{
    if (!has(sentence, token) || !has(sentence, token + 1))
        return false;
    RepairSentence &changed = m_sentences[size_t(sentence)];
    Sentence &text = changed.sentence;
    text.tokens[size_t(token)].end = text.tokens[size_t(token) + 1].end;
    text.tokens.erase(text.tokens.begin() + token + 1);
    renumber(changed, token + 1, -1);
    guess(text, token);
    uniteTwins(changed);
    if (const int unit = unitWith(sentence, {token}); unit >= 0 && !readings(sentence, {token}).empty())
        setReading(sentence, unit, likeliest(sentence, {token}));
    return true;
}

/// Two units that have become units of the same words are one from now on.
void RepairDraft::uniteTwins(RepairSentence &sentence) const
{
    std::vector<Unit> &units = sentence.sentence.units;
    for (size_t first = 0; first < units.size(); ++first) {
        for (size_t second = first + 1; second < units.size();) {
            if (units[first].tokens != units[second].tokens) {
                ++second;
                continue;
            }
            const bool secondCounts = m_decided.contains(sentence.units[second]) && !m_decided.contains(sentence.units[first]);
            if (secondCounts) {
                std::swap(units[first], units[second]);
                std::swap(sentence.units[first], sentence.units[second]);
            }
            units.erase(units.begin() + qptrdiff(second));
            sentence.units.erase(sentence.units.begin() + qptrdiff(second));
        }
    }
}

std::optional<int> RepairDraft::unitAcross(int sentence, int token) const
{
    if (!has(sentence, token))
        return {};
    const std::vector<Unit> &units = this->sentence(sentence).units;
    for (int unit = 0; unit < int(units.size()); ++unit) {
        if (units[size_t(unit)].tokens.front() < token && units[size_t(unit)].tokens.back() >= token)
            return unit;
    }
    return {};
}

bool RepairDraft::splitSentence(int sentence, int token)
{
    if (!has(sentence, token) || token == 0 || unitAcross(sentence, token))
        return false;
    RepairSentence &left = m_sentences[size_t(sentence)];
    const int start = left.sentence.tokens[size_t(token)].start;
    int end = start;
    while (end > 0 && left.sentence.text[end - 1].isSpace())
        --end;
    RepairSentence right;
    right.sentence.analysed = left.sentence.analysed;
    right.sentence.gap = left.sentence.text.sliced(end, start - end);
    right.sentence.text = left.sentence.text.sliced(start);
    left.sentence.text.truncate(end);
    auto &tokens = left.sentence.tokens;
    right.sentence.tokens.assign(tokens.begin() + token, tokens.end());
    tokens.erase(tokens.begin() + token, tokens.end());
    for (Token &moved : right.sentence.tokens) {
        moved.start -= start;
        moved.end -= start;
    }
    auto &units = left.sentence.units;
    for (size_t unit = 0; unit < units.size();) {
        if (units[unit].tokens.front() < token) {
            ++unit;
            continue;
        }
        right.sentence.units.push_back(std::move(units[unit]));
        right.units.push_back(left.units[unit]);
        units.erase(units.begin() + qptrdiff(unit));
        left.units.erase(left.units.begin() + qptrdiff(unit));
    }
    renumber(right, 0, -token);
    m_sentences.insert(m_sentences.begin() + sentence + 1, std::move(right));
    return true;
}

bool RepairDraft::joinSentences(int sentence)
{
    if (sentence < 0 || sentence + 1 >= int(m_sentences.size()))
        return false;
    RepairSentence &left = m_sentences[size_t(sentence)];
    RepairSentence &right = m_sentences[size_t(sentence) + 1];
    if (left.sentence.analysed != right.sentence.analysed)
        return false;
    const int offset = int(left.sentence.text.size() + right.sentence.gap.size());
    renumber(right, 0, int(left.sentence.tokens.size()));
    left.sentence.text += right.sentence.gap + right.sentence.text;
    for (Token &token : right.sentence.tokens) {
        token.start += offset;
        token.end += offset;
        left.sentence.tokens.push_back(std::move(token));
    }
    std::ranges::move(right.sentence.units, std::back_inserter(left.sentence.units));
    left.units.insert(left.units.end(), right.units.begin(), right.units.end());
    m_sentences.erase(m_sentences.begin() + sentence + 1);
    return true;
}

int RepairDraft::unitWith(int sentence, const std::vector<int> &tokens) const
{
    const std::vector<Unit> &units = this->sentence(sentence).units;
    const auto found = std::ranges::find(units, tokens, &Unit::tokens);
    return found == units.end() ? -1 : int(found - units.begin());
}

int RepairDraft::insertUnit(int sentence, UnitId id, Unit unit)
{
    RepairSentence &changed = m_sentences[size_t(sentence)];
    const auto place =
        std::ranges::upper_bound(changed.sentence.units, unit.tokens.front(), {}, [](const Unit &other) { return other.tokens.front(); });
    const auto position = place - changed.sentence.units.begin();
    changed.sentence.units.insert(place, std::move(unit));
    changed.units.insert(changed.units.begin() + position, id);
    return int(position);
}

int RepairDraft::addUnit(int sentence, std::vector<int> tokens)
{
    if (!areTokens(sentence, tokens) || unitWith(sentence, tokens) >= 0)
        return -1;
    const UnitReading reading = likeliest(sentence, tokens);
    if (reading.lemma.isEmpty())
        return -1;
    return insertUnit(sentence, {}, {std::move(tokens), reading.wordClass, reading.lemma, {}});
}

bool RepairDraft::removeUnit(int sentence, int unit)
{
    if (!hasUnit(sentence, unit))
        return false;
    RepairSentence &changed = m_sentences[size_t(sentence)];
    changed.sentence.units.erase(changed.sentence.units.begin() + unit);
    changed.units.erase(changed.units.begin() + unit);
    return true;
}

bool RepairDraft::breakUp(int sentence, int unit)
{
    if (!hasUnit(sentence, unit) || this->sentence(sentence).units[size_t(unit)].tokens.size() < 2)
        return false;
    const std::vector<int> tokens = this->sentence(sentence).units[size_t(unit)].tokens;
    removeUnit(sentence, unit);
    for (const int token : tokens) {
        WordClass wordClass{};
        const bool isContent = wordClassOf(this->sentence(sentence).tokens[size_t(token)].tag, &wordClass);
        if (isContent && (!m_lexicon || !readings(sentence, {token}).empty()))
            addUnit(sentence, {token});
    }
    return true;
}

QString RepairDraft::lemmaOf(const UnitReading &typed) const
{
    return m_lexicon ? normalisedLemma(typed.lemma, typed.wordClass, *m_lexicon) : normalisedLemma(typed.lemma);
}

bool RepairDraft::setReading(int sentence, int unit, const UnitReading &reading)
{
    const QString lemma = lemmaOf(reading);
    if (!hasUnit(sentence, unit) || lemma.isEmpty())
        return false;
    Sentence &text = m_sentences[size_t(sentence)].sentence;
    Unit &changed = text.units[size_t(unit)];
    changed.lemma = lemma;
    changed.wordClass = reading.wordClass;
    if (changed.tokens.size() == 1) {
        Token &token = text.tokens[size_t(changed.tokens.front())];
        token.lemma = lemma;
        token.tag = tagOf(reading.wordClass);
    }
    return true;
}

bool RepairDraft::setUnitTokens(int sentence, int unit, std::vector<int> tokens)
{
    if (!hasUnit(sentence, unit) || !areTokens(sentence, tokens) || unitWith(sentence, tokens) >= 0)
        return false;
    Unit changed = this->sentence(sentence).units[size_t(unit)];
    const UnitId id = m_sentences[size_t(sentence)].units[size_t(unit)];
    changed.tokens = std::move(tokens);
    removeUnit(sentence, unit);
    insertUnit(sentence, id, std::move(changed));
    return true;
}

bool RepairDraft::setTag(int sentence, int token, UniversalTag tag)
{
    if (!has(sentence, token))
        return false;
    Sentence &text = m_sentences[size_t(sentence)].sentence;
    text.tokens[size_t(token)].tag = tag;
    text.tokens[size_t(token)].lemma =
        m_lexicon ? glossator::lemmaOf(text.form(token), tag, *m_lexicon) : normalisedLemma(text.form(token).toString());
    return true;
}

} // namespace glossator
