#pragma once

#include "store/predictionstore.h"
#include "store/randomrepair.h"
#include "store/storetesting.h"

namespace glossator::testing {

/// A project with one document of sentences "w0 w1 w2 w3": all analysed, each word a unit.
struct PlainProject
{
    explicit PlainProject(int sentences = 3) : document(store(project.database(), plainDocument(sentences, 4))) {}

    [[nodiscard]] RepairDraft draft(qint64 position = 0, qint64 count = 1) { return RepairDraft(before(position, count), nullptr, {}); }
    [[nodiscard]] std::vector<RepairSentence> before(qint64 position, qint64 count)
    {
        return sentencesForRepair(project.database(), document, position, count);
    }
    [[nodiscard]] Result<std::optional<JournalOutcome>> apply(const RepairDraft &draft, qint64 position = 0, qint64 count = 1)
    {
        return RepairStore(project.database())
            .apply({document, position, before(position, count), draft.sentences(), QStringLiteral("rep")});
    }
    ActionId decide(UnitId unit, const QString &sense)
    {
        const UnitDecision decision{unit, decisionFor({sense})};
        return must(DecisionStore(project.database()).append({&decision, 1}));
    }
    void predict(UnitId unit)
    {
        const UnitPrediction prediction{unit,
                                        {{{QStringLiteral("a%1:00::"), 0.75F}, {QStringLiteral("a%1:01::"), 0.25F}}, QStringLiteral("m")}};
        must(PredictionStore(project.database()).put({&prediction, 1}));
    }
    [[nodiscard]] AnnotatedSentence sentence(qint64 position)
    {
        return must(CorpusStore(project.database()).sentences(document, position, 1)).front();
    }

    TestProject project;
    DocumentId document;
};

} // namespace glossator::testing
