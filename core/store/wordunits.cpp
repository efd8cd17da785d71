#include "store/wordunits.h"

#include <algorithm>

#include "store/rowcodec.h"
#include "store/sqlcall.h"

namespace glossator {

bool WordUnits::contains(SentenceId sentence, QStringView tokens)
{
    if (sentence != m_sentence)
        read(sentence);
    const auto positions = unpackPositions(tokens, int(m_met.size()));
    // What is damaged is not found; loading its sentence reports it.
    return positions && std::ranges::any_of(*positions, [this](int position) { return m_met[size_t(position)]; });
}

void WordUnits::read(SentenceId sentence)
{
    m_met.clear();
    m_sentence = sentence;
    Query text(m_database, "SELECT text FROM sentences WHERE id = ?1");
    if (!text.bind(sentence.value).next())
        return;
    const std::vector<WordMatch> matches = m_finder.matches(text.text(0));
    Query query(m_database, "SELECT start, \"end\" FROM tokens WHERE sentence_id = ?1 ORDER BY position");
    query.bind(sentence.value);
    while (query.next()) {
        Token token;
        token.start = int(query.number(0));
        token.end = int(query.number(1));
        m_met.push_back(std::ranges::any_of(matches, [&token](const WordMatch &match) { return match.meets(token); }));
    }
}

} // namespace glossator
