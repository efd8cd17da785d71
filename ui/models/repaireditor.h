#pragma once

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

#include "inventory/inventory.h"
#include "store/repairstore.h"
#include "text/annotation.h"
#include "text/repairchanges.h"
#include "text/repairdraft.h"

namespace glossator {

/// A repair while somebody makes it: the sentences as they shall be, a caret among their characters, chosen tokens. Nothing reaches the
/// project before repair() is applied there.
class RepairEditor : public QObject
{
    Q_OBJECT

public:
    struct Caret
    {
        int sentence = 0;
        int token = 0;
        int offset = 0; ///< in the token, before a character (UTF-16); the token's length is behind its last one

        bool operator==(const Caret &) const = default;
    };

    /// Sentences that follow each other from a position of the document on; the unit is where the caret begins. Without an
    /// inventory lemmas are guessed from forms.
    struct Start
    {
        DocumentId document;
        qint64 position = 0;
        std::vector<AnnotatedSentence> sentences;
        UnitId unit{};
    };
    RepairEditor(Start start, std::shared_ptr<const Inventory> inventory, QObject *parent = nullptr);

    [[nodiscard]] const std::vector<RepairSentence> &sentences() const { return m_draft.sentences(); }
    [[nodiscard]] const Caret &caret() const { return m_caret; }
    /// Of the caret's sentence, ascending.
    [[nodiscard]] const std::vector<int> &chosen() const { return m_chosen; }
    /// The unit that the caret is in (position among its sentence's), or -1: the one of the chosen tokens, else the one with the fewest words.
    [[nodiscard]] int currentUnit() const;
    [[nodiscard]] bool isDecided(UnitId unit) const { return m_decided.contains(unit); }

    void setCaret(const Caret &caret);
    /// Through characters and from one token into the next, also across sentences.
    void moveByCharacter(int step);
    /// What is chosen in the sentence stays, for more to be chosen beyond a gap.
    void moveByToken(int step);
    /// Chooses the tokens from where choosing began to the caret's new one.
    void extendChoice(int step);
    void extendChoiceTo(int sentence, int token);
    /// Adds a token to the chosen ones, or takes it out; the caret goes there. Choosing begins with the caret's own token.
    void toggleChoice(int sentence, int token);
    void clearChoice();

    // Each is one step of undo(). Where it is not possible nothing happens, and refused() says why.
    void splitToken();
    /// The caret's token with the one before it; the first of a sentence joins the sentences.
    void joinBackwards();
    void splitSentence();
    /// Of the chosen tokens, or of the caret's.
    void makeUnit();
    void breakUpUnit();
    void removeUnit();
    void setReading(const UnitReading &reading);
    void setTag(UniversalTag tag);
    void undo();

    [[nodiscard]] bool canUndo() const { return !m_earlier.empty(); }
    [[nodiscard]] std::vector<RepairChange> changes() const;
    /// What is to be applied: the sentences that have changed, or nothing.
    [[nodiscard]] std::optional<Repair> repair() const;
    /// Lemmas to offer for the current unit, the likeliest first; those that begin with what was typed, where that is not empty.
    [[nodiscard]] std::vector<UnitReading> suggestions(const QString &typed = {}) const;
    [[nodiscard]] const Inventory *inventory() const { return m_inventory.get(); }

Q_SIGNALS:
    /// Sentences, caret, or what is chosen.
    void changed();
    void refused(const QString &reason);

private:
    struct State
    {
        RepairDraft draft;
        Caret caret;
    };

    template <typename Change>
    bool change(Change apply);
    [[nodiscard]] const Sentence &sentence() const { return m_draft.sentence(m_caret.sentence); }
    [[nodiscard]] int tokenCount(int sentence) const { return int(m_draft.sentence(sentence).tokens.size()); }
    [[nodiscard]] int tokenLength() const;
    [[nodiscard]] bool hasToken() const { return m_caret.token < tokenCount(m_caret.sentence); }
    [[nodiscard]] bool mayChangeUnits();
    [[nodiscard]] std::optional<Caret> neighbour(int step) const;
    void clampCaret();

    std::vector<RepairSentence> m_before;
    std::shared_ptr<const Inventory> m_inventory;
    QSet<UnitId> m_decided;
    DocumentId m_document;
    qint64 m_position = 0;
    RepairDraft m_draft;
    Caret m_caret;
    std::vector<int> m_chosen;
    int m_choiceStart = -1;
    std::vector<State> m_earlier;
};

} // namespace glossator
