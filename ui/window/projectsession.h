#pragma once

#include <QObject>

#include <memory>

#include "service/activityservice.h"
#include "service/anchoringservice.h"
#include "service/annotator.h"
#include "service/exportservice.h"
#include "service/frequencyservice.h"
#include "service/importservice.h"
#include "service/journalservice.h"
#include "service/memoryservice.h"
#include "service/predictionchanges.h"
#include "service/predictionservice.h"
#include "service/project.h"
#include "service/projectcopy.h"
#include "service/projectmodels.h"
#include "service/secondopinion.h"
#include "service/surebandservice.h"
#include "service/trainingservice.h"
#include "service/unitsearch.h"

namespace glossator {

/// An open project with its workers, which end before it closes.
class ProjectSession
{
public:
    ProjectSession(std::unique_ptr<Project> project, const AnnotatorConfig &config);
    Q_DISABLE_COPY_MOVE(ProjectSession)
    ~ProjectSession();

    [[nodiscard]] Project &project() { return *m_project; }
    [[nodiscard]] ImportService &imports() { return m_imports; }
    [[nodiscard]] ExportService &exports() { return m_exports; }
    [[nodiscard]] ProjectCopy &copying() { return m_copying; }
    [[nodiscard]] PredictionService &predictions() { return m_predictions; }
    [[nodiscard]] MemoryService &memory() { return m_memory; }
    [[nodiscard]] PredictionChanges &changes() { return m_changes; }
    [[nodiscard]] JournalService &journal() { return m_journal; }
    [[nodiscard]] ActivityService &activity() { return m_activity; }
    [[nodiscard]] AnchoringService &anchoring() { return m_anchoring; }
    [[nodiscard]] SureBandService &sureBand() { return m_sureBand; }
    [[nodiscard]] TrainingService &training() { return m_training; }
    [[nodiscard]] ProjectModels &models() { return m_models; }
    [[nodiscard]] FrequencyService &frequency() { return m_frequency; }
    [[nodiscard]] SecondOpinion &secondOpinion() { return m_secondOpinion; }
    [[nodiscard]] UnitSearch &search() { return m_search; }

private:
    // Destroyed from the last to the first.
    std::unique_ptr<Project> m_project;
    ImportService m_imports;
    ExportService m_exports;
    ProjectCopy m_copying;
    PredictionService m_predictions;
    MemoryService m_memory;
    PredictionChanges m_changes;
    JournalService m_journal;
    ActivityService m_activity;
    AnchoringService m_anchoring;
    SureBandService m_sureBand;
    TrainingService m_training;
    ProjectModels m_models;
    FrequencyService m_frequency;
    SecondOpinion m_secondOpinion;
    UnitSearch m_search;
};

} // namespace glossator
