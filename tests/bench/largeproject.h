#pragma once

#include <QString>

#include <span>
#include <vector>

#include "base/ids.h"
#include "service/annotator.h"
#include "text/annotation.h"

namespace glossator::bench {

/// Real sentences with what the model says of their units.
struct AnnotatedText
{
    std::vector<Sentence> sentences;
    std::vector<std::vector<Prediction>> predictions; ///< [i][j]: of sentences[i].units[j]
};
[[nodiscard]] AnnotatedText annotate(const QString &textFile, Annotator &annotator);

/// A project with one document of at least so many tokens, made of the text's sentences in ever new order and predicted throughout, the
/// probabilities varied. Written through the store as an import and a prediction would; kept in the folder for the next time, so the
/// result must not be changed.
[[nodiscard]] QString largeProject(const QString &folder, const AnnotatedText &text, qint64 tokens);

/// A copy that may be changed, safely on the disk, so that its writing does not disturb what is measured.
[[nodiscard]] QString copied(const QString &project, const QString &path);

/// The text of a project's only document.
[[nodiscard]] QString textOf(const QString &project);

} // namespace glossator::bench
