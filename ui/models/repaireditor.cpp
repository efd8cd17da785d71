#include "models/repaireditor.h"

#include <algorithm>
#include <utility>

#include "models/repairtext.h"
#include "text/plainletters.h"

namespace glossator {

namespace {

std::vector<RepairSentence> withIds(const std::vector<AnnotatedSentence> &sentences)
{
    std::vector<RepairSentence> result;
    for (const AnnotatedSentence &annotated : sentences) {
        RepairSentence &sentence = result.emplace_back(RepairSentence{annotated.id, annotated.sentence});
        for (const UnitAnnotation &annotation : annotated.annotations)
            sentence.units.push_back(annotation.id);
    }
    return result;
}

QSet<UnitId> decidedOf(const std::vector<AnnotatedSentence> &sentences)
{
    QSet<UnitId> decided;
    for (const AnnotatedSentence &sentence : sentences) {
        for (const UnitAnnotation &annotation : sentence.annotations) {
            if (annotation.decision)
                decided.insert(annotation.id);
        }
    }
    return decided;
}

} // namespace

RepairEditor::RepairEditor(Start start, std::shared_ptr<const Inventory> inventory, QObject *parent) :
    QObject(parent),
    m_before(withIds(start.sentences)),
    m_inventory(std::move(inventory)),
    m_decided(decidedOf(start.sentences)),
    m_document(start.document),
    m_position(start.position),
    m_draft(m_before, m_inventory, m_decided)
{
    for (int s = 0; s < int(m_before.size()); ++s) {
        const auto found = std::ranges::find(m_before[size_t(s)].units, start.unit);
        if (found != m_before[size_t(s)].units.end()) {
            const auto unit = size_t(found - m_before[size_t(s)].units.begin());
            m_caret = {s, m_before[size_t(s)].sentence.units[unit].tokens.front(), 0};
            m_chosen = m_before[size_t(s)].sentence.units[unit].tokens;
            if (m_chosen.size() == 1)
                m_chosen.clear();
        }
    }
}

int RepairEditor::tokenLength() const
{
    return hasToken() ? int(sentence().form(m_caret.token).size()) : 0;
}

int RepairEditor::currentUnit() const
{
    if (!hasToken())
        return -1;
    if (const int exact = m_chosen.empty() ? -1 : m_draft.unitWith(m_caret.sentence, m_chosen); exact >= 0)
        return exact;
    const std::vector<Unit> &units = sentence().units;
    int best = -1;
    for (int unit = 0; unit < int(units.size()); ++unit) {
        const std::vector<int> &tokens = units[size_t(unit)].tokens;
        if (std::ranges::find(tokens, m_caret.token) != tokens.end() && (best < 0 || tokens.size() < units[size_t(best)].tokens.size()))
            best = unit;
    }
    return best;
}

void RepairEditor::clampCaret()
{
    m_caret.sentence = std::clamp(m_caret.sentence, 0, int(sentences().size()) - 1);
    m_caret.token = std::clamp(m_caret.token, 0, std::max(0, tokenCount(m_caret.sentence) - 1));
    m_caret.offset = std::clamp(m_caret.offset, 0, tokenLength());
}

void RepairEditor::setCaret(const Caret &caret)
{
    m_caret = caret;
    clampCaret();
    clearChoice();
}

void RepairEditor::clearChoice()
{
    m_chosen.clear();
    m_choiceStart = -1;
    Q_EMIT changed();
}

/// Where the token before or behind the caret's begins.
std::optional<RepairEditor::Caret> RepairEditor::neighbour(int step) const
{
    Caret next{m_caret.sentence, m_caret.token + step, 0};
    while (next.token < 0 || next.token >= tokenCount(next.sentence)) {
        next.sentence += step;
        if (next.sentence < 0 || next.sentence >= int(sentences().size()))
            return {};
        next.token = step > 0 ? 0 : tokenCount(next.sentence) - 1;
    }
    return next;
}

void RepairEditor::moveByToken(int step)
{
    const auto next = neighbour(step);
    if (!next)
        return;
    if (next->sentence != m_caret.sentence)
        m_chosen.clear();
    m_caret = *next;
    m_choiceStart = -1;
    Q_EMIT changed();
}

void RepairEditor::moveByCharacter(int step)
{
    Caret next = m_caret;
    const QStringView form = hasToken() ? sentence().form(m_caret.token) : QStringView();
    next.offset += step;
    if (next.offset > 0 && next.offset < form.size() && form[next.offset].isLowSurrogate())
        next.offset += step;
    if (next.offset >= form.size() && step > 0) {
        if (const auto token = neighbour(1))
            next = *token;
    } else if (next.offset < 0) {
        const auto token = neighbour(-1);
        if (!token)
            return;
        const QStringView before = m_draft.sentence(token->sentence).form(token->token);
        next = *token;
        next.offset = std::max(0, int(before.size()) - 1);
        if (next.offset > 0 && before[next.offset].isLowSurrogate())
            --next.offset;
    }
    setCaret(next);
}

void RepairEditor::extendChoice(int step)
{
    const int token = m_caret.token + (m_choiceStart < 0 ? 0 : step);
    if (token >= 0 && token < tokenCount(m_caret.sentence))
        extendChoiceTo(m_caret.sentence, token);
}

void RepairEditor::extendChoiceTo(int sentence, int token)
{
    if (sentence != m_caret.sentence) {
        setCaret({sentence, token, 0});
        return;
    }
    if (m_choiceStart < 0)
        m_choiceStart = m_caret.token;
    m_caret = {sentence, token, 0};
    m_chosen.clear();
    for (int chosen = std::min(m_choiceStart, token); chosen <= std::max(m_choiceStart, token); ++chosen)
        m_chosen.push_back(chosen);
    Q_EMIT changed();
}

void RepairEditor::toggleChoice(int sentence, int token)
{
    if (sentence != m_caret.sentence)
        m_chosen.clear();
    else if (m_choiceStart < 0 && m_chosen.empty() && token != m_caret.token && hasToken())
        m_chosen.push_back(m_caret.token);
    m_caret = {sentence, token, 0};
    m_choiceStart = token;
    const auto place = std::ranges::lower_bound(m_chosen, token);
    if (place != m_chosen.end() && *place == token)
        m_chosen.erase(place);
    else
        m_chosen.insert(place, token);
    clampCaret();
    Q_EMIT changed();
}

template <typename Change>
bool RepairEditor::change(Change apply)
{
    State earlier{m_draft, m_caret};
    if (!apply())
        return false;
    m_earlier.push_back(std::move(earlier));
    m_chosen.clear();
    m_choiceStart = -1;
    clampCaret();
    Q_EMIT changed();
    return true;
}

bool RepairEditor::mayChangeUnits()
{
    if (sentence().analysed)
        return true;
    Q_EMIT refused(tr("This sentence has not been analysed yet: its words come with the analysis."));
    return false;
}

void RepairEditor::splitToken()
{
    const bool done = change([this] {
        if (!m_draft.splitToken(m_caret.sentence, m_caret.token, m_caret.offset))
            return false;
        m_caret = {m_caret.sentence, m_caret.token + 1, 0};
        return true;
    });
    if (!done)
        Q_EMIT refused(tr("Put the caret between two characters of a token to split it there."));
}

void RepairEditor::joinBackwards()
{
    const bool done = change([this] {
        if (m_caret.token > 0) {
            const int offset = int(sentence().form(m_caret.token - 1).size());
            if (!m_draft.joinTokens(m_caret.sentence, m_caret.token - 1))
                return false;
            m_caret = {m_caret.sentence, m_caret.token - 1, offset};
            return true;
        }
        const int before = m_caret.sentence - 1;
        const int tokens = before < 0 ? 0 : tokenCount(before);
        if (!m_draft.joinSentences(before))
            return false;
        m_caret = {before, tokens, 0};
        return true;
    });
    if (!done)
        Q_EMIT refused(m_caret.sentence > 0 ? tr("One of the sentences has not been analysed yet: join them after the analysis.")
                                            : tr("There is nothing before this to join it with."));
}

void RepairEditor::splitSentence()
{
    if (const auto across = m_draft.unitAcross(m_caret.sentence, m_caret.token)) {
        const QString lemma = RepairText::lemmaName(sentence().units[size_t(*across)].lemma);
        Q_EMIT refused(tr("“%1” stands on both sides: break it up first.").arg(lemma));
        return;
    }
    const bool done = change([this] {
        if (!m_draft.splitSentence(m_caret.sentence, m_caret.token))
            return false;
        m_caret = {m_caret.sentence + 1, 0, 0};
        return true;
    });
    if (!done)
        Q_EMIT refused(tr("The sentence begins here already."));
}

void RepairEditor::makeUnit()
{
    if (!hasToken() || !mayChangeUnits())
        return;
    const std::vector<int> tokens = m_chosen.empty() ? std::vector<int>{m_caret.token} : m_chosen;
    const bool done = change([&] {
        // Words of their own that are part of the new unit go, unless somebody decided on them.
        const int added = m_draft.addUnit(m_caret.sentence, tokens);
        if (added < 0)
            return false;
        for (int unit = int(sentence().units.size()) - 1; tokens.size() > 1 && unit >= 0; --unit) {
            const std::vector<int> &others = sentence().units[size_t(unit)].tokens;
            const bool isPart = others.size() < tokens.size() && std::ranges::includes(tokens, others);
            if (isPart && !m_decided.contains(sentences()[size_t(m_caret.sentence)].units[size_t(unit)]))
                m_draft.removeUnit(m_caret.sentence, unit);
        }
        m_caret = {m_caret.sentence, tokens.front(), 0};
        return true;
    });
    if (!done) {
        Q_EMIT refused(tr("These words are a unit already."));
        return;
    }
    if (tokens.size() > 1) {
        m_chosen = tokens;
        Q_EMIT changed();
    }
}

void RepairEditor::breakUpUnit()
{
    const int unit = currentUnit();
    if (!mayChangeUnits())
        return;
    if (!change([&] { return m_draft.breakUp(m_caret.sentence, unit); }))
        Q_EMIT refused(tr("There is no unit of several words here."));
}

void RepairEditor::removeUnit()
{
    const int unit = currentUnit();
    if (!change([&] { return m_draft.removeUnit(m_caret.sentence, unit); }))
        Q_EMIT refused(tr("There is no unit here."));
}

void RepairEditor::setReading(const UnitReading &reading)
{
    const int unit = currentUnit();
    if (unit < 0)
        return;
    const Unit &now = sentence().units[size_t(unit)];
    if (now.wordClass == reading.wordClass && now.lemma == m_draft.lemmaOf(reading))
        return;
    const std::vector<int> chosen = m_chosen;
    if (!change([&] { return m_draft.setReading(m_caret.sentence, unit, reading); })) {
        Q_EMIT refused(tr("A unit needs a lemma."));
        return;
    }
    m_chosen = chosen;
    Q_EMIT changed();
}

void RepairEditor::setTag(UniversalTag tag)
{
    if (hasToken() && sentence().tokens[size_t(m_caret.token)].tag != tag)
        change([&] { return m_draft.setTag(m_caret.sentence, m_caret.token, tag); });
}

void RepairEditor::undo()
{
    if (m_earlier.empty())
        return;
    m_draft = std::move(m_earlier.back().draft);
    m_caret = m_earlier.back().caret;
    m_earlier.pop_back();
    clearChoice();
}

std::vector<RepairChange> RepairEditor::changes() const
{
    return repairChanges(m_before, sentences());
}

std::optional<Repair> RepairEditor::repair() const
{
    Repair repair{m_document, m_position, m_before, sentences(), {}};
    while (repair.before.size() > 1 && repair.after.size() > 1 && repair.before.back() == repair.after.back()) {
        repair.before.pop_back();
        repair.after.pop_back();
    }
    while (repair.before.size() > 1 && repair.after.size() > 1 && repair.before.front() == repair.after.front()) {
        repair.before.erase(repair.before.begin());
        repair.after.erase(repair.after.begin());
        ++repair.position;
    }
    return repair.before == repair.after ? std::nullopt : std::optional(std::move(repair));
}

std::vector<UnitReading> RepairEditor::suggestions(const QString &typed) const
{
    const int unit = currentUnit();
    if (unit < 0 || !m_inventory)
        return {};
    const Unit &current = sentence().units[size_t(unit)];
    std::vector<UnitReading> readings = m_draft.readings(m_caret.sentence, current.tokens);
    // Entries of several words that begin as the typed ones do, or as the unit's lemma.
    const QString beginning = plainLetters(normalisedLemma(typed.isEmpty() ? current.lemma : typed));
    const QString firstPart = beginning.section(u'_', 0, 0);
    for (const QString &entry : m_inventory->multiwordsStartingWith(firstPart)) {
        for (const WordClass wordClass : {WordClass::Noun, WordClass::Verb, WordClass::Adjective, WordClass::Adverb}) {
            if (entry.startsWith(beginning) && m_inventory->contains(entry, wordClass))
                readings.push_back({entry, wordClass});
        }
    }
    if (!typed.isEmpty())
        std::erase_if(readings, [&](const UnitReading &reading) { return !reading.lemma.startsWith(beginning); });
    std::vector<UnitReading> each;
    for (const UnitReading &reading : readings) {
        if (std::ranges::find(each, reading) == each.end())
            each.push_back(reading);
    }
    return each;
}

} // namespace glossator
