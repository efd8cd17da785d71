#pragma once

#include <QString>
#include <QStringList>

#include <optional>

#include "cli/tagging.h"
#include "model/matrixbenchmark.h"

namespace glossator::cli {

/// What `bench` measures, all in one run on one machine.
struct BenchFigures
{
    TaggingResult tagged;
    double seconds = 0; ///< of tagging, read to written
    qint64 subwords = 0; ///< that the encoder read meanwhile
    MatrixSpeed products; ///< the encoder's matrix products alone
    double encoderSubwordsPerSecond = 0; ///< sequences to states
    double crossEncoderSecondsAnInstance = 0; ///< reading sentence and gloss together for each candidate, at the size of BERT-base
    std::optional<double> otherSubwordsPerSecond; ///< of another encoder, where one was named

    [[nodiscard]] double tokensPerSecond() const { return double(tagged.tokens) / seconds; }
    [[nodiscard]] double subwordsPerSecond() const { return double(subwords) / seconds; }
    /// Of the rate that the products alone would allow.
    [[nodiscard]] double endToEndRatio() const { return subwordsPerSecond() / products.subwordsPerSecond; }
    [[nodiscard]] double encoderTokensPerSecond() const { return encoderSubwordsPerSecond * double(tagged.tokens) / double(subwords); }
    /// How many times a cross-encoder costs what this program does.
    [[nodiscard]] double crossEncoderCostRatio() const { return crossEncoderSecondsAnInstance * double(tagged.instances) / seconds; }
    [[nodiscard]] std::optional<double> otherRatio() const;
};

struct BenchRequest
{
    QStringList files;
    int repeat = 10;
    QString encoderFolder;
    /// A program that reads a passage a line and prints subwords a second; it gets encoder folder and threads as arguments. Empty: none.
    QString otherEncoder;
    int threads = 1; ///< for the other encoder
};

/// Errors: those of tagFiles(); FileNotFound when the other encoder cannot be run or fails.
[[nodiscard]] Result<BenchFigures> measure(const BenchRequest &request, Annotator &annotator, const TaskControl &control);

} // namespace glossator::cli
