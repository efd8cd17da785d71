// The part of SenseListModel that reads the current unit and tells of it.

#include "models/senselistmodel.h"

#include <algorithm>

namespace glossator {

namespace {

QString spaced(QString lemma)
{
    return lemma.replace(u'_', u' ');
}

/// Adjacent tokens as they stand in the text; gaps shown as an ellipsis.
QString formOf(const Sentence &sentence, const Unit &unit)
{
    QString form;
    for (size_t i = 0; i < unit.tokens.size(); ++i) {
        const int token = unit.tokens[i];
        if (i > 0) {
            const int before = unit.tokens[i - 1];
            const int gapStart = sentence.tokens[size_t(before)].end;
            const int gapLength = sentence.tokens[size_t(token)].start - gapStart;
            form += token == before + 1 ? sentence.text.mid(gapStart, gapLength) : QStringLiteral(" … ");
        }
        form += sentence.form(token);
    }
    return form;
}

} // namespace

/// False when there is no such unit any more (a new analysis may have replaced it).
bool SenseListModel::readUnit()
{
    m_annotation = {};
    m_unit = {};
    m_guideline.reset();
    m_form.clear();
    if (!m_project || !m_unitId.isValid())
        return false;
    const auto place = m_project->corpus().placeOf(m_unitId);
    if (!place) {
        m_unitId = {};
        Q_EMIT failed(place.error());
        return false;
    }
    m_place = *place;
    const auto sentence = m_project->corpus().sentence(m_place.sentenceId);
    if (!sentence) {
        m_unitId = {};
        Q_EMIT failed(sentence.error());
        return false;
    }
    const auto found = std::ranges::find(sentence->annotations, m_unitId, &UnitAnnotation::id);
    if (found == sentence->annotations.end()) {
        m_unitId = {};
        return false;
    }
    m_annotation = *found;
    m_annotation.suggestionHidden = m_project->blindMode().hides(m_unitId);
    m_unit = sentence->sentence.units[size_t(found - sentence->annotations.begin())];
    m_form = formOf(sentence->sentence, m_unit);
    readGuideline();
    return true;
}

void SenseListModel::readGuideline()
{
    const auto guideline = m_project->guidelines().guideline(m_unit.lemma, m_unit.wordClass);
    m_guideline = guideline ? *guideline : std::nullopt;
    if (!guideline)
        Q_EMIT failed(guideline.error());
}

UnitId SenseListModel::unit() const
{
    return m_unitId;
}

SenseListModel::State SenseListModel::state() const
{
    if (!m_unitId.isValid())
        return State::NoUnit;
    if (m_annotation.prediction && m_annotation.prediction->candidates.empty())
        return State::NotInLexicon;
    if (m_annotation.prediction && m_annotation.prediction->candidates.size() == 1)
        return State::OnlySense;
    if (m_annotation.suggestionHidden)
        return State::Hidden;
    return m_annotation.prediction ? State::Predicted : State::Unpredicted;
}

QString SenseListModel::form() const
{
    return m_form;
}

QString SenseListModel::lemma() const
{
    return spaced(m_unit.lemma);
}

QString SenseListModel::inventoryLemma() const
{
    return m_unit.lemma;
}

WordClass SenseListModel::wordClass() const
{
    return m_unit.wordClass;
}

std::optional<Decision> SenseListModel::decision() const
{
    return m_annotation.decision;
}

std::optional<Guideline> SenseListModel::guideline() const
{
    return m_guideline;
}

QString SenseListModel::modelVersion() const
{
    return m_annotation.prediction ? m_annotation.prediction->modelVersion : QString();
}

std::optional<SenseProbability> SenseListModel::suggestion() const
{
    if (!m_annotation.prediction || m_annotation.prediction->candidates.size() < 2)
        return {};
    return m_annotation.prediction->candidates.front();
}

bool SenseListModel::isSuggestionHidden() const
{
    return m_annotation.suggestionHidden;
}

std::optional<double> SenseListModel::noneProbability() const
{
    if (!m_annotation.prediction || !m_annotation.prediction->none || m_annotation.suggestionHidden)
        return std::nullopt;
    return double(*m_annotation.prediction->none);
}

} // namespace glossator
