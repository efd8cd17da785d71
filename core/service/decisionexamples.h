#pragma once

#include <functional>
#include <span>
#include <stop_token>
#include <vector>

#include "base/result.h"
#include "learning/examples.h"
#include "store/database.h"
#include "store/decisionstore.h"

namespace glossator {

/// Chooses among the decisions for senses that are in force.
using DecisionFilter = std::function<bool(const UnitDecision &)>;

/// The project's decided units as examples, in the passages in which they are predicted: one list for each filter, with one example a
/// passage that holds such decisions. A passage may stand in several lists with different units. builder's model is read for its tokenizer
/// only, so that nobody needs to hold it. Errors: those of the stores, Cancelled.
[[nodiscard]] Result<std::vector<std::vector<LabelledPassage>>> readDecisionExamples(Database &database, ExampleBuilder builder,
                                                                                     int passageSentences,
                                                                                     std::span<const DecisionFilter> filters,
                                                                                     const std::stop_token &stop);

} // namespace glossator
