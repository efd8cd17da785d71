#pragma once

#include "cli/labelleddata.h"
#include "cli/options.h"

namespace glossator::cli {

/// A larger model whose probabilities are learnt besides the gold.
struct TeacherOptions
{
    std::string model; ///< trained parts; empty: no teacher
    std::string encoder;
    std::vector<std::string> texts; ///< whose every word the teacher alone labels

    void addTo(CLI::App &command);
    /// The files and folders that are read for it.
    [[nodiscard]] QStringList inputs(const AnnotatorConfig &studentConfig) const;
    [[nodiscard]] AnnotatorConfig config(const AnnotatorConfig &studentConfig) const;
};

/// Lets the teacher read what the files hold, if there are any, and gives its probabilities to the data's units, but for those that people
/// annotated; then adds the texts that it alone labels. Nothing happens without a teacher. Errors: those of Annotator::open, readLabelled
/// and readDocument, Cancelled.
[[nodiscard]] Result<void> teach(LabelledData &data, const LabelledFiles &files, int passageSentences, const TeacherOptions &teacher,
                                 const SenseModel &student, const AnnotatorConfig &studentConfig, const std::stop_token &stop);

} // namespace glossator::cli
