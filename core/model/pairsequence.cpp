#include "model/pairsequence.h"

#include <algorithm>
#include <array>

#include "model/subwordsequence.h"

namespace glossator {

namespace {

/// Subwords of a pair: long enough for nearly all, and a third of them for the gloss.
constexpr int longestPair = 192;

constexpr std::array formNames{"token-cls", "sent-cls", "sent-cls-ws"};

/// As in the text; where other words stand between the unit's, a space stands for them.
QString formOf(const Sentence &sentence, std::span<const int> tokens)
{
    QString form;
    for (size_t i = 0; i < tokens.size(); ++i) {
        if (i > 0 && tokens[i] == tokens[i - 1] + 1) {
            const int end = sentence.tokens[size_t(tokens[i - 1])].end;
            form += QStringView(sentence.text).sliced(end, sentence.tokens[size_t(tokens[i])].start - end);
        } else if (i > 0) {
            form += u' ';
        }
        form += sentence.form(tokens[i]);
    }
    return form;
}

/// A sentence's subwords, perhaps with quotes round the unit.
struct Marked
{
    std::vector<qint32> ids;
    std::vector<int> target;
    int first = 0; ///< of the unit with its quotes …
    int last = 0; ///< … and where it ends
};

Marked mark(const TokenSubwords &subwords, std::span<const int> tokens, std::span<const Subword> quote)
{
    Marked marked;
    const auto isTarget = [tokens](int token) { return std::ranges::binary_search(tokens, token); };
    const auto addQuote = [&marked, quote] {
        for (const Subword &subword : quote)
            marked.ids.push_back(subword.id);
    };
    const int count = int(subwords.starts.size()) - 1;
    for (int token = 0; token < count; ++token) {
        if (token == tokens.front())
            marked.first = int(marked.ids.size());
        if (isTarget(token) && !isTarget(token - 1))
            addQuote();
        for (int i = subwords.starts[size_t(token)]; i < subwords.starts[size_t(token) + 1]; ++i) {
            if (isTarget(token))
                marked.target.push_back(int(marked.ids.size()));
            marked.ids.push_back(subwords.ids[size_t(i)]);
        }
        if (isTarget(token) && !isTarget(token + 1))
            addQuote();
        if (token == tokens.back())
            marked.last = int(marked.ids.size());
    }
    return marked;
}

/// Where a window of so many subwords begins that has the unit in its middle.
int windowStart(const Marked &marked, int room)
{
    const int total = int(marked.ids.size());
    if (total <= room)
        return 0;
    if (marked.last - marked.first > room)
        return marked.first;
    return std::clamp((marked.first + marked.last - room) / 2, 0, total - room);
}

} // namespace

QString pairFormName(PairForm form)
{
    return QLatin1StringView(formNames[size_t(form)]);
}

std::optional<PairForm> pairFormFromName(QStringView name)
{
    const auto found = std::ranges::find_if(formNames, [name](const char *form) { return name == QLatin1StringView(form); });
    return found == formNames.end() ? std::nullopt : std::optional(PairForm(found - formNames.begin()));
}

PairBuilder::PairBuilder(const SubwordTokenizer &tokenizer, const EncoderConfig &config, PairForm form) :
    m_tokenizer(tokenizer),
    m_form(form),
    m_separators(config.kind == EncoderKind::Bert ? 1 : 2)
{
    const int longest = std::min(longestPair, config.positions);
    m_glossRoom = longest / 3 - 1;
    m_contextRoom = longest - longest / 3 - 1 - m_separators;
}

PairContext PairBuilder::context(const Sentence &sentence, std::span<const int> tokens) const
{
    std::vector<Subword> quote;
    PairContext context;
    if (m_form == PairForm::SentClsWs) {
        quote = m_tokenizer.tokenize(u"\"", TextBefore::Space);
        context.glossPrefix = formOf(sentence, tokens) + QStringLiteral(" : ");
    }
    const Marked marked = mark(tokenSubwords(std::span(&sentence, 1), m_tokenizer), tokens, quote);
    const int start = windowStart(marked, m_contextRoom);
    const int end = std::min(start + m_contextRoom, int(marked.ids.size()));
    context.ids.push_back(m_tokenizer.beginId());
    context.ids.insert(context.ids.end(), marked.ids.begin() + start, marked.ids.begin() + end);
    context.ids.insert(context.ids.end(), size_t(m_separators), m_tokenizer.endId());
    for (const int place : marked.target) {
        if (place >= start && place < end)
            context.target.push_back(place - start + 1);
    }
    return context;
}

std::vector<qint32> PairBuilder::gloss(const PairContext &context, const QString &text) const
{
    std::vector<qint32> ids;
    for (const Subword &subword : m_tokenizer.tokenize(context.glossPrefix + text)) {
        if (int(ids.size()) == m_glossRoom)
            break;
        ids.push_back(subword.id);
    }
    ids.push_back(m_tokenizer.endId());
    return ids;
}

PairSequence joined(const PairContext &context, std::span<const qint32> gloss)
{
    PairSequence pair{context.ids, int(context.ids.size()), context.target};
    pair.ids.insert(pair.ids.end(), gloss.begin(), gloss.end());
    return pair;
}

} // namespace glossator
