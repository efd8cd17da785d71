#pragma once

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

#include "cli/tagging.h"
#include "model/matrixbenchmark.h"

namespace glossator::cli {

/// What was measured in one of the rounds that take turns.
struct BenchRound
{
    double seconds = 0; ///< of tagging, read to written
    MatrixSpeed products; ///< of the encoder's matrix products alone, in the precision that texts are read in
    MatrixSpeed exactProducts; ///< the same in 32 bits
    double encoderSubwordsPerSecond = 0; ///< all layers for all subwords
    std::optional<double> otherSubwordsPerSecond; ///< of another encoder, where one was named
};

/// What `bench` measures, all in one run on one machine. Figures are medians over the rounds, ratios the medians of the rounds' own: other
/// programs that take the processor for a while slow both sides of them.
struct BenchFigures
{
    TaggingResult tagged; ///< in each round
    qint64 subwords = 0; ///< of the text; each round's
    std::vector<BenchRound> rounds;
    double crossEncoderSecondsAnInstance = 0; ///< reading sentence and gloss together for each candidate, at the size of BERT-base

    using Value = std::function<double(const BenchRound &)>;
    [[nodiscard]] double median(const Value &value) const;
    [[nodiscard]] double highest(const Value &value) const;

    [[nodiscard]] double tokensPerSecond(const BenchRound &round) const { return double(tagged.tokens) / round.seconds; }
    [[nodiscard]] double subwordsPerSecond(const BenchRound &round) const { return double(subwords) / round.seconds; }
    /// Of the rate that products of this speed alone would allow.
    [[nodiscard]] double endToEndRatio(MatrixSpeed BenchRound::*products) const;
    [[nodiscard]] double encoderTokensPerSecond() const;
    /// How many times a cross-encoder costs what this program does.
    [[nodiscard]] double crossEncoderCostRatio() const;
    [[nodiscard]] std::optional<double> otherRatio() const;
};

struct BenchRequest
{
    QStringList files;
    int repeat = 10; ///< how often the files are tagged in a round
    int rounds = 5;
    QString encoderFolder;
    /// A program that gets the encoder's folder and a number of threads as arguments. It reads a passage a line up to an empty line, then
    /// for every further line reads them all through its encoder and prints subwords a second. Empty: none.
    QString otherEncoder;
    int threads = 1; ///< for the other encoder
};

/// Errors: those of tagFiles(); FileNotFound when the other encoder cannot be run or fails.
[[nodiscard]] Result<BenchFigures> measure(const BenchRequest &request, Annotator &annotator, const TaskControl &control);

} // namespace glossator::cli
