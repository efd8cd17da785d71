#pragma once

#include <QSet>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

#include "base/ids.h"
#include "text/document.h"
#include "text/lexicon.h"
#include "text/unitreadings.h"

namespace glossator {

/// A sentence with the ids that its row and its units have in the project; invalid ones are new.
struct RepairSentence
{
    SentenceId id;
    Sentence sentence;
    std::vector<UnitId> units{}; ///< units[i] is the id of sentence.units[i]

    bool operator==(const RepairSentence &) const = default;
};

/// Sentences that follow each other, while somebody changes how their text is cut and analysed. The text itself never changes. Units keep their
/// ids through everything that leaves them in place, so that what was decided on them stays. A call that is not possible
/// changes nothing and returns false (or -1). Sentences, tokens and units are named by position.
class RepairDraft
{
public:
    /// Without a lexicon lemmas are guessed from forms alone. Where two units fall into one, one of decided stays.
    RepairDraft(std::vector<RepairSentence> sentences, std::shared_ptr<const Lexicon> lexicon, QSet<UnitId> decided);

    [[nodiscard]] const std::vector<RepairSentence> &sentences() const { return m_sentences; }
    [[nodiscard]] const Sentence &sentence(int sentence) const { return m_sentences[size_t(sentence)].sentence; }

    /// Before the character at that offset of the token (UTF-16); not within a character. A unit of the token goes on with both parts
    /// if the lexicon knows them together, else with the part that it knows.
    bool splitToken(int sentence, int token, int offset);
    /// With the token behind it; what is between them becomes part of the token.
    bool joinTokens(int sentence, int token);
    /// The token begins a new sentence; not within a unit.
    bool splitSentence(int sentence, int token);
    /// The unit that keeps a sentence from being split before a token.
    [[nodiscard]] std::optional<int> unitAcross(int sentence, int token) const;
    /// With the sentence behind it; not one that is analysed with one that is not.
    bool joinSentences(int sentence);

    /// Returns where the new unit stands among the sentence's. Lemma and class are the lexicon's likeliest.
    int addUnit(int sentence, std::vector<int> tokens);
    bool removeUnit(int sentence, int unit);
    /// Units for those of its words that the lexicon knows take the unit's place.
    bool breakUp(int sentence, int unit);
    /// An empty lemma is refused. A single token's own lemma and tag follow.
    bool setReading(int sentence, int unit, const UnitReading &reading);
    bool setUnitTokens(int sentence, int unit, std::vector<int> tokens);
    bool setTag(int sentence, int token, UniversalTag tag);

    /// Its first unit with exactly these tokens, or -1.
    [[nodiscard]] int unitWith(int sentence, const std::vector<int> &tokens) const;
    /// The likeliest reading, by the lexicon or by the tokens' own lemmas.
    [[nodiscard]] UnitReading likeliest(int sentence, const std::vector<int> &tokens) const;
    [[nodiscard]] std::vector<UnitReading> readings(int sentence, const std::vector<int> &tokens) const;
    /// What setReading() makes of it.
    [[nodiscard]] QString lemmaOf(const UnitReading &typed) const;

private:
    [[nodiscard]] bool has(int sentence, int token) const;
    [[nodiscard]] bool hasUnit(int sentence, int unit) const;
    [[nodiscard]] bool areTokens(int sentence, const std::vector<int> &tokens) const;
    void guess(Sentence &sentence, int token) const;
    int insertUnit(int sentence, UnitId id, Unit unit);
    void renumber(RepairSentence &sentence, int from, int by) const;
    void uniteTwins(RepairSentence &sentence) const;
    void divideUnits(int sentence, int token);

    std::vector<RepairSentence> m_sentences;
    std::shared_ptr<const Lexicon> m_lexicon;
    QSet<UnitId> m_decided;
};

} // namespace glossator
